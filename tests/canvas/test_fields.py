"""What a form shows is read off the model."""

from typing import Literal

import pytest
from pydantic import BaseModel, Field, SecretStr

from canvas.fields import form_fields, readable
from nodes.conditions import Conditions
from nodes.contract import Formula, Row, Value
from nodes.registry import node_types
from nodes.texts import FolderPath, LongTemplate


class Line(Row):
    name: str = Field("", title="Name")
    kind: Literal["literal", "formula"] = "literal"
    value: Value = ""


class Everything(BaseModel):
    text: str = Field("hello", title="Text", description="Say it.")
    secret: SecretStr = SecretStr("")
    count: int = Field(3, ge=1, le=9)
    share: float | None = Field(None, ge=0)
    on: bool = True
    choice: Literal["a", "b"] = "a"
    formula: Formula = ""
    template: LongTemplate = ""
    folder: FolderPath = ""
    words: tuple[str, ...] = ()
    rows: tuple[Line, ...] = ()
    headers: dict[str, str] = Field(default_factory=dict)
    conditions: Conditions = Conditions()


KINDS = {
    "text": "text",
    "secret": "secret",
    "count": "integer",
    "share": "number",
    "on": "boolean",
    "choice": "choice",
    "formula": "formula",
    "template": "template",
    "folder": "folder",
    "words": "texts",
    "rows": "rows",
    "headers": "pairs",
    "conditions": "conditions",
}


@pytest.fixture
def fields():
    return {field.name: field for field in form_fields(Everything)}


def test_every_type_has_its_kind(fields):
    assert {name: field.kind for name, field in fields.items()} == KINDS


def test_words_and_limits_come_from_the_model(fields):
    assert (fields["text"].title, fields["text"].description) == ("Text", "Say it.")
    assert (fields["count"].minimum, fields["count"].maximum) == (1, 9)
    assert fields["choice"].choices == ("a", "b")


def test_an_optional_field_may_be_empty(fields):
    assert fields["share"].is_optional
    assert fields["share"].empty is None


def test_rows_have_a_column_per_field(fields):
    assert [column.name for column in fields["rows"].columns] == [
        "name",
        "kind",
        "value",
    ]
    assert fields["rows"].columns[2].formula_when == {"kind": "formula"}


def test_identifiers_are_shown_as_words():
    assert readable("not_equals") == "Not equals"


@pytest.mark.parametrize("node_type", node_types().values(), ids=lambda each: each.id)
def test_every_node_has_a_form_without_leftovers(node_type):
    assert [f.name for f in form_fields(node_type.config) if f.kind == "json"] == []
