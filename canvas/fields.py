"""What a form shows for a pydantic model, read off the model's JSON schema.

Plain values, no Qt: `canvas.editors` has an editor for each kind.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, cast

from pydantic import BaseModel

Kind = Literal[
    "text",
    "secret",
    "long_text",
    "template",
    "formula",
    "field",
    "integer",
    "number",
    "boolean",
    "choice",
    "texts",
    "rows",
    "pairs",
    "conditions",
    "value",
    "folder",
    "open_file",
    "save_file",
    "json",
]
Schema = Mapping[str, Any]
MARKED: tuple[Kind, ...] = (
    "conditions",
    "value",
    "long_text",
    "template",
    "formula",
    "field",
    "folder",
    "open_file",
    "save_file",
)
NEVER: Mapping[str, Any] = MappingProxyType({})
SIMPLE_TYPES: Mapping[str, Kind] = {
    "string": "text",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
}


@dataclass(frozen=True, slots=True)
class FormField:
    """One row of a form.

    ``columns`` are the fields of a row's model where ``kind`` is ``rows``;
    ``formula_when`` names what the row must hold for this value to be a formula,
    ``shown_when`` what other settings must hold for this one to matter.
    """

    name: str
    title: str
    kind: Kind
    description: str = ""
    default: Any = None
    is_optional: bool = False
    is_multiline: bool = False
    choices: tuple[Any, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    columns: tuple["FormField", ...] = ()
    formula_when: Mapping[str, Any] = field(default_factory=lambda: NEVER)
    shown_when: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def empty(self) -> Any:
        """What the field holds before anybody filled it in."""
        if self.default is not None or self.is_optional:
            return self.default
        if self.kind in ("texts", "rows"):
            return []
        if self.kind in ("pairs", "conditions"):
            return {}
        return False if self.kind == "boolean" else ""


def form_fields(model: type[BaseModel]) -> tuple[FormField, ...]:
    """Return the form rows of ``model`` in the order they were declared."""
    schema = model.model_json_schema()
    return tuple(_properties(schema, schema.get("$defs", {})))


def readable(name: object) -> str:
    """Return an identifier as words: ``not_equals`` becomes ``Not equals``."""
    words = str(name).replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _properties(schema: Schema, definitions: Schema) -> Iterator[FormField]:
    for name, part in schema.get("properties", {}).items():
        yield _field(name, part, definitions)


def _field(name: str, part: Schema, definitions: Schema) -> FormField:
    plain, is_optional = _without_null(_resolved(part, definitions), definitions)
    kind = _kind(plain, definitions)
    return FormField(
        name=name,
        title=part.get("title") or plain.get("title") or readable(name),
        kind=kind,
        description=part.get("description", ""),
        default=part.get("default", plain.get("default")),
        is_optional=is_optional,
        is_multiline=bool(plain.get("multiline")) or kind == "long_text",
        choices=tuple(plain.get("enum", ())) or _constant(plain),
        minimum=_bound(plain, "minimum", "exclusiveMinimum"),
        maximum=_bound(plain, "maximum", "exclusiveMaximum"),
        columns=_columns(kind, plain, definitions),
        formula_when=plain.get("x-formula-when", NEVER),
        shown_when=part.get("x-shown-when", {}),
    )


def _resolved(part: Schema, definitions: Schema) -> Schema:
    if "$ref" in part:
        name = str(part["$ref"]).rsplit("/", 1)[-1]
        return {**definitions[name], **_own(part)}
    if len(part.get("allOf", ())) == 1:
        return {**_resolved(part["allOf"][0], definitions), **_own(part)}
    return part


def _own(part: Schema) -> Schema:
    return {key: value for key, value in part.items() if key not in ("$ref", "allOf")}


def _without_null(part: Schema, definitions: Schema) -> tuple[Schema, bool]:
    options = cast("list[Schema]", part.get("anyOf") or [])
    kept = [option for option in options if option.get("type") != "null"]
    if len(kept) != 1:
        return part, len(kept) < len(options)
    rest = {key: value for key, value in part.items() if key != "anyOf"}
    return {**_resolved(kept[0], definitions), **rest}, len(kept) < len(options)


def _kind(part: Schema, definitions: Schema) -> Kind:
    editor = part.get("x-editor")
    if editor in MARKED:
        return editor
    if "enum" in part or "const" in part:
        return "choice"
    if part.get("format") == "password":
        return "secret"
    if part.get("type") == "array":
        return _list_kind(part, definitions)
    if part.get("type") == "object":
        return "pairs" if "additionalProperties" in part else "json"
    return SIMPLE_TYPES.get(part.get("type", ""), "json")


def _list_kind(part: Schema, definitions: Schema) -> Kind:
    items = _resolved(part.get("items", {}), definitions)
    if items.get("properties"):
        return "rows"
    if items.get("type") != "string":
        return "json"
    return "rows" if items.get("x-editor") or "enum" in items else "texts"


def _columns(kind: Kind, part: Schema, definitions: Schema) -> tuple[FormField, ...]:
    if kind != "rows":
        return ()
    items = _resolved(part["items"], definitions)
    if items.get("properties"):
        return tuple(_properties(items, definitions))
    return (_field("", {**items, "title": " "}, definitions),)


def _constant(part: Schema) -> tuple[Any, ...]:
    return (part["const"],) if "const" in part else ()


def _bound(part: Schema, *names: str) -> float | None:
    return next((float(part[name]) for name in names if name in part), None)
