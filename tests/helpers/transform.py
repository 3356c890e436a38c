"""What holds for the answer of every transformer."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema

from engine.transform import transform, transformer

SPAN = {"start", "end", "text"}


def answered(name: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return an answer that fits its schema, quotes its input and repeats itself."""
    answer = transform(name, given)
    schema = transformer(name).output.model_json_schema(mode="serialization")
    jsonschema.validate(answer, schema)
    for place in spans(answer):
        text = input_text(given, place.get("field", "text"))
        assert text[place["start"] : place["end"]] == place["text"], place
        assert place["text"], place
    assert answer["claim"] == transformer(name).claim
    assert transform(name, given) == answer
    return answer


def spans(value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield every place in an answer."""
    if isinstance(value, Mapping):
        if SPAN <= value.keys() <= {*SPAN, "field"}:
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def input_text(given: Mapping[str, Any], field: str) -> str:
    """Return the text of an input field such as ``serp[0].text``."""
    value: Any = given
    for step in re.findall(r"\w+", field):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value
