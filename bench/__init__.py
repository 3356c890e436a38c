"""One script per figure we claim, beside the peers."""
