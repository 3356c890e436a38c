"""Nodes that talk HTTP."""
