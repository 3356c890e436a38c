"""Tests of `nodes.siex.keep_keywords`."""

import pytest

from nodes.errors import InputError
from nodes.siex.keep_keywords import keep_keywords
from tests.helpers.context import run_node

KEYWORDS = [
    {"text": "teak", "score": 0.4, "type": "CONCEPT"},
    {"text": "Öland", "score": 0.9, "type": "LOC"},
    {"text": "stol", "score": 0.1, "type": "CONCEPT"},
]


async def kept(config: dict, keywords: object = KEYWORDS) -> list[str]:
    outputs = await run_node(keep_keywords, config, [{"keywords": keywords}])
    return [keyword["text"] for keyword in outputs["out"][0]["keywords"]]


async def test_weak_keywords_leave_the_list():
    assert await kept({}) == ["teak", "Öland"]
    assert await kept({"min_score": 0.4}) == ["teak", "Öland"]
    assert await kept({"min_score": 0.41}) == ["Öland"]


async def test_types_can_be_chosen():
    assert await kept({"types": ["LOC"]}) == ["Öland"]


async def test_the_best_stay_first():
    assert await kept({"top": 1}) == ["Öland"]
    assert await kept({"top": 9, "min_score": 0}) == ["Öland", "teak", "stol"]


async def test_the_rest_of_the_record_stays_and_the_given_list_too():
    given = {"url": "/", "keywords": KEYWORDS}
    outputs = await run_node(keep_keywords, {"min_score": 1}, [given])
    assert outputs["out"] == [{"url": "/", "keywords": []}]
    assert len(KEYWORDS) == 3


@pytest.mark.parametrize("record", [{}, {"keywords": None}, {"keywords": []}])
async def test_a_record_without_keywords_gets_an_empty_list(record):
    assert (await run_node(keep_keywords, {}, [record]))["out"] == [{"keywords": []}]


async def test_odd_keywords_leave_the_list():
    odd = ["teak", None, {"text": "no score"}, {"text": "a", "score": "0.9"}]
    assert await kept({}, odd) == ["a"]


async def test_a_field_that_is_no_list_is_told():
    with pytest.raises(InputError, match="“keywords” of this record holds no list"):
        await kept({}, "teak")
