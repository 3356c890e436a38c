"""Checks what authors write into settings: formulas, templates, paths, conditions.

The settings' JSON schema says what a text is (``x-editor``, see `nodes.texts`); texts are
checked as typed, also where another setting keeps the whole from being valid.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import ValidationError

from engine.configs import Path, SettingProblem, title_of, upgraded
from engine.errors import ExpressionError
from engine.expressions.conditions import compile_conditions
from engine.expressions.formulas import compile_formula, formula_fields
from engine.expressions.paths import compile_path
from engine.expressions.templates import compile_template, template_fields
from engine.pipeline import Node
from nodes.conditions import Conditions
from nodes.contract import NodeConfig, NodeType

Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Authored:
    """A text of the author's, what kind it is and where it stands."""

    kind: str
    value: Any
    path: Path


def authored_problems(node: Node, node_type: NodeType) -> Iterator[SettingProblem]:
    """Say which formulas, templates, paths and conditions cannot be used."""
    for text in _authored(node, node_type):
        try:
            COMPILERS[text.kind](text.value)
        except ExpressionError as error:
            title = title_of(node_type.config, text.path)
            sentence = f"{title}: {error}"
            yield SettingProblem(str(text.path[0]), sentence, text.path)


def fields_named(node: Node, node_type: NodeType) -> Iterator[tuple[str, str]]:
    """Yield (setting, field) for each field of the records that the settings name."""
    for text in _authored(node, node_type):
        try:
            names = NAMED.get(text.kind, _nothing)(text.value)
        except ExpressionError:
            continue
        for name in sorted(names):
            yield str(text.path[0]), name


@cache
def _schema(config: type[NodeConfig]) -> Schema:
    return config.model_json_schema()


def _authored(node: Node, node_type: NodeType) -> Iterator[Authored]:
    try:
        config = upgraded(node, node_type)
    except (KeyError, TypeError, ValueError, AttributeError):
        return
    schema = _schema(node_type.config)
    for name, value in config.items():
        inner = schema.get("properties", {}).get(name)
        if inner is not None:
            yield from _walk(value, inner, schema.get("$defs", {}), (name,), config)


def _walk(
    value: Any, schema: Schema, known: Schema, path: Path, around: Mapping[str, Any]
) -> Iterator[Authored]:
    if "$ref" in schema:
        schema = {**known[schema["$ref"].rsplit("/", 1)[-1]], **schema}
    kind = _kind(schema, around)
    if kind in COMPILERS:
        if _is_to_check(kind, value, schema):
            yield Authored(kind, value, path)
        return
    for branch in (*schema.get("anyOf", ()), *schema.get("allOf", ())):
        yield from _walk(value, branch, known, path, around)
    if isinstance(value, dict):
        for name, inner in schema.get("properties", {}).items():
            if name in value:
                yield from _walk(value[name], inner, known, (*path, name), value)
    elif isinstance(value, list | tuple) and isinstance(schema.get("items"), dict):
        for i, item in enumerate(value):
            yield from _walk(item, schema["items"], known, (*path, i), around)


def _kind(schema: Schema, around: Mapping[str, Any]) -> str:
    when = schema.get("x-formula-when", {})
    if when and all(around.get(key) == value for key, value in when.items()):
        return "formula"
    return schema.get("x-editor", "")


def _is_to_check(kind: str, value: Any, schema: Schema) -> bool:
    if kind == "conditions":
        return isinstance(value, dict)
    is_optional = schema.get("default") == "" or kind != "formula"
    return isinstance(value, str) and not (is_optional and not value)


def _conditions(value: Any) -> Conditions | None:
    try:
        return Conditions.model_validate(value)
    except ValidationError:
        return None


def _compile_conditions(value: Any) -> None:
    conditions = _conditions(value)
    if conditions is not None:
        compile_conditions(conditions)


def _path_fields(value: str) -> Iterable[str]:
    return (value,) if value.isidentifier() else ()


def _condition_fields(value: Any) -> Iterable[str]:
    return set(_row_fields(_conditions(value)))


def _row_fields(conditions: Conditions | None) -> Iterator[str]:
    for row in conditions.rows if conditions else ():
        if isinstance(row, Conditions):
            yield from _row_fields(row)
        else:
            yield from _path_fields(row.field)


def _nothing(_value: Any) -> Iterable[str]:
    return ()


COMPILERS: Mapping[str, Callable[[Any], object]] = {
    "formula": compile_formula,
    "template": compile_template,
    "save_file": compile_template,
    "field": compile_path,
    "conditions": _compile_conditions,
}
NAMED: Mapping[str, Callable[[Any], Iterable[str]]] = {
    "formula": formula_fields,
    "template": template_fields,
    "field": _path_fields,
    "conditions": _condition_fields,
}
