"""The running side of the engine: a pipeline's nodes at work, joined by channels."""
