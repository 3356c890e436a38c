"""What the ranker looks at: one column of numbers per feature, one row per candidate."""
