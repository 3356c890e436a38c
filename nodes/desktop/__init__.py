"""Nodes that talk to the desktop."""
