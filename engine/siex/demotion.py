"""Make phrases less likely that their words speak against.

The trees learn from collections whose annotators copy spans of text; a reader of what a
page or an article is about stumbles over "cuts food waste", "three new ones" and "Tuesdays". Of a person people
list the name alone.
"""

import functools
from collections.abc import Iterable, Sequence, Set
from typing import TYPE_CHECKING

from engine.siex import buffers, model
from engine.siex.contenders import Contender, best_first
from engine.siex.features.matrix import NAMES
from engine.siex.kinds import names
from engine.siex.kinds.gazetteer import gazetteer
from engine.siex.mentions import Words
from engine.siex.tags import NUM, VERB

if TYPE_CHECKING:
    from engine.siex.features.rows import Rows

_SHARE = 0.3
_MOSTLY, _RATHER, _COUNTING = 0.9, 0.7, 0.6
_REMEMBERED = 50_000
_GERUND = "ing"
"""How English verbs end that stand for a noun: "image processing"."""
_ROLES = names.ROLE | names.TITLE
_NAMES_THINGS = frozenset(["news", "web"])
"""Genres whose annotators hardly list what is counted, and days of the week."""
_ADJECTIVES_FIRST = frozenset(["en", "sv", "nb", "de", "nl", "el", "lt"])
"""Languages whose adjectives stand before their noun: "collection alive" is no name."""
_TRAILING, _STANDS_AS = 0.3, 0.7
_WIDTH, _LAST_ADJECTIVE, _VERB = (
    NAMES.index(name) for name in ("width", "last_ADJ", "verb_max")
)


def misplaced(rows: "Rows", chosen: Iterable[int], language: str) -> set[int]:
    """Return which candidates hold a verb, or trail an adjective, where they stand."""
    value = buffers.floats(rows.table)
    width, verb = _WIDTH * rows.size, _VERB * rows.size
    adjective, first = _LAST_ADJECTIVE * rows.size, language in _ADJECTIVES_FIRST
    stands_as, trailing = _STANDS_AS, _TRAILING
    found: set[int] = set()
    for candidate in chosen:
        if value[width + candidate] > 1 and (
            value[verb + candidate] > stands_as
            or (first and value[adjective + candidate] > trailing)
        ):
            found.add(candidate)
    return found


def demoted(
    found: Sequence[Contender],
    text: str,
    language: str,
    genre: str,
    misplaced: Set[int],
) -> list[Contender]:
    """Return the phrases, best first; those with words where none belong fall back.

    ``text`` is what their mentions count; ``misplaced`` are candidates with words that
    stand where they are as others than in a name.
    """
    things = genre in _NAMES_THINGS
    known = _heard_of(language)
    marked: list[Contender] = []
    for each in found:
        if len(each.words) > 1:
            fallen = _is_verbal(each.words, known)
            if things and not fallen:
                fallen = (
                    (each.number in misplaced and not _has_gerund(each.words))
                    or _is_count(each, text, known)
                    or _is_introduced(each.words)
                )
        else:
            fallen = things and known.is_time("".join(each.words))
        marked.append(each.with_chance(each.chance * _SHARE) if fallen else each)
    return best_first(marked)


def _is_verbal(words: Words, known: "_Known") -> bool:
    """Tell whether a phrase ends in what is mostly a verb, or holds one."""
    last = words[len(words) - 1]
    if known.verb(last) > _RATHER and not last.endswith(_GERUND):
        return True
    for word in words[: len(words) - 1]:
        if known.verb(word) > _MOSTLY:
            return True
    return False


def _has_gerund(words: Words) -> bool:
    for word in words:
        if word.endswith(_GERUND):
            return True
    return False


def _is_count(each: Contender, text: str, known: "_Known") -> bool:
    """Tell whether a phrase begins with a number that stands apart: "140 drills"."""
    word = each.words[0]
    after = each.places[0][0] + len(word)
    if not text[after : after + 1].isspace():
        return False
    return word.isdigit() or known.numeral(word)


def _is_introduced(words: Words) -> bool:
    """Tell whether a phrase is a name with a role before it: "owner Peter Hallam"."""
    if len(words) < 3 or words[0].lower() not in _ROLES:
        return False
    for word in words[1:]:
        if not word[0].isupper():
            return False
    return True


class _Known:
    """Remembers what the treebanks and lists of a language say of words."""

    def __init__(self, language: str) -> None:
        self._table = model.table(language)
        self._verbs: dict[str, float] = {}

    def verb(self, word: str) -> float:
        """Return how often a word that is written small is a verb, 0 if unknown."""
        known = self._verbs.get(word)
        if known is None:
            if len(self._verbs) > _REMEMBERED:
                self._verbs.clear()
            seen = self._table.tags(word) if word.islower() else None
            known = self._verbs[word] = 0.0 if seen is None else seen[VERB]
        return known

    def numeral(self, word: str) -> bool:
        """Tell whether a word is a number, written out."""
        seen = self._table.tags(word.lower())
        return seen is not None and seen[NUM] > _COUNTING

    def is_time(self, word: str) -> bool:
        """Tell whether a word is a month or a day of the week, or several such days."""
        times, small = gazetteer().months, word.lower()
        return small in times or small.removesuffix("s") in times


@functools.cache
def _heard_of(language: str) -> _Known:
    return _Known(language)
