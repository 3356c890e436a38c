"""A keyword travels whole, though it tells of its neighbours only when asked."""

import pickle
from concurrent.futures import ThreadPoolExecutor

from engine.siex import Keyword, extract
from tests.engine.siex.samples import TEXTS


def fresh() -> list[Keyword]:
    return extract(TEXTS["en"], language="en", explain=True)


def test_a_keyword_that_was_asked_nothing_yet_is_pickled_with_all_it_knows():
    told = [keyword.to_json() for keyword in fresh()]
    arrived = pickle.loads(pickle.dumps(fresh()))  # noqa: S301 - our own bytes
    assert [keyword.to_json() for keyword in arrived] == told
    assert any(keyword["related"] for keyword in told)
    assert any(keyword["explanation"] for keyword in told)


def test_keywords_are_equal_if_everything_is():
    one, same, *others = *fresh()[:1], *fresh()[:2]
    assert one == same
    assert hash(one) == hash(same)
    assert one not in others
    assert one != one.text
    assert repr(one) == repr(same)


def test_keywords_may_be_asked_by_several_threads_at_once():
    found = fresh() * 8
    with ThreadPoolExecutor(8) as threads:
        told = list(
            threads.map(lambda keyword: (keyword.cluster, keyword.related), found)
        )
    assert told == [(keyword.cluster, keyword.related) for keyword in fresh()] * 8
