"""Tests of `nodes.siex.compare`."""

from nodes.siex.compare import compare
from tests.helpers.context import run_node


async def test_each_side_and_both_have_an_output():
    given = {"ours": [{"text": "teak oil"}], "theirs": [{"text": "teak chairs"}]}
    outputs = await run_node(compare, {}, given)
    texts = {port: [row["text"] for row in rows] for port, rows in outputs.items()}
    assert texts == {"gap": ["chairs"], "shared": ["teak"], "ours_only": ["oil"]}
    assert outputs["gap"][0]["similarity"] == 0.5
