"""Write texts as people do who type without accents."""

import unicodedata

_SPECIAL = str.maketrans(
    {"ø": "o", "æ": "ae", "ß": "ss", "ł": "l", "Ø": "O", "Æ": "AE"}
)


def folded(text: str) -> str:
    """Return a text without accents."""
    apart = unicodedata.normalize("NFD", text.translate(_SPECIAL))
    return "".join(char for char in apart if not unicodedata.combining(char))
