"""What the trees are told about each candidate, one module per kind of evidence."""
