"""Nodes that see all records give the same, however little memory they may take."""

from pathlib import Path
from typing import Any

import pytest

from nodes.contract import NodeType
from nodes.flow.dedupe import dedupe
from nodes.flow.group import group
from nodes.flow.sums import SUMS
from tests.helpers.runs import drawn, node_type, ran, tools
from tests.helpers.small_nodes import source

SOURCE = node_type(source)
EVERY_SUM = [{"operation": name, "field": "v", "name": name} for name in SUMS]
RECORDS: list[dict[str, Any]] = [
    {"k": f"Group {n % 7 if n % 3 else n}", "v": n % 5 or f"n{n}"} for n in range(2_500)
]


@pytest.mark.parametrize(
    ("kind", "config", "port"),
    [
        (group, {"by": ["k"], "sums": EVERY_SUM}, "out"),
        (group, {"sums": EVERY_SUM}, "out"),
        (dedupe, {"fields": ["k"]}, "kept"),
        (dedupe, {"fields": ["k"]}, "duplicates"),
    ],
)
async def test_a_small_budget_changes_nothing(
    tmp_path: Path, kind: NodeType, config: dict[str, Any], port: str
):
    sketch = drawn("s -> n", s=SOURCE, n=(kind, config))
    found = [
        (await ran(sketch, inputs=RECORDS, lent=lent)).records["n", port]
        for lent in (tools(), tools(temp=tmp_path, budget=20_000))
    ]
    assert found[0] == found[1]
    assert [r.id for r in found[0]] == [r.id for r in found[1]]
    assert [r.parents for r in found[0]] == [r.parents for r in found[1]]
    assert list(tmp_path.iterdir()) == []
