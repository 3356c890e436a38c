"""Nodes that show results to people."""
