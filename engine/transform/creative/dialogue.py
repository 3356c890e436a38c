"""Speech: between quotation marks of any language, or behind a dash."""

import re
from collections.abc import Iterator

from engine.transform.creative.words import words
from engine.transform.prose.names import UPPER, WORD
from engine.transform.prose.text import Prose, Stretch

_QUOTED = re.compile(
    r"\"[^\"\n]{1,800}\"|“[^”\n]{1,800}”|„[^“”\n]{1,800}[“”]|«[^»\n]{1,800}»|»[^«\n]{1,800}«|”[^”\n]{1,800}”"
    rf"|(?<!\w)'[{UPPER}][^'\n]{{1,400}}[.,!?…]'|(?<!\w)‘[^’\n]{{1,400}}[.,!?…]’"
)
_DASHED = re.compile(
    rf"(?:^|\n|(?<=[.!?…]) )[ \t]*[–—-][ \t]?(?P<said>[{UPPER}¿¡][^\n]{{1,800}})"
)
_BREAK = re.compile(r"\s?[—–]|[,!?….](?=\s)")
_REACH = 60
_NAME = re.compile(rf"(?:{WORD} ){{0,2}}{WORD}")
_MARKS = "\"“”„«»'‘’"


def speech(text: Prose) -> list[Stretch]:
    """Return where speech stands, in order."""
    quoted = [
        Stretch(*match.span())
        for match in _QUOTED.finditer(text.clean)
        if _is_said(match[0])
    ]
    found = sorted((*quoted, *_dashed(text)))
    apart: list[Stretch] = []
    for stretch in found:
        if not apart or stretch.start >= apart[-1].end:
            apart.append(stretch)
    return apart


def speaker(text: Prose, said: Stretch) -> str | None:
    """Return the name beside a verb of speaking right behind or in front of speech."""
    verbs = words("speaking_verbs", text.language)
    behind = text.clean[said.end : said.end + _REACH].split("\n")[0].lstrip(" ,—–-")
    ahead = text.clean[max(0, said.start - _REACH) : said.start].rsplit("\n", 1)[-1]
    return _named_behind(behind, verbs) or _named_ahead(ahead.rstrip(" ,:—–"), verbs)


def _named_behind(behind: str, verbs: frozenset[str]) -> str | None:
    """“…, said Tom”, “… Anna replied”."""
    first, _blank, rest = behind.partition(" ")
    if first.lower().strip(".,") in verbs:
        match = _NAME.match(rest)
        return match[0].rstrip(".,") if match else None
    match = _NAME.match(behind)
    if match is None:
        return None
    following = re.match(r"\W*(\w+)", behind[match.end() :])
    return match[0] if following and following[1].lower() in verbs else None


def _named_ahead(ahead: str, verbs: frozenset[str]) -> str | None:
    """“Marcus whispered, …”."""
    rest, _blank, verb = ahead.rpartition(" ")
    if verb.lower() not in verbs:
        return None
    match = re.search(rf"(?<!\w)(?:{WORD} )?{WORD}$", rest)
    return match[0] if match else None


def _is_said(quoted: str) -> bool:
    """Tell speech from a word in quotation marks: it begins large or ends a clause."""
    inner = quoted.strip(_MARKS + " \u00a0")
    first = next((it for it in inner if it.isalpha()), "")
    return bool(inner) and (first.isupper() or inner[-1] in ".!?,…—")


def _dashed(text: Prose) -> Iterator[Stretch]:
    """“– Du är sen, sade Gustav.”: up to a verb of speaking or the next dash."""
    verbs = words("speaking_verbs", text.language)
    for match in _DASHED.finditer(text.clean):
        start, end = match.span("said")
        yield Stretch(start, _said_until(text.clean, start, end, verbs))


def _said_until(clean: str, start: int, end: int, verbs: frozenset[str]) -> int:
    for cut in _BREAK.finditer(clean, start, end):
        following = re.match(r"[\s—–]*(\w+)", clean[cut.end() : cut.end() + 20])
        if following and following[1].lower() in verbs:
            return cut.start() + (cut[0] in "!?…")
    return start + len(clean[start:end].rstrip())
