"""The cloud account, seen from the desktop."""
