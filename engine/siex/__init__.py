"""The SIE-X keyword model: text in, keywords out."""
