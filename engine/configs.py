"""A node's settings: brought into today's shape, and what is wrong with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from engine.expressions.complaints import similar
from engine.pipeline import Node
from nodes.contract import NodeConfig, NodeType

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class SettingProblem:
    """What is wrong with one setting; ``path`` leads to the value inside of it."""

    field: str
    sentence: str
    path: Path = ()


def resolved_config(node: Node, node_type: NodeType) -> NodeConfig:
    """Return a node's settings as its function wants them.

    Raises:
        ValidationError: they cannot be used; `setting_problems` says why.
    """
    return node_type.config.model_validate(upgraded(node, node_type))


def upgraded(node: Node, node_type: NodeType) -> dict[str, Any]:
    """Return a node's settings as typed, in the shape of the type's present version."""
    config = dict(node.config)
    if node.type_version >= node_type.config.version:
        return config
    return node_type.config.upgrade(config, node.type_version)


def setting_problems(node: Node, node_type: NodeType) -> tuple[SettingProblem, ...]:
    """Say what is wrong with a node's settings, one problem per value."""
    try:
        return tuple(_left_empty(resolved_config(node, node_type)))
    except ValidationError as error:
        errors = _of_best_branches(_errors(error))
        problems = [_problem(found, node_type.config) for found in errors]
        return tuple(
            {problem.path: problem for problem in reversed(problems)}.values()
        )[::-1]
    except (KeyError, TypeError, ValueError, AttributeError):
        sentence = (
            f"The settings are in the shape of version {node.type_version} of this node "
            "and cannot be brought into today's. Set them anew."
        )
        return (SettingProblem("", sentence),)


def title_of(config: type[BaseModel], path: Path) -> str:
    """Return the title of a setting as the form shows it, ``Fields, row 2, Field``."""
    titles: list[str] = []
    fields = config.model_fields
    for part in path:
        if isinstance(part, int):
            titles.append(f"row {part + 1}")
        elif part in fields:
            titles.append(fields[part].title or part.replace("_", " "))
            fields = dict(_inner_fields(fields[part]))
    return ", ".join(titles) or ".".join(map(str, path))


def added_fields(node: Node, node_type: NodeType) -> tuple[str, ...]:
    """Return the names of the fields that a node adds, as far as its settings tell."""
    try:
        return tuple(node_type.adds(resolved_config(node, node_type)))
    except (ValidationError, KeyError, TypeError, ValueError, AttributeError):
        return ()


def _left_empty(config: NodeConfig) -> Iterator[SettingProblem]:
    """Say what is missing in settings that the node cannot do without."""
    for name, field in type(config).model_fields.items():
        extra = field.json_schema_extra
        if not isinstance(extra, dict) or "x-needed" not in extra:
            continue
        if not str(getattr(config, name)).strip():
            yield SettingProblem(name, str(extra["x-needed"]), (name,))


def _errors(error: ValidationError) -> list[ErrorDetails]:
    return error.errors(include_url=False, include_context=True)


def _problem(error: ErrorDetails, config: type[NodeConfig]) -> SettingProblem:
    path = tuple(part for part in error["loc"] if not _is_branch(part))
    title = title_of(config, path)
    field = str(path[0]) if path else ""
    return SettingProblem(field, _sentence(error, title, config), path)


def _of_best_branches(errors: list[ErrorDetails], start: int = 0) -> list[ErrorDetails]:
    """Leave out the complaints of all branches of a union but the one that fits best.

    A row of conditions is tried as a row and as a group; as a group it has, besides what
    is really wrong, settings that nobody knows.
    """
    found: list[ErrorDetails] = []
    unions: dict[Path, dict[str | int, list[ErrorDetails]]] = {}
    for error in errors:
        loc = error["loc"]
        at = next((i for i in range(start, len(loc)) if _is_branch(loc[i])), None)
        if at is None:
            found.append(error)
        else:
            branches = unions.setdefault(loc[:at], {})
            branches.setdefault(loc[at], []).append(error)
    for place, branches in unions.items():
        best = min(branches.values(), key=lambda them: _strangers(them, len(place) + 2))
        found += _of_best_branches(best, len(place) + 1)
    return found


def _strangers(errors: list[ErrorDetails], depth: int) -> int:
    kinds = [error["type"] for error in errors if len(error["loc"]) == depth]
    return kinds.count("extra_forbidden")


def _is_branch(part: str | int) -> bool:
    """Say whether pydantic names a branch of a union here, not a place in the data."""
    return isinstance(part, str) and (part[:1].isupper() or "[" in part)


def _sentence(error: ErrorDetails, title: str, config: type[NodeConfig]) -> str:
    kind, given = error["type"], error.get("ctx", {})
    if kind in ("literal_error", "enum"):
        return f"{title} must be one of {_as_in_the_form(given['expected'])}."
    if kind in SAYINGS:
        return f"{title} {SAYINGS[kind].format(**given)}."
    if kind == "extra_forbidden":
        name = str(error["loc"][-1])
        return f"There is no setting '{name}'{similar(name, config.model_fields)}"
    if kind == "value_error":
        return f"{title}: {given.get('error', error['msg'])}".rstrip(".") + "."
    said = error["msg"].removeprefix("Input ").removeprefix("String ")
    return f"{title} {said[:1].lower()}{said[1:]}.".replace(" should ", " must ")


def _as_in_the_form(choices: str) -> str:
    return choices.replace("'", "").replace("_", " ")


SAYINGS = {
    "missing": "is needed",
    "string_type": "must be a text",
    "string_too_short": "must not be empty",
    "string_too_long": "must not be longer than {max_length} characters",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "finite_number": "must be a number",
    "bool_type": "must be on or off",
    "bool_parsing": "must be on or off",
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must be at least {ge}",
    "less_than": "must be less than {lt}",
    "less_than_equal": "must be at most {le}",
    "too_short": "must have at least {min_length}",
    "too_long": "must have at most {max_length}",
    "list_type": "must be a list",
    "tuple_type": "must be a list",
    "dict_type": "must be an object",
    "model_type": "must be an object",
    "model_attributes_type": "must be an object",
    "string_pattern_mismatch": "does not have the right form",
}


def _inner_fields(field: FieldInfo) -> Iterator[tuple[str, FieldInfo]]:
    for model in _models(field.annotation):
        yield from model.model_fields.items()


@lru_cache(maxsize=1024)
def _models(annotation: Any) -> tuple[type[BaseModel], ...]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (annotation,)
    inner = getattr(annotation, "__args__", ())
    return tuple(model for item in inner for model in _models(item))
