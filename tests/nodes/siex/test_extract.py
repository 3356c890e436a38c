"""Tests of `nodes.siex.extract`."""

from typing import get_args

import pytest

from engine.siex import GENRES, TYPES
from nodes.errors import InputError
from nodes.siex.extract import Genre, KeywordType, extract
from tests.helpers.context import FakeContext, FakeSiex, run_node


class AskedSiex(FakeSiex):
    """Remembers the options too."""

    options: dict

    async def extract(self, documents, options):
        self.options = options
        return await super().extract(documents, options)


async def test_keywords_and_language_are_added():
    outputs = await run_node(extract, {}, [{"url": "/", "text": "teak chairs"}])
    (record,) = outputs["out"]
    assert record.id == "r0"
    assert record["url"] == "/"
    assert [keyword["text"] for keyword in record["keywords"]] == ["teak", "chairs"]
    assert record["language"] == "en"


async def test_the_title_goes_to_the_model_beside_the_text():
    ctx = FakeContext()
    rows = [{"title": " Chairs ", "text": "Of teak."}, {"text": "Ekstolar på nätet"}]
    await run_node(extract, {}, rows, ctx=ctx)
    assert ctx.siex.asked == [("Chairs", "Of teak."), (None, "Ekstolar på nätet")]


async def test_the_settings_reach_the_model():
    siex = AskedSiex()
    config = {
        "language": "sv",
        "top_k": 3,
        "min_score": 0.2,
        "max_words": 2,
        "genre": "news",
        "include_types": ["PERSON", "ORG"],
        "exclude_types": ["DATE"],
        "stop_phrases": ["cookies"],
        "must_consider": ["teak oil"],
        "diversity": 0.3,
    }
    await run_node(extract, config, [{"text": "a"}], ctx=FakeContext(siex=siex))
    assert siex.options == config


def test_the_choices_are_those_of_the_model():
    assert set(get_args(Genre)) == {"auto", *GENRES}
    assert get_args(KeywordType) == TYPES


async def test_settings_saved_before_there_were_more_still_hold():
    siex = AskedSiex()
    await run_node(extract, {"top_k": 3}, [{"text": "a"}], ctx=FakeContext(siex=siex))
    assert siex.options["genre"] is None
    assert siex.options["stop_phrases"] == []


async def test_the_language_is_found_out_unless_set():
    siex = AskedSiex()
    await run_node(extract, {}, [{"text": "a"}], ctx=FakeContext(siex=siex))
    assert siex.options["language"] is None


@pytest.mark.parametrize("record", [{}, {"text": None}, {"text": ""}, {"text": " \n"}])
async def test_a_record_without_text_gets_no_keywords(record):
    ctx = FakeContext()
    outputs = await run_node(extract, {}, [record, {"text": "teak"}], ctx=ctx)
    assert outputs["out"][0] == {**record, "keywords": [], "language": None}
    assert len(outputs["out"][1]["keywords"]) == 1
    assert ctx.siex.asked == [(None, "teak")]


async def test_a_number_is_read_as_text():
    ctx = FakeContext()
    await run_node(extract, {"title_field": ""}, [{"text": 2026}], ctx=ctx)
    assert ctx.siex.asked == [(None, "2026")]


async def test_fields_can_be_chosen():
    config = {"text_field": "page.body", "title_field": "", "into": "page.topics"}
    record = {"page": {"body": "teak"}, "title": "Chairs"}
    outputs = await run_node(extract, config, [record])
    assert outputs["out"][0]["page"]["topics"] == [{"text": "teak", "score": 0.5}]
    assert "keywords" not in outputs["out"][0]


@pytest.mark.parametrize(("text", "kind"), [([], "a list"), ({}, "an object")])
async def test_a_field_that_is_no_text_is_told(text, kind):
    with pytest.raises(InputError, match=f"“text” of this record holds {kind}"):
        await run_node(extract, {}, [{"text": text}])
