"""Tests of `nodes.flow.split`."""

import pytest

from nodes.errors import InputError
from nodes.flow.split import Config, split
from tests.helpers.context import FakeContext, records_of, run_node

PAGE = {
    "url": "/chairs",
    "text": "Chairs of teak.",
    "keywords": [{"text": "teak", "score": 0.6}, {"text": "chairs", "score": 0.4}],
}


async def test_every_item_becomes_a_record_with_the_other_fields():
    outputs = await run_node(split, {}, [PAGE])
    assert outputs["out"] == [
        {"url": "/chairs", "text": "teak", "score": 0.6},
        {"url": "/chairs", "text": "chairs", "score": 0.4},
    ]


async def test_items_are_children_of_their_record():
    first, second = (await run_node(split, {}, [PAGE]))["out"]
    assert (first.id, second.id) == ("r0.0", "r0.1")
    assert second.parents == ("r0",)


async def test_a_prefix_keeps_the_fields_of_both():
    outputs = await run_node(split, {"prefix": "keyword_"}, [PAGE])
    assert outputs["out"][0] == {
        "url": "/chairs",
        "text": "Chairs of teak.",
        "keyword_text": "teak",
        "keyword_score": 0.6,
    }


async def test_the_other_fields_can_be_left_behind():
    outputs = await run_node(split, {"keep_others": False}, [PAGE])
    assert outputs["out"][1] == {"text": "chairs", "score": 0.4}


async def test_items_that_are_no_objects_go_into_a_field():
    config = {"field": "tags", "item_field": "tag", "number_field": "place"}
    outputs = await run_node(split, config, [{"tags": ["björk", 7, None, ["x"]]}])
    assert outputs["out"] == [
        {"tag": "björk", "place": 1},
        {"tag": 7, "place": 2},
        {"tag": None, "place": 3},
        {"tag": ["x"], "place": 4},
    ]


async def test_a_list_inside_an_object_can_be_split():
    config = {"field": "page.links"}
    page = {"page": {"links": [{"to": "/a"}], "rank": 1}}
    outputs = await run_node(split, config, [page])
    assert outputs["out"] == [{"page": {"rank": 1}, "to": "/a"}]
    assert page == {"page": {"links": [{"to": "/a"}], "rank": 1}}


async def test_an_empty_list_gives_nothing():
    assert await run_node(split, {}, [{"keywords": []}]) == {"out": []}


@pytest.mark.parametrize("record", [{}, {"keywords": None}, {"keywords": "teak"}])
async def test_a_record_without_a_list_fails_unless_told_otherwise(record):
    with pytest.raises(InputError, match="“keywords” of this record holds no list"):
        await run_node(split, {}, [PAGE, record])
    kept = await run_node(split, {"otherwise": "keep"}, [record])
    assert kept["out"] == [record]
    dropped = await run_node(split, {"otherwise": "drop"}, [record])
    assert dropped["out"] == []


async def test_a_failing_batch_has_yielded_nothing_before():
    batch = records_of([{"keywords": [{}] * 3000}, {}])
    answers = split.run(split.config(), batch, FakeContext())
    with pytest.raises(InputError):
        await anext(answers)


async def test_a_long_list_arrives_in_full():
    outputs = await run_node(split, {}, [{"keywords": [{"n": n} for n in range(2500)]}])
    assert [record["n"] for record in outputs["out"]] == list(range(2500))


def test_only_an_item_field_that_was_named_is_known_to_come():
    assert list(split.adds(Config())) == []
    assert list(split.adds(Config(item_field="word", prefix="a_"))) == ["a_word"]
