"""Pipelines in the older form open as today's."""

import pytest

from engine import files
from engine.check import problems
from engine.errors import FileError
from engine.older_form import converted
from nodes.registry import node_types


def opened(**changes):
    form = {
        "name": "Old",
        "trigger": {"type": "manual", "config": {"unused": 1}},
        "nodes": [
            {"id": "e", "type": "extract", "config": {"top_k": 5, "language": "en"}},
            {"id": "f", "type": "filter", "config": {"min_score": 0.4}},
            {"id": "c", "type": "conditional", "config": {"condition": "size(keywords) > 0"}},
            {"id": "w", "type": "webhook", "config": {"url": "http://localhost/x"}},
            {"id": "t", "type": "transform", "config": {"transformer_type": "seo"}},
        ],
        "edges": [
            {"from": "e", "to": "f"},
            {"from_node": "f", "to_node": "c", "condition": "size(keywords) > 1"},
            {"from": "c", "to": "w"},
            {"from": "c", "to": "t", "condition": "false"},
        ],
    }  # fmt: skip
    return files.from_json({**form, **changes}, "old.json")


def wires(pipeline):
    return {
        f"{edge.source.node}.{edge.source.port} → {edge.target.node}": edge.condition
        for edge in pipeline.edges
    }


def test_nodes_get_todays_types_and_settings():
    nodes = opened().nodes

    assert {key: (node.type, dict(node.config)) for key, node in nodes.items()} == {
        "trigger": ("triggers.manual", {}),
        "e": ("siex.extract", {"top_k": 5, "language": "en"}),
        "f": ("siex.keep_keywords", {"min_score": 0.4}),
        "c": ("flow.conditional", {"formula": "size(keywords) > 0"}),
        "w": ("web.request", {"method": "POST", "url": "http://localhost/x"}),
        "t": ("siex.transform", {"name": "seo"}),
    }


def test_edges_get_ports_and_keep_their_conditions():
    assert wires(opened()) == {
        "trigger.out → e": None,
        "e.out → f": None,
        "f.out → c": "size(keywords) > 1",
        "c.true → w": None,
        "c.false → t": None,
    }


def test_the_headers_of_a_webhook_become_rows():
    config = {"url": "http://localhost/x", "headers": {"X-Key": "k", "Accept": "*/*"}}
    pipeline = opened(
        nodes=[{"id": "w", "type": "webhook", "config": config}], edges=[]
    )

    assert pipeline.nodes["w"].config["headers"] == [
        {"name": "X-Key", "value": "k"},
        {"name": "Accept", "value": "*/*"},
    ]
    assert not [p for p in problems(pipeline, node_types()) if p.severity == "error"]


@pytest.mark.parametrize("kind", ["schedule", "rss", "webhook"])
def test_other_triggers_are_kept_with_their_settings(kind):
    pipeline = opened(trigger={"type": kind, "config": {"cron": "0 9 * * *"}})

    trigger = pipeline.nodes["trigger"]
    assert (trigger.type, trigger.config) == (f"triggers.{kind}", {"cron": "0 9 * * *"})


def test_the_same_file_always_has_the_same_id():
    assert opened().id == opened().id != opened(name="New").id


def test_a_pipeline_without_a_trigger_stays_so():
    form = {"name": "x", "nodes": [{"id": "e", "type": "extract"}], "edges": []}

    assert set(files.from_json(form).nodes) == {"e"}


def test_nodes_are_laid_out_where_the_file_does_not_say():
    positions = [node.position for node in opened().nodes.values()]

    assert len(set(positions)) == len(positions)
    assert opened().nodes["trigger"].position.x < opened().nodes["e"].position.x


def test_the_known_steps_have_no_problems():
    form = opened()
    kept = {key: node for key, node in form.nodes.items() if key in "ef"}

    assert not [
        problem
        for problem in problems(form, node_types())
        if problem.node in kept and problem.severity == "error"
    ]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"nodes": 3}, "old.json: nodes: A list should stand here."),
        ({"nodes": [{"id": "x"}]}, 'old.json: nodes[0]: A node should stand here, with "id" and "type".'),
        ({"nodes": [{"id": "x", "type": "extract", "config": 3}]}, "old.json: nodes[0].config: An object should stand here."),
        ({"edges": [{"from": "e"}]}, 'old.json: edges[0]: An edge should stand here, with the ids of two nodes as "from" and "to".'),
        ({"trigger": {"type": 3}}, 'old.json: trigger: A trigger should stand here: {"type": ..., "config": {...}}.'),
        ({"nodes": [{"type": "extract"}]}, 'old.json: nodes[0]: A node should stand here, with "id" and "type".'),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_place(changes, sentence):
    with pytest.raises(FileError) as raised:
        opened(**changes)

    assert str(raised.value) == sentence


@pytest.mark.parametrize(
    ("older", "today"), [("seo", "seo"), (" BACOWR ", "bacowr"), ("Legal", "legal")]
)
def test_a_transformer_keeps_its_name_however_it_was_written(older, today):
    node = {"id": "t", "type": "transform", "config": {"transformer_type": older}}
    [form] = converted({"name": "", "nodes": [node], "edges": []})["nodes"]
    assert (form["type"], form["config"]) == ("siex.transform", {"name": today})
