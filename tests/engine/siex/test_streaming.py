"""A text in pieces gives in the end what the whole text gives."""

import itertools
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.siex import SiexError, analyse, extract_stream, extract_stream_async
from tests.engine.siex.samples import TEXTS, TOPICS

TITLE, TEXT, _ = TOPICS[0]
PAGE = (
    "<html><body><h1>Solar panels</h1>\r\n<p>Our <b>solar panels</b> last &amp; last."
    "\r\n\r\nAsk the <i>installer</i> (SVM) 😀 or see https://solar.example/a.</p>"
    "<script>var x = 1;</script> lone \ud83d and \ude00 halves, e\u0301 apart.\r"
)
_RELAXED = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def _cut(text, places):
    edges = [0, *sorted(place % (len(text) + 1) for place in places), len(text)]
    return [text[a:b] for a, b in itertools.pairwise(edges)]


@given(
    text=st.sampled_from([*TEXTS.values(), PAGE, PAGE * 9, "", "word", "\r\n"]),
    places=st.lists(st.integers(0, 5000), max_size=30),
)
@_RELAXED
def test_random_cuts_give_what_one_call_gives(text, places):
    *_, last = extract_stream(_cut(text, places))
    assert last.is_final
    assert last.characters == len(text)
    assert last.analysis == analyse(text)


def test_single_characters_give_what_one_call_gives():
    *_, last = extract_stream(iter(PAGE * 3))
    assert last.analysis == analyse(PAGE * 3)


def test_a_long_text_in_pieces_gives_what_one_call_gives():
    text = "".join(f"{each}\n\n" for each in TEXTS.values()) * 120
    dice = random.Random(3)  # noqa: S311 - the same cuts each time
    places = [dice.randrange(len(text)) for _ in range(40)]
    *_, last = extract_stream(_cut(text, places), top_k=5)
    assert last.analysis == analyse(text, top_k=5)


def test_title_language_genre_and_options_are_heeded():
    options = {"title": TITLE, "language": "en", "genre": "web", "top_k": 3}
    *_, last = extract_stream([TEXT], **options, stop_phrases=["heat pump"])
    assert last.analysis == analyse(TEXT, **options, stop_phrases=["heat pump"])


def test_progress_is_told_while_the_text_arrives():
    text = TEXT * 8
    events = list(
        extract_stream(_cut(text, range(0, len(text), 100)), characters=len(text))
    )
    assert len(events) > 2
    assert [event.is_final for event in events] == [False] * (len(events) - 1) + [True]
    shares = [event.progress for event in events]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert all(event.keywords for event in events)


def test_progress_is_unknown_where_the_size_is():
    first, *_ = extract_stream([TEXT, TEXT])
    assert first.progress is None


def test_events_come_before_the_text_has_ended():
    def pieces():
        yield TEXT * 2
        raise ConnectionError("the rest never came")

    events = extract_stream(pieces())
    assert next(events).keywords
    with pytest.raises(ConnectionError):
        next(events)


async def test_pieces_can_be_awaited():
    async def pieces():
        for piece in _cut(PAGE * 6, range(0, 2000, 70)):
            yield piece

    events = [event async for event in extract_stream_async(pieces(), top_k=4)]
    assert len(events) > 1
    assert events[-1].analysis == analyse(PAGE * 6, top_k=4)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"top_k": -1}, "top_k"),
        ({"language": "xx"}, "xx"),
        ({"characters": -3}, "characters"),
    ],
)
def test_what_makes_no_sense_is_told_before_anything_is_read(asked, told):
    with pytest.raises(SiexError, match=told):
        extract_stream(iter([]), **asked)


def test_a_piece_that_is_no_text_is_named():
    with pytest.raises(SiexError, match="chunks"):
        list(extract_stream([b"bytes"]))
