"""Names listed with another share its type: "Merrell, Keen and Salomon"."""

import re
from collections.abc import Iterable

from engine.siex.digits import has_digit
from engine.siex.kinds import heads, names
from engine.siex.kinds.gazetteer import INFLECTED, gazetteer, is_village, stem
from engine.siex.kinds.known import ORGANISATIONS
from engine.siex.kinds.nouns import is_noun
from engine.siex.kinds.phrases import Phrase

_WORD = re.compile(r"\w(?:[\w.&'’+/-]*\w)?|[^\w\s]")
_JOINT = re.compile(r"\s*(,|&|\w+)")
REACH = 100

_Run = tuple[list[list[str]], int, str]
_AND = 2
"""How many commas the word "and" is worth; together, between two names, they part clauses."""

_NONE: _Run = ([], 0, "")


def listed_with(told: Phrase, before: str, after: str, found: set[str]) -> str:
    """Note what the names listed with a mention are; return the word before the list."""
    joints = names.AND[told.language]
    later, former = _after(after, joints), _before(before, joints)
    mates = later[0] + former[0]
    if not mates and later[2].islower() and is_noun(later[2], told.language):
        found.add("beside a small noun")
    sure = later[1] + former[1]
    if not mates or sure < _AND or (len(mates) == 1 and sure > _AND):
        return ""
    found.add("listed")
    for mate in mates:
        told.mates.append(" ".join(mate))
        _beside(mate, told.language, found)
    return former[2] if former[0] else ""


def _after(text: str, joints: frozenset[str]) -> _Run:
    first = _JOINT.match(text)
    if first is None or not (first[1] == "," or first[1].lower() in joints):
        return _NONE
    return _run(map(_whole, _WORD.finditer(text)), joints)


def _whole(found: re.Match[str]) -> str:
    return found[0]


def _before(text: str, joints: frozenset[str]) -> _Run:
    text = text.rstrip()
    last = text.rpartition(" ")[2]
    if last.lower() in names.ARTICLES:
        text = text[: len(text) - len(last)].rstrip()
        last = text.rpartition(" ")[2]
    if not (last.endswith(",") or last.lower() in joints):
        return _NONE
    rest = text[: len(text) - (1 if last.endswith(",") else len(last))].rstrip()
    word = rest.rpartition(" ")[2]
    if word.isalpha() and word[0].islower() and _ends_list(word, joints):
        return [], 1 if last.endswith(",") else _AND, word
    pieces = _WORD.findall(text)
    pieces.reverse()
    mates, sure, lead = _run(pieces, joints)
    return [mate[::-1] for mate in mates], sure, lead


def _ends_list(small: str, joints: frozenset[str]) -> bool:
    return small not in joints and small not in names.ARTICLES


def _run(pieces: Iterable[str], joints: frozenset[str]) -> _Run:
    """Return names, how sure it is that they are a list, and the word that ends it."""
    mates: list[list[str]] = []
    current: list[str] = []
    sure, ended_by = 0, ""
    for piece in pieces:
        small = piece.lower()
        if piece == "," or small in joints:
            if current:
                mates.append(current)
                current = []
            sure += 1 if piece == "," else _AND
        elif piece[0].isupper() or piece[0].isdigit():
            if small not in names.ARTICLES:
                current.append(piece)
        elif small not in names.ARTICLES:
            ended_by = piece if piece[0].isalpha() else ""
            break
    if current:
        mates.append(current)
    return mates, sure, ended_by


def _beside(mate: list[str], language: str, found: set[str]) -> None:
    held = gazetteer()
    small = [word.lower() for word in mate]
    whole = " ".join(small)
    stemmed = " ".join(map(stem, small)) if language in INFLECTED else whole
    if whole in ORGANISATIONS or not heads.ORGANISATION.isdisjoint(small):
        found.add("beside an organisation")
    elif _is_place(whole, stemmed, is_noun(mate[-1], language)):
        found.add("beside a place")
    elif len(mate) > 1 and small[0] in held.given:
        found.add("beside a person")
    elif has_digit(whole):
        found.add("beside a number")
    elif is_noun(mate[-1], language):
        found.add("beside a noun")
    elif len(mate) == 1:
        found.add("beside a rare name")
    else:
        found.add("beside a longer name")


def _is_place(whole: str, stemmed: str, may_be_noun: bool) -> bool:
    held = gazetteer()
    if whole in held.lands or whole in held.places or stemmed in held.places:
        return True
    return not may_be_noun and is_village(stemmed)
