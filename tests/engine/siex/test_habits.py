"""Patterns of candidates are looked up in a table of how often they were listed."""

from array import array

from engine.siex import model
from engine.siex.candidates import Candidates
from engine.siex.features.habits import COUNT, NAMES, PATTERNS, Habits, patterns
from engine.siex.features.matrix import NAMES as ALL
from engine.siex.features.rows import Rows
from engine.siex.ranking import read

TEXT = "We study random forests. The accuracy of random forests grows."
PHRASE = PATTERNS.index("phrase")


def candidates(content: str) -> Candidates:
    return Candidates(read(content, 0, "en"), 5)


def place(found: Candidates, content: str, phrase: str) -> int:
    spans = [found.span(number) for number in range(found.size)]
    return [content[begin:end] for begin, end in spans].index(phrase)


def keys_of(content: str, phrase: str) -> list[int]:
    """Return the keys of one candidate of a text, pattern by pattern."""
    found = candidates(content)
    first = place(found, content, phrase) * COUNT
    return list(patterns(found.text, found)[first : first + COUNT])


def told(habits: Habits, styles: tuple[float, ...], phrase: str) -> tuple[float, float]:
    """Return what the table tells of a phrase: over all texts, and in these styles."""
    found = candidates(TEXT)
    rows = Rows(2 * COUNT, found)
    habits.fill(found.text, found, array("d", styles), rows)
    first = 2 * PHRASE * found.size + place(found, TEXT, phrase)
    return rows.table[first], rows.table[first + found.size]


def table(key: int, values: tuple[int, int, int, int]) -> Habits:
    """Return a table that holds one key."""
    checks, stored = array("H", [0] * 16), array("b", [0] * 64)
    checks[key & 15] = (key >> 40) & 0xFFFF
    stored[4 * (key & 15) : 4 * (key & 15) + 4] = array("b", values)
    return Habits(checks, stored)


def test_every_pattern_gives_two_features_that_the_matrix_holds():
    assert len(PATTERNS) == COUNT
    assert len(NAMES) == 2 * COUNT
    assert set(NAMES) <= set(ALL)


def test_the_same_phrase_has_the_same_key_in_other_texts():
    ours = keys_of(TEXT, "random forests")
    theirs = keys_of("They grow random forests in Ghana.", "random forests")
    assert ours[PHRASE] == theirs[PHRASE]
    assert ours[PATTERNS.index("around")] != theirs[PATTERNS.index("around")]


def test_a_single_word_has_no_last_two_words():
    pair = PATTERNS.index("last_two")
    assert keys_of(TEXT, "accuracy")[pair] == 0
    assert keys_of(TEXT, "random forests")[pair] != 0


def test_a_known_pattern_tells_its_log_odds_and_those_of_the_texts_style():
    habits = table(keys_of(TEXT, "random forests")[PHRASE], (20, 40, -20, 0))
    assert told(habits, (1.0, 0.0, 0.0), "random forests") == (1.0, 2.0)
    assert told(habits, (0.5, 0.5, 0.0), "random forests") == (1.0, 0.5)
    assert told(habits, (1.0, 0.0, 0.0), "accuracy") == (0.0, 0.0)


def test_languages_with_few_texts_have_no_habits():
    assert len(model.habits("sv").slots) == 1
    assert model.habits("fr") is model.habits("en")
