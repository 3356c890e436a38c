"""A text in pieces answers as a string does."""

import random

import pytest

from engine.siex import analyse, extract_stream
from engine.siex.long_text import WHOLE, excerpt
from engine.siex.pieces import BLOCK, Pieces
from tests.engine.siex.samples import TEXTS

LONG = "\n\n".join(f"{TEXTS['en']} Visit {n} \U0001f600 “ended”." for n in range(900))


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    held = Pieces()
    for begin in range(0, len(LONG), 50_021):
        held.append(LONG[begin : begin + 50_021])
    return held


def test_parts_are_those_of_the_string(pieces):
    assert len(LONG) > 2 * BLOCK
    assert len(pieces) == len(LONG)
    assert pieces[:] == LONG
    dice = random.Random(3)  # noqa: S311 - cuts, not secrets
    for _ in range(60):
        begin = dice.randrange(len(LONG))
        end = begin + dice.choice((0, 1, 40, BLOCK + 9))
        assert pieces[begin:end] == LONG[begin:end]


@pytest.mark.parametrize(
    "sought", ["Visit 7 ", "Visit 899", "\U0001f600 “", "not there"]
)
def test_a_phrase_is_found_where_it_stands_also_over_the_edge_of_a_piece(
    pieces, sought
):
    assert pieces.find(sought) == LONG.find(sought)
    for edge in (50_021, 50_021 + BLOCK):
        over = LONG[edge - 3 : edge + 30]
        assert pieces.find(over, edge - 40) == LONG.find(over, edge - 40)
    assert pieces.rfind(sought, 10, 90_000) == LONG.rfind(sought, 10, 90_000)


def test_a_long_text_that_arrives_gives_what_it_gives_at_once(pieces):
    chunks = (LONG[begin : begin + 7_001] for begin in range(0, len(LONG), 7_001))
    *_, last = extract_stream(chunks, title="Out and about", language="en", top_k=5)
    assert len(LONG) > WHOLE
    assert last.analysis == analyse(LONG, title="Out and about", language="en", top_k=5)
    wanted = ["visit 899", "nowhere to be seen"]
    assert excerpt(pieces, wanted) == excerpt(LONG, wanted)
