"""Runs pipelines and remembers results, without Qt."""
