"""Nodes that use the keyword model."""
