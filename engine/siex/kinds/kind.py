"""Say what a keyword names: by its form, or else by its cues."""

import functools
from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from engine.siex import buffers, model
from engine.siex.acronyms import long_form
from engine.siex.digits import has_digit
from engine.siex.keyword import TYPES
from engine.siex.kinds.cues import cues
from engine.siex.kinds.form import told_by_form
from engine.siex.kinds.nouns import is_noun
from engine.siex.kinds.phrases import Phrase, Place, phrase
from engine.siex.pieces import Content

if TYPE_CHECKING:
    from engine.siex.keyword import KeywordType

_MILLION = 1_000_000
_UNSURE, _ASKED = _MILLION, 2
"""How near two types must be for names listed with a phrase to be asked, and how many."""

_LETTERS = 3
"""Letters that a word has at least whose case is looked at."""
_PLAIN = frozenset(
    (
        *("law", "event", "place", "organisation", "company", "title", "product"),
        *("land", "known place", "known organisation", "known product", "given first"),
        *("surname last", "after a given name", "letters and digits", "numbered act"),
        "acronym",
    )
)
"""Cues that hold even where capitals say nothing."""


_HEADS_FIRST = frozenset(
    ("law first", "event first", "place first", "organisation first")
)


def kind(
    text: str, content: Content = "", places: Sequence[Place] = (), language: str = "en"
) -> "KeywordType":
    """Return the type of a keyword, from its words and where it is mentioned."""
    plain = told_by_form(text, language)
    if plain is not None:
        return plain
    long = long_form(text, content)
    if long:
        place = content.index(long)
        return kind(long, content, [(place, place + len(long))], language)
    told = phrase(text, content, places, language)
    if not told.words:
        return "CONCEPT"
    held = cues(told)
    if held.isdisjoint(_PLAIN) and (not places or _all_capital(content, places[0])):
        return "CONCEPT"
    if len(told.words) > 2 and _may_name_a_role(told, held) and places:
        end = places[0][1]
        name = text.partition(" ")[2]
        if kind(name, content, [(end - len(name), end)], language) == "PERSON":
            return "PERSON"
    scores = _scores(held)
    if told.mates and sorted(scores)[-2] > max(scores) - _UNSURE:
        _share(scores, told)
    return TYPES[scores.index(max(scores))]


def _may_name_a_role(told: Phrase, held: set[str]) -> bool:
    """Tell whether a phrase may be a role and a name: "midwife Helen Marsh"."""
    if not _HEADS_FIRST.isdisjoint(held):
        return False
    for word in told.words[1:]:
        if not word[0].isupper():
            return False
    first = told.words[0]
    return first.islower() or is_noun(first, told.language)


def _scores(held: set[str]) -> list[int]:
    """Return how much cues speak for each type; whole numbers add up in any order."""
    rows, owner = _weights()
    weights, columns = buffers.ints(owner), len(TYPES)
    totals = buffers.zeros("i", columns)
    scores = buffers.ints(totals)
    for column in range(columns):
        scores[column] = weights[column]
    for cue in held:
        row = rows.get(cue)
        if row is not None:
            begin = row * columns
            for column in range(columns):
                scores[column] += weights[begin + column]
    return totals.tolist()


def _share(scores: list[int], told: Phrase) -> None:
    """Add what speaks for the types of names that are listed with a phrase."""
    numbered, content = has_digit(told.text), told.content
    for mate in told.mates[:_ASKED]:
        place = content.find(mate)
        if place < 0 or has_digit(mate) != numbered:
            continue
        places = [(place, place + len(mate))]
        more = _scores(cues(phrase(mate, content, places, told.language)))
        for column in range(len(scores)):
            scores[column] += more[column]


def _all_capital(content: Content, place: Place) -> bool:
    """Tell whether capitals say nothing: a headline, or a text that shouts."""
    start, end = place
    around = content[max(0, start - 60) : start] + content[end : end + 60] + " "
    words, large, letters, capital = 0, 0, 0, False
    for char in around:
        if char.isalnum() and not char.isdecimal():
            capital = char.isupper() if letters == 0 else capital
            letters += 1
        else:
            words += letters >= _LETTERS
            large += letters >= _LETTERS and capital
            letters = 0
    return words >= 3 and large > 0.8 * words


@functools.cache
def _weights() -> tuple[dict[str, int], buffers.Ints]:
    """Return which row is whose cue's, and the rows: a weight per type, in millionths.

    The first row is no cue's; all begins with it.
    """
    stored = model.arrays("types")
    cue_names = stored["cues"].tobytes().decode().split("\n")
    weights = np.rint(stored["weights"].astype(np.float64) * _MILLION)
    rows = array("i", weights.astype(np.int32).tobytes())
    return {name: number for number, name in enumerate(cue_names, 1)}, rows
