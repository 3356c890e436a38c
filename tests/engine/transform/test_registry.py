"""Tests of `engine.transform.registry` and of what holds for every transformer."""

import pickle
import re

import jsonschema
import pytest

from engine.transform import (
    NAMES,
    BadTransformInputError,
    UnknownTransformerError,
    published,
    transform,
    transformer,
)
from engine.transform.summary import summary
from tests.helpers.transform import answered

every_transformer = pytest.mark.parametrize("name", NAMES)

HOSTILE = {
    "empty": "",
    "one word": "Teak",
    "spaces": " \n\t ",
    "marks": "!!! ??? ... —",
    "emoji": "🙂" * 300,
    "control": "\x00\x01\x02 word \ufffe\ud800".encode("utf-8", "replace").decode(),
    "right to left": "שלום עולם, זה טקסט קצר על רהיטי גן.",
    "markup": "<html><head><title>T</title></head><body><h1>Hi<p>Teak <a href='x'>chairs</a> last<script>var a = 1;</script></body>",
    "broken markup": "<a <b <c href=<<>> teak > < / chairs",
    "capitals": "TEAK CHAIRS LAST LONG. WE TEST THEM EVERY YEAR.",
    "one line": "teak chairs and tables " * 400,
    "mixed": "Teak chairs last. Teakstolar håller länge. Las sillas de teca duran. "
    * 5,
}


@every_transformer
def test_its_help_and_claim_are_sentences(name):
    used = transformer(name)
    assert used.name == name
    assert re.fullmatch(r"[A-Z][^.]+\.", used.summary)
    assert len(used.help) > len(used.summary) + 20
    assert used.claim.endswith(".")


@every_transformer
def test_its_fields_have_titles_and_descriptions(name):
    used = transformer(name)
    for model in (used.input, used.output, *used.parts.values()):
        schema = model.model_json_schema()
        parts = {**schema.get("$defs", {}), model.__name__: schema}
        for title, part in parts.items():
            assert part.get("additionalProperties") is False, title
            for field, facts in part["properties"].items():
                inner = parts.get(facts.get("$ref", "").removeprefix("#/$defs/"), {})
                told = {**inner, **facts}
                assert told.get("title"), (title, field)
                assert told.get("description", "").endswith("."), (title, field)


@every_transformer
def test_its_schemas_are_schemas(name):
    used = transformer(name)
    for model in (used.input, used.output, *used.parts.values()):
        jsonschema.Draft202012Validator.check_schema(model.model_json_schema())


@every_transformer
def test_its_example_can_be_answered(name):
    answer = answered(name, published.example(name))
    assert answer["language"]
    assert answer["confidence"] > 0.5


@every_transformer
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_it_reads_whatever_it_is_given(name, text):
    answer = answered(name, {"text": text})
    assert 0 <= answer["confidence"] <= 1


@every_transformer
def test_nothing_to_read_is_no_ground_for_confidence(name):
    assert answered(name, {})["confidence"] == 0


@every_transformer
def test_a_very_long_text_is_read_too(name):
    text = published.example(name)["text"]
    long = (text + "\n\n") * (2_000_000 // len(text))
    assert transform(name, {"text": long})["language"]


@every_transformer
def test_a_summary_is_lines_for_people(name):
    used = transformer(name)
    lines = list(summary(used, transform(name, published.example(name))))
    assert lines[0].startswith(used.title)
    assert lines[-1] == used.claim
    assert max(map(len, lines[1:-1])) <= 120


def test_an_unknown_name_is_told_with_those_that_exist():
    with pytest.raises(UnknownTransformerError, match=r"no transformer “sex”.*seo"):
        transform("sex", {"text": ""})


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"text": 3}, "“text”: should be a text"),
        ({"language": "xx"}, "“language”: .*'en'"),
        ({"serp": [{"rank": 0}]}, r"“serp\[0\]\.rank”: should be 1 or more"),
        ({"txt": ""}, "“txt”: this transformer takes no such field"),
    ],
)
def test_a_bad_input_is_told_with_its_place(given, told):
    with pytest.raises(BadTransformInputError, match=told):
        transform("seo", given)


def test_errors_travel_between_processes():
    with pytest.raises(BadTransformInputError) as raised:
        transform("seo", {"text": 3})
    travelled = pickle.loads(pickle.dumps(raised.value))  # noqa: S301 - our own
    assert str(travelled) == str(raised.value)


def test_the_published_pages_are_fresh():
    assert published.stale() == [], "run: python -m engine.transform.published"
