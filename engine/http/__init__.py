"""The one HTTP client: checked addresses, limits, robots, redaction."""
