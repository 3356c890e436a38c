"""Read short messages to people in many languages: the translations of Django."""

import functools
import re
from pathlib import Path

_ENTRY = re.compile(r'^msgstr(?:\[\d\])? ((?:".*"\n)+)', re.MULTILINE)
_QUOTED = re.compile(r'"(.*)"\n')
_MARK = re.compile(r"%\(?\w*\)?[sd]?|\{[^}]*\}|<[^>]*>|\\n|\\\"|https?://\S+")


@functools.cache
def messages(language: str) -> list[list[str]]:
    """Return each message of two words or more as its words."""
    import django

    root = Path(django.__file__).parent
    found: list[list[str]] = []
    for path in sorted(root.glob(f"**/locale/{language}/LC_MESSAGES/*.po")):
        for entry in _ENTRY.findall(path.read_text("utf-8")):
            words = _MARK.sub(" ", "".join(_QUOTED.findall(entry))).split()
            if len(words) > 1:
                found.append(words)
    return found
