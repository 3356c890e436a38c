"""Alembic's environment, and a file per change of the tables."""
