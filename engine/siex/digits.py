"""Look for digits."""


def has_digit(text: str) -> bool:
    """Tell whether a text has a digit in any script."""
    for char in text:
        if char.isdigit():
            return True
    return False
