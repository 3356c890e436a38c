"""Nodes that bring records in."""
