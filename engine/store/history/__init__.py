"""The history of runs: one database per month, a group-committing writer, a reader."""
