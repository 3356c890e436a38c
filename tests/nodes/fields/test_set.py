"""Tests of `nodes.fields.set`."""

import pytest

from nodes.errors import InputError
from nodes.fields.set import set_fields
from tests.helpers.context import run_node


def rows(*fields: dict, **more: object) -> dict:
    return {"fields": fields, **more}


async def set_one(record: dict, **row: object) -> object:
    config = rows({"name": "it", **row})
    outputs = await run_node(set_fields, config, [record])
    return outputs["out"][0]["it"]


async def test_a_literal_and_a_formula_are_set():
    config = rows(
        {"name": "source", "value": "blog"},
        {"name": "double", "kind": "formula", "value": "n * 2"},
    )
    outputs = await run_node(set_fields, config, [{"n": 4}])
    assert outputs["out"] == [{"n": 4, "source": "blog", "double": 8}]


async def test_records_keep_their_ids_and_the_given_one_is_not_changed():
    given = {"n": 1}
    outputs = await run_node(set_fields, rows({"name": "n", "value": 2}), [given])
    assert outputs["out"][0].id == "r0"
    assert given == {"n": 1}


async def test_a_formula_sees_the_rows_above_it():
    config = rows(
        {"name": "a", "kind": "formula", "value": "n + 1"},
        {"name": "b", "kind": "formula", "value": "a * 10"},
        keep_others=False,
    )
    outputs = await run_node(set_fields, config, [{"n": 1}])
    assert outputs["out"] == [{"a": 2, "b": 20}]


async def test_a_dot_reaches_into_an_object():
    config = rows({"name": "page.rank", "value": 3}, {"name": "new.deep.x", "value": 1})
    page = {"url": "/"}
    outputs = await run_node(set_fields, config, [{"page": page}])
    assert outputs["out"] == [
        {"page": {"url": "/", "rank": 3}, "new": {"deep": {"x": 1}}}
    ]
    assert page == {"url": "/"}


async def test_without_rows_records_pass_as_they_are():
    assert (await run_node(set_fields, {}, [{"a": 1}, {}]))["out"] == [{"a": 1}, {}]


@pytest.mark.parametrize(
    ("value", "type", "turned"),
    [
        (12, "text", "12"),
        ([1, "ö"], "text", '[1, "ö"]'),
        (" 12 ", "number", 12),
        ("-3.5", "number", -3.5),
        (True, "number", 1),
        ("Yes", "boolean", True),
        ("0", "boolean", False),
        (2, "boolean", True),
        ('{"a": [1]}', "json", {"a": [1]}),
        ([1], "json", [1]),
        (None, "number", None),
        ("as it is", "any", "as it is"),
    ],
)
async def test_values_are_turned_into_a_type(value, type, turned):
    found = await set_one({}, value=value, type=type)
    assert found == turned
    assert isinstance(found, bool) == isinstance(turned, bool)


@pytest.mark.parametrize(
    ("value", "type"),
    [("many", "number"), ("inf", "number"), ([], "number"), ("?", "boolean")],
)
async def test_what_cannot_be_turned_is_told(value, type):
    with pytest.raises(InputError, match=f"it: .* cannot be turned into {type}"):
        await set_one({}, value=value, type=type)


async def test_broken_json_is_told_in_short():
    with pytest.raises(InputError, match=r"it: \{x+… cannot be turned into json"):
        await set_one({}, value="{" + "x" * 500, type="json")


async def test_a_formula_that_fails_on_a_record_is_told():
    with pytest.raises(InputError):
        await set_one({"n": "four"}, kind="formula", value="n - 1")
