"""List what can be placed on the canvas."""

import argparse
from itertools import groupby
from typing import Any

from app.commands.printing import print_json, print_table, styled


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: argparse.Namespace) -> int:
    """Print every node type, drawer by drawer."""
    from nodes.registry import node_types

    types = node_types().values()
    if options.json:
        print_json({"nodes": [_described(kind) for kind in types]})
        return 0
    for category, members in groupby(types, key=lambda kind: kind.category):
        print(styled(category, "bold"))
        rows = [(kind.id, kind.title, kind.summary) for kind in members]
        print_table(("id", "title", "what it does"), rows, widest=72, indent="  ")
        print()
    return 0


def _described(kind: Any) -> dict[str, Any]:
    return {
        "id": kind.id,
        "title": kind.title,
        "category": kind.category,
        "summary": kind.summary,
        "mode": kind.mode,
        "effect": kind.effect,
        "repeatable": kind.repeatable,
        "inputs": [{"name": port.name, "kind": port.kind} for port in kind.inputs],
        "outputs": [{"name": port.name, "kind": port.kind} for port in kind.outputs],
        "settings": kind.config.model_json_schema(),
    }
