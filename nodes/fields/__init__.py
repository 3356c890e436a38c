"""Nodes that change the fields of records."""
