"""One mouse or keyboard gesture each."""
