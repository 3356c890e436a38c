"""Compact places behave like a tuple of pairs."""

import pickle

import numpy as np

from engine.siex.spans import Spans


def _spans(*pairs):
    starts, ends = zip(*pairs, strict=True) if pairs else ((), ())
    return Spans(np.array(starts, dtype=np.int64), np.array(ends, dtype=np.int64))


def test_it_reads_like_a_tuple_of_pairs():
    spans = _spans((1, 4), (9, 12), (20, 22))
    assert list(spans) == [(1, 4), (9, 12), (20, 22)]
    assert spans == ((1, 4), (9, 12), (20, 22))
    assert spans[-1] == (20, 22)
    assert spans[:2] == ((1, 4), (9, 12))
    assert len(spans) == 3
    assert spans != ((1, 4),)
    assert hash(spans) == hash(_spans((1, 4), (9, 12), (20, 22)))


def test_it_crosses_to_another_process():
    spans = _spans((1, 4), (9, 12))
    assert pickle.loads(pickle.dumps(spans)) == spans  # noqa: S301


def test_places_beyond_two_thousand_million_are_kept():
    assert list(_spans((2**31 + 5, 2**31 + 9))) == [(2**31 + 5, 2**31 + 9)]


def test_none_are_no_places():
    assert list(_spans()) == []
    assert _spans() == ()
