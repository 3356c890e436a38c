"""Where a name begins and ends: rows of capitalised words with small links."""

import re

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽΆ-ΏΑ-Ϋ"
"""The inside of a character class for capital letters."""

ENDINGS = (
    r"Inc\.?|INC\.?|Ltd\.?|LTD\.?|LLC|L\.L\.C\.|LLP|LP|L\.P\.|Corp\.?|CORP\.?|Corporation|Company|Co\.|PLC|plc"
    r"|AG|GmbH|KGaA|KG|SE|e\.V\.|AB|HB|KB|AS|ASA|A/S|ApS|NV|N\.V\.|BV|B\.V\.|SA|S\.A\.(?:U\.)?|S\.L\.(?:U\.)?|SL|SAS|SARL|S\.A\.S\."
    r"|SpA|S\.p\.A\.|Srl|S\.r\.l\.|Lda\.?|UAB|ΑΕ|Α\.Ε\.|ΕΠΕ|Oyj|Oy|Group|Holdings?|Bancorp"
)
"""What companies end their names with, as alternatives of a pattern."""

WORD = rf"[{UPPER}][\w'’&.-]{{0,40}}"
LINK = r"(?:of|and|&|the|och|und|et|y|e|en|og|de|du|des|del|della|di|da|do|dos|la|le|von|van|der|den|for|för|für|i)"
"""Small words inside of names, as alternatives of a pattern."""

NAME = rf"{WORD}(?:,? (?:{ENDINGS})(?!\w)| (?:{LINK} ){{0,2}}{WORD}){{0,7}}"
"""A name, as a pattern."""

_BEFORE = re.compile(rf"(?<![\w.]){NAME},?\s*$")
_AFTER = re.compile(NAME)
_REACH = 100
_OPENING = re.compile(
    r"^(?:Between|Mellan|Entre|Zwischen|Tra|Tussen|Mellom|Among|And|Och|Und|Et|The|Der|Die|Das|La|Le|Les|El|Il|De|Het"
    r"|In|On|By|For|When|If|But|As|At) (?=\S)"
)
_STOP = re.compile(
    r".*(?<!\w)(?!(?:Corp|Prof|Capt|Dott|Bros|Sig)\.)\w{4,40}[.!?]\s+", re.DOTALL
)
"""A name does not reach over the end of a sentence: “… Human Rights. Northwind Ltd”."""
_TRAILING = re.compile(r"[.,'’&-]+$")


def name_before(clean: str, end: int) -> tuple[int, int] | None:
    """Return where the name stands that ends at ``end``, if one does."""
    begin = max(0, end - _REACH)
    match = _BEFORE.search(clean[begin:end])
    if match is None:
        return None
    start, stop = begin + match.start(), begin + match.end()
    return _cut(clean, after_stop(clean, start, stop), stop)


def after_stop(clean: str, start: int, end: int) -> int:
    """Return where a name begins, behind the last sentence that ends inside of it."""
    stop = _STOP.match(clean[start:end])
    return start + stop.end() if stop and start + stop.end() < end else start


def name_after(clean: str, start: int) -> tuple[int, int] | None:
    """Return where the name stands that begins at ``start``, if one does."""
    match = _AFTER.match(clean, start)
    return _cut(clean, start, match.end()) if match else None


def _cut(clean: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the word that opens the sentence, and the marks behind the name."""
    opening = _OPENING.match(clean[start:end])
    start += opening.end() if opening else 0
    words = clean[start:end].rstrip()
    ended = re.search(rf"(?<!\w)(?:{ENDINGS})$", words)
    if not ended:
        words = _TRAILING.sub("", words)
    return start, start + len(words)
