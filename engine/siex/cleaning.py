"""Blank out what is not prose, keeping every character where it was."""

import re

_BLOCK = re.compile(
    r"</?(?:p|div|h[1-6]|li|ul|ol|td|th|tr|table|br|hr|title|section|article|header"
    r"|footer|nav|main|aside|blockquote|pre|option|button|label|dt|dd|figcaption)\b",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_ADDRESS = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s<>\"]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+"
)
_HIDDEN = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))


def plain(text: str) -> str:
    """Return ``text`` with markup, entities and addresses blanked, equally long."""
    if "<" in text:
        for opening, closing in _HIDDEN:
            text = _without(text, opening, closing)
        text = _TAG.sub(_blank_tag, text)
    if "&" in text:
        text = _ENTITY.sub(lambda match: " " * len(match[0]), text)
    if "://" in text or "www." in text or "@" in text:
        text = _ADDRESS.sub(lambda match: ";" * len(match[0]), text)
    return text


def _blank_tag(match: re.Match[str]) -> str:
    """A block ends the sentence, an inline tag is only a gap."""
    blank = "\n" if _BLOCK.match(match[0]) else " "
    return blank * len(match[0])


def _without(text: str, opening: str, closing: str) -> str:
    """Blank everything between two marks, in one pass over the text."""
    small = text.lower()
    if len(small) != len(text) or opening not in small:
        return text
    pieces: list[str] = []
    done = 0
    while (begin := small.find(opening, done)) >= 0:
        stop = small.find(closing, begin)
        if stop < 0:
            break
        stop += len(closing)
        pieces += (text[done:begin], "\n" * (stop - begin))
        done = stop
    return "".join((*pieces, text[done:]))
