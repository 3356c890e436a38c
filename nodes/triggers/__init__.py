"""Nodes that start a run."""
