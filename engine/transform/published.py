"""Writes what is published about the transformers: a page, and a JSON schema for each.

``python -m engine.transform.published`` writes them into ``docs/``; with ``--check`` it
only says whether they are today's. A transformer's example is an input that lies beside
its schemas; the page shows what it gives.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from engine.transform.contract import Transformer
from engine.transform.registry import NAMES, transform, transformer
from engine.transform.summary import summary

DOCS = Path(__file__).parents[2] / "docs"
FOLDER = "transformers"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
INTRO = """\
# Transformers

<!-- Written by `python -m engine.transform.published`; change the transformers, not the page. -->

A transformer reads a text the way an expert of one field would, and says where in the text it read
each thing. `siex transform NAME --file page.txt` prints a summary, `--json` everything; in a pipeline
it is the node *Transform*. The input is a text, or a JSON object with the fields below.

- Places are `{start, end, text}` in code points, counted in the input's `text`; a place in another
  input field names it in `field`.
- The same input gives the same answer. Nothing is looked up outside, and nothing is made up: what
  the input does not tell is null or an empty list, and the confidence says how little there was.
- Inputs and answers have no fields but those of their schemas (JSON Schema 2020-12).
"""
SHOWN_TEXT = 300


def pages() -> dict[Path, str]:
    """Return the text of each published file."""
    written = {DOCS / "transformers.md": page()}
    for used in map(transformer, NAMES):
        for name, text in _schemas(used).items():
            written[DOCS / FOLDER / name] = text
    return written


def page() -> str:
    """Return the page about the transformers."""
    return "\n".join([INTRO, *(_section(transformer(name)) for name in NAMES)])


def example(name: str) -> dict[str, Any]:
    """Return the input that the page's example is made from."""
    return json.loads((DOCS / FOLDER / f"{name}.example.json").read_text("utf-8"))


def stale() -> list[str]:
    """Return the names of published files that are not today's."""
    return [
        path.name
        for path, text in pages().items()
        if not path.exists() or path.read_text("utf-8") != text
    ]


def main() -> int:
    """Write the files, or with ``--check`` say which are out of date."""
    parser = argparse.ArgumentParser(prog="python -m engine.transform.published")
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        old = stale()
        if old:
            sys.stderr.write(f"Out of date: {', '.join(old)}. Run {parser.prog}.\n")
        return 1 if old else 0
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
    return 0


def _schemas(used: Transformer) -> dict[str, str]:
    models: Mapping[str, type[BaseModel]] = {
        f"{used.name}.input": used.input,
        used.name: used.output,
        **{f"{used.name}.{name}": part for name, part in used.parts.items()},
    }
    return {
        f"{name}.schema.json": _schema(model, name) for name, model in models.items()
    }


def _schema(model: type[BaseModel], name: str) -> str:
    mode = "validation" if name.endswith(".input") else "serialization"
    schema = {"$schema": DIALECT, **model.model_json_schema(mode=mode)}
    return json.dumps(schema, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _section(used: Transformer) -> str:
    given = example(used.name)
    told = "\n".join(summary(used, transform(used.name, given)))
    links = ", ".join(f"[{name}]({FOLDER}/{name})" for name in _schemas(used))
    return "\n".join(
        [
            f"## {used.title}\n\n`siex transform {used.name}`\n\n{used.help}\n",
            f"*{used.claim}*\n\nSchemas: {links}.\n",
            *_table("It takes", used.input),
            *_table("It answers", used.output),
            f"Example ([whole input]({FOLDER}/{used.name}.example.json)):\n",
            f"```json\n{_shortened(given)}\n```\n\n```text\n{told}\n```\n",
        ]
    )


def _table(title: str, model: type[BaseModel]) -> Iterator[str]:
    yield f"| {title} | |\n|---|---|"
    for name, field in model.model_fields.items():
        yield f"| `{name}` | {field.description} |"
    yield ""


def _shortened(given: Mapping[str, Any]) -> str:
    """Return an input as JSON whose texts are cut where they would fill the page."""
    return json.dumps(_cut(given), indent=2, ensure_ascii=False)


def _cut(value: Any) -> Any:
    if isinstance(value, str) and len(value) > SHOWN_TEXT:
        return value[:SHOWN_TEXT].rsplit(" ", 1)[0] + " …"
    if isinstance(value, Mapping):
        return {name: _cut(inner) for name, inner in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_cut(inner) for inner in value]
    return value


if __name__ == "__main__":
    sys.exit(main())
