"""Add a letter to a fingerprint; compiled, it becomes part of the code that calls it."""


def with_letter(bits: int, point: int) -> int:
    """Return the fingerprint of a word with one more letter, beginning with 0."""
    mask, factor = 0xFFFFFFFFFFFFFFFF, 0x9E3779B97F4A7C15
    return ((bits ^ point) * factor) & mask
