"""Writes ``docs/nodes.md`` out of the nodes: ``python -m nodes.catalogue [--check]``."""

import argparse
import importlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from nodes.contract import NodeConfig, NodeType, Port
from nodes.registry import node_types

PAGE = Path("docs/nodes.md")
INTRODUCTION = """\
# Nodes

Every node that can be placed in a pipeline, by palette drawer. This page is made from
the nodes themselves by `python -m nodes.catalogue`; change them, not the page.
"""
EFFECTS = {
    "none": "",
    "idempotent": "Changes something outside; doing it twice comes to the same.",
    "keyed": "Changes something outside, with a key so that it is done once.",
    "unsafe": "Changes something outside; doing it twice shows.",
}
BY_SETTING = "How much so depends on the settings."
ASKS = "Asks the world outside: the same input may have another answer later."
Schema = Mapping[str, Any]


def main(arguments: Sequence[str], place: Path = PAGE) -> int:
    """Write the page, or say with ``--check`` whether it is as it should be."""
    parser = argparse.ArgumentParser(prog="nodes.catalogue", description=__doc__)
    parser.add_argument("--check", action="store_true", help="only compare")
    options = parser.parse_args(arguments)
    text = page(node_types().values())
    if not options.check:
        place.write_text(text, "utf-8")
        return 0
    if place.is_file() and place.read_text("utf-8") == text:
        return 0
    sys.stderr.write(f"{place} is out of date; run python -m nodes.catalogue.\n")
    return 1


def page(nodes: Iterable[NodeType]) -> str:
    """Return the whole page."""
    parts = [INTRODUCTION]
    for category, members in groupby(nodes, key=lambda node: node.category):
        package = importlib.import_module(f"nodes.{category}")
        parts.append(f"## {category.capitalize()}\n\n{package.__doc__}\n")
        parts += [_entry(node) for node in members]
    return "\n".join(parts)


def _entry(node: NodeType) -> str:
    lines = [f"### {node.title}", "", f"`{node.id}`", "", node.help, ""]
    lines += _facts(node)
    if rows := list(_settings(node.config)):
        lines += [
            "",
            "| setting | takes | from the start | |",
            "|---|---|---|---|",
            *rows,
        ]
    return "\n".join(lines) + "\n"


def _facts(node: NodeType) -> Iterator[str]:
    yield f"- In: {_ports(node.inputs)}. Out: {_ports(node.outputs)}."
    if effect := EFFECTS[node.effect]:
        yield f"- {effect} {BY_SETTING}" if node.effect_by else f"- {effect}"
    if not node.repeatable:
        yield f"- {ASKS}"


def _ports(ports: tuple[Port, ...]) -> str:
    return ", ".join(f"*{port.title}*" for port in ports) or "nothing"


def _settings(config: type[NodeConfig]) -> Iterator[str]:
    schema = config.model_json_schema()
    definitions = schema.get("$defs", {})
    for name, part in schema.get("properties", {}).items():
        yield from _rows(name, part, definitions)


def _rows(name: str, part: Schema, definitions: Schema) -> Iterator[str]:
    columns = _columns(part, definitions)
    takes = "rows" if columns else _takes(part, definitions)
    default = "" if columns else _value(part.get("default"))
    title, description = part.get("title", name), part.get("description", "")
    yield f"| {title} (`{name}`) | {takes} | {default} | {_cell(description)} |"
    for column, inner in columns.items():
        yield from _rows(f"{name}.{column}", inner, definitions)


def _columns(part: Schema, definitions: Schema) -> Schema:
    items = _resolved(part.get("items", {}), definitions)
    return items.get("properties", {})


def _takes(part: Schema, definitions: Schema) -> str:
    part = _resolved(part, definitions)
    if "enum" in part:
        return ", ".join(f"`{choice}`" for choice in part["enum"])
    if "anyOf" in part:
        kinds = (_takes(option, definitions) for option in part["anyOf"])
        return " or ".join(kind for kind in kinds if kind != "null")
    if part.get("type") == "array":
        return f"several: {_takes(part.get('items', {}), definitions)}"
    kind = part.get("x-editor") or KINDS.get(part.get("type", ""), "value")
    return kind.replace("_", " ") + _range(part)


KINDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "yes or no",
    "null": "null",
}


def _range(part: Schema) -> str:
    least, most = part.get("minimum"), part.get("maximum")
    if most is not None:
        return f", {least} to {most}"
    return "" if least is None else f", at least {least}"


def _resolved(part: Schema, definitions: Schema) -> Schema:
    reference = part.get("$ref", "").removeprefix("#/$defs/")
    return definitions.get(reference, part) if reference else part


def _value(value: Any) -> str:
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(value, Mapping):
        return ""
    return f"`{_cell(value if isinstance(value, str) else json.dumps(value))}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
