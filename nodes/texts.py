"""Kinds of text that a node's settings hold, and how a form edits them.

Each is a `str` to the node and the file. The marker in the schema (``x-editor``)
picks the form's editor; the checker compiles formulas and templates from it.

A setting of several rows is a ``tuple[Line, ...]`` where ``Line`` is a `nodes.contract.Row`
whose fields all have a title, a description and, where one makes sense, a
default: the form shows a line per row and a column per field. A column may hold a
`Value` beside a ``kind``: the value is then a formula where ``kind`` is "formula".

A setting that matters only for some choice in another says so with `shown_when`, one
that a node cannot do without with `needed`.
"""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import WithJsonSchema


def _editor(kind: str, **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "x-editor": kind, **more})


def shown_when(**choices: str | list[str]) -> dict[str, Any]:
    """Return the ``json_schema_extra`` of a setting that matters beside ``choices``.

    A list names several choices of which one must hold.
    """
    return {"x-shown-when": choices}


def needed(sentence: str) -> dict[str, Any]:
    """Return the ``json_schema_extra`` of a setting that must not be left empty.

    ``sentence`` says what is missing; it stands at the setting before a run.
    """
    return {"x-needed": sentence}


FieldName = Annotated[str, _editor("field")]
"""The name of a record's field; ``a.b`` reaches into nested objects."""

Formula = Annotated[str, _editor("formula")]
"""A CEL formula over the record's fields."""

Template = Annotated[str, _editor("template")]
"""Text with ``{{ formula }}`` holes."""

LongText = Annotated[str, _editor("long_text")]
"""Text of several lines."""

LongTemplate = Annotated[str, _editor("template", multiline=True)]
"""Text of several lines with ``{{ formula }}`` holes."""

Address = Annotated[str, WithJsonSchema({"type": "string", "x-address": True})]
"""A web address; a private host in it is open to the pipeline."""

AddressTemplate = Annotated[str, _editor("template", **{"x-address": True})]
"""A web address with ``{{ formula }}`` holes; its host is open where it has none."""

PipelineName = Annotated[str, WithJsonSchema({"type": "string", "x-pipeline": True})]
"""The id or the name of a pipeline in the library."""

FolderPath = Annotated[str, _editor("folder")]
"""A folder on this machine."""

OpenPath = Annotated[str, _editor("open_file")]
"""A file to read."""

SavePath = Annotated[str, _editor("save_file")]
"""A file to write; ``{{ }}`` holes may stand in it, for what the node says it knows."""

Value = Annotated[
    Any, WithJsonSchema({"x-editor": "value", "x-formula-when": {"kind": "formula"}})
]
"""Any JSON value; a CEL formula in a row whose ``kind`` is "formula"."""

Language: TypeAlias = Literal[
    "auto", "en", "sv", "es", "fr", "de", "it", "pt", "nl", "el", "nb", "lt"
]
"""The language of a text; ``auto`` has it found out."""
