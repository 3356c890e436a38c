"""Tests of `nodes.siex.transform`."""

from typing import get_args

import pytest

from engine.transform import NAMES, transformer
from nodes.errors import InputError
from nodes.siex import transform as module
from nodes.siex.transform import transform
from tests.helpers.context import run_node


async def given(config, record):
    outputs = await run_node(transform, config, [record])
    return outputs["out"][0][config.get("into", "analysis")]["given"]


async def test_the_answer_goes_into_a_field():
    outputs = await run_node(transform, {}, [{"text": "Teak"}, {"text": "Oak"}])
    assert [row["text"] for row in outputs["out"]] == ["Teak", "Oak"]
    assert outputs["out"][0]["analysis"] == {"name": "seo", "given": {"text": "Teak"}}


async def test_two_pages_are_read_from_their_fields():
    record = {
        "text": "Teak",
        "title": "Chairs",
        "page": {"body": "Oak"},
        "anchor_text": "oak chairs",
        "serp": [{"title": "Oak"}],
        "other": 1,
    }
    config = {"target_text_field": "page.body", "language": "en", "into": "seo"}
    assert await given(config, record) == {
        "text": "Teak",
        "title": "Chairs",
        "target_text": "Oak",
        "anchor_text": "oak chairs",
        "serp": [{"title": "Oak"}],
        "language": "en",
    }


async def test_a_field_that_is_left_empty_is_not_read():
    record = {"text": "Teak", "title": "Chairs"}
    assert await given({"title_field": ""}, record) == {"text": "Teak"}


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ({"text": ["Teak"]}, "“text” of this record holds a list"),
        ({"text": {}}, "“text” of this record holds an object"),
        ({"serp": "Teak"}, "“serp” of this record holds no list"),
    ],
)
async def test_a_field_that_holds_something_else_is_told(record, told):
    with pytest.raises(InputError, match=told):
        await run_node(transform, {}, [record])


def test_every_transformer_can_be_chosen_and_is_given_what_it_takes():
    assert get_args(module.Name) == NAMES
    for name in NAMES:
        takes = set(transformer(name).input.model_fields) - {"language"}
        assert set(module.GIVEN.get(name, module.EVERYWHERE)) <= takes
