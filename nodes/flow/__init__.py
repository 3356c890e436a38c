"""Nodes that route, order and combine records."""
