"""The account server."""
