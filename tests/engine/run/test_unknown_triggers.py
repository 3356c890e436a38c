"""A pipeline whose trigger this version does not know can be started by hand."""

from engine import files
from nodes.registry import node_types
from tests.helpers.runs import Drawn, ran

OLDER = {
    "name": "Every morning",
    "trigger": {"type": "schedule", "config": {"cron": "0 9 * * *"}},
    "nodes": [{"id": "first", "type": "flow.limit", "config": {"count": 1}}],
    "edges": [],
}


async def test_it_starts_where_the_trigger_is():
    done = await ran(
        Drawn(files.from_json(OLDER), node_types()), inputs=[{"n": 1}, {"n": 2}]
    )

    assert done.records["first", "out"] == [{"n": 1}]
