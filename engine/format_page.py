"""Writes what is published about the file format: a page and a JSON schema.

``python -m engine.format_page`` writes both into ``docs/``; with ``--check`` it only
says whether they are today's.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.json_text import DEEPEST, LARGEST_FILE
from engine.schema import MOST_EDGES, MOST_NODES, VERSION, schema

DOCS = Path(__file__).parents[1] / "docs"
INTRO = f"""\
# The pipeline file

<!-- Written by `python -m engine.format_page`; change the models in `engine/schema.py`. -->

A pipeline travels as one `.siex` file: JSON in UTF-8, at most {LARGEST_FILE // 1_000_000} MB, {MOST_NODES:,} nodes,
{MOST_EDGES:,} edges and {DEEPEST} levels deep. This is format version {VERSION}; its JSON schema is
[siex-pipeline.schema.json](siex-pipeline.schema.json).

- The text is always written the same way, so that diffs read well: nodes, notes and groups
  sorted by id, edges by their ends; a node is a block with a line per key, an edge is a line.
  What is as it always is (a default) is left out.
- Keys and node types that a program does not know are kept and written back.
- Settings are kept as typed, right or wrong. `siex validate` names what is wrong, with its place.
- There are never secrets in it: a node names a connection, whose secret stays on the machine.
- Duplicate keys, NaN and infinite numbers are refused. What can be shown is opened, even where it
  cannot run: an edge to nowhere, a circle, a node type that nobody has, half-typed settings.
- Triggers are nodes whose type begins with `triggers.`; they have no inputs. Each node has the
  further output `error` when its `on_error` is `port`.
- Formulas and `{{{{ }}}}` templates inside settings are explained in [expressions.md](expressions.md).

```json
{{
  "format": "siex-pipeline",
  "format_version": 1,
  "id": "first",
  "name": "First ten",
  "nodes": [
    {{
      "id": "start",
      "type": "triggers.manual",
      "position": {{"x": 0, "y": 0}}
    }},
    {{
      "id": "limit",
      "type": "flow.limit",
      "config": {{
        "count": 10
      }},
      "position": {{"x": 260, "y": 0}}
    }}
  ],
  "edges": [
    {{"from": {{"node": "start", "port": "out"}}, "to": {{"node": "limit", "port": "in"}}}}
  ]
}}
```
"""
OLDER = """\
## The older form

Files without `format` that have a `trigger`, or nodes of the types below, open too and are saved in
today's form.

| older | today |
|---|---|
| `trigger {type, config}` | a node `trigger` of type `triggers.<type>`, wired to what has no other input |
| `extract {top_k, language}` | `siex.extract`, same settings |
| `filter {min_score}` | `siex.keep_keywords`, same settings: keeps keywords of at least that score |
| `webhook {url, method, headers}` | `web.request`, same settings, `POST` where there is no method |
| `conditional {condition}` | `flow.conditional {formula}` |
| `transform {transformer_type}` | `siex.transform {name}` |
| an edge `from`/`to` or `from_node`/`to_node` | the ports `out` and `in` |
| its `condition` | kept; after a `conditional`, `"true"` and `"false"` choose the port |

Triggers that this version does not know (`triggers.schedule`, `triggers.rss`, `triggers.webhook`) are
kept with their settings; such a pipeline can be started by hand.
"""
TITLES = {
    "PipelinePart": "Pipeline",
    "NodePart": "Node",
    "PositionPart": "Position",
    "RetryPart": "Retry",
    "EdgePart": "Edge",
    "EndpointPart": "Endpoint",
    "NotePart": "Note",
    "GroupPart": "Group",
    "SettingsPart": "Settings",
}


def pages() -> dict[Path, str]:
    """Return the text of each published file."""
    return {
        DOCS / "format.md": page(),
        DOCS / "siex-pipeline.schema.json": json.dumps(
            schema(), indent=2, sort_keys=True
        )
        + "\n",
    }


def page() -> str:
    """Return the page about the format."""
    whole = schema()
    parts = {"PipelinePart": whole, **whole["$defs"]}
    tables = ["\n".join(_table(TITLES[name], parts[name])) for name in TITLES]
    return "\n".join([INTRO, *tables, OLDER])


def stale() -> list[str]:
    """Return the names of published files that are not today's."""
    return [
        path.name
        for path, text in pages().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]


def main() -> int:
    """Write the files, or with ``--check`` say which are out of date."""
    parser = argparse.ArgumentParser(prog="python -m engine.format_page")
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        old = stale()
        if old:
            sys.stderr.write(f"Out of date: {', '.join(old)}. Run {parser.prog}.\n")
        return 1 if old else 0
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
    return 0


def _table(title: str, part: dict[str, Any]) -> Iterator[str]:
    yield f"## {title}\n\n{part['description'].splitlines()[0]}\n"
    yield "| key | value | without it | meaning |\n|---|---|---|---|"
    needed = part.get("required", [])
    for key, field in part["properties"].items():
        default = "needed" if key in needed else _default(field)
        yield f"| `{key}` | {_kind(field)} | {default} | {field.get('description', '')} |"
    yield ""


def _default(field: dict[str, Any]) -> str:
    if "default" not in field:
        return "empty"
    value = field["default"]
    if isinstance(value, dict):
        return "its defaults"
    return "empty" if value == "" else f"`{json.dumps(value)}`"


def _kind(field: dict[str, Any]) -> str:
    if "$ref" in field:
        return _linked(field["$ref"])
    if "const" in field:
        return f"`{json.dumps(field['const'])}`"
    if "enum" in field:
        return " or ".join(f"`{json.dumps(value)}`" for value in field["enum"])
    if "anyOf" in field:
        return " or ".join(map(_kind, field["anyOf"]))
    if field.get("type") == "array":
        return f"list of {_kind(field['items'])}"
    return f"{KINDS[field['type']]}{_limits(field)}"


def _limits(field: dict[str, Any]) -> str:
    low, high = field.get("minimum"), field.get("maximum")
    if "exclusiveMinimum" in field:
        return f" above {field['exclusiveMinimum']:g}"
    if low is not None and high is not None:
        return f", {low:,.0f} to {high:,.0f}"
    return "" if low is None else f" from {low:,.0f}"


def _linked(reference: str) -> str:
    title = TITLES[reference.rsplit("/", 1)[-1]]
    return f"[{title}](#{title.casefold()})"


KINDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "object",
    "null": "null",
}

if __name__ == "__main__":
    sys.exit(main())
