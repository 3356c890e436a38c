"""Tests of `nodes.siex.collection`."""

from nodes.siex.collection import collection
from tests.helpers.context import FakeContext, run_node

PAGES = [{"url": "/a", "text": "teak oil"}, {"url": "/b", "text": "teak chairs"}]


async def test_common_keywords_are_records_and_texts_get_their_own():
    outputs = await run_node(collection, {}, PAGES)
    assert [row["text"] for row in outputs["common"]] == ["teak"]
    assert outputs["common"][0]["documents"] == 2
    assert [row["url"] for row in outputs["texts"]] == ["/a", "/b"]
    assert outputs["texts"][0]["distinctive"] == [{"text": "oil"}]
    assert outputs["texts"][0].id == "r0"


async def test_titles_and_fields_are_read():
    ctx = FakeContext()
    config = {"text_field": "body", "title_field": "name", "into": "own"}
    outputs = await run_node(
        collection, config, [{"body": "oak", "name": " A "}], ctx=ctx
    )
    assert ctx.siex.asked == [("A", "oak")]
    assert "own" in outputs["texts"][0]


async def test_no_records_have_nothing_in_common():
    outputs = await run_node(collection, {}, [])
    assert not outputs.get("common")
    assert not outputs.get("texts")
