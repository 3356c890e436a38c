"""Listing what can be placed."""

import json

from app.cli import main
from nodes.registry import node_types


def test_every_node_type_is_listed_with_its_title(capsys):
    assert main(["nodes"]) == 0
    shown = capsys.readouterr().out
    for kind in node_types().values():
        assert kind.id in shown
        assert kind.title in shown


def test_json_is_one_object_that_describes_ports_and_settings(capsys):
    assert main(["nodes", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    limit = next(kind for kind in told["nodes"] if kind["id"] == "flow.limit")
    assert limit["inputs"] == [{"name": "in", "kind": "records"}]
    assert "count" in limit["settings"]["properties"]
