"""What differs between two pipelines, as a person reads it."""

from dataclasses import replace

from engine.changes import Change, changes
from engine.pipeline import Edge, Endpoint, Node, Note, Pipeline, Position, Settings
from nodes.registry import node_types

TYPES = node_types()


def wire(left: str, right: str, condition: str | None = None) -> Edge:
    return Edge(Endpoint(left, "out"), Endpoint(right, "in"), condition)


LIMIT = Node("limit", "flow.limit", config={"count": 10})
TEXT = Node("text", "sources.text", name="Words", config={"text": "a"})
BEFORE = Pipeline(
    "p",
    "Pipeline",
    nodes={"text": TEXT, "limit": LIMIT},
    edges=(wire("text", "limit"),),
)


def with_nodes(*nodes: Node, **more: object) -> Pipeline:
    return replace(BEFORE, nodes={node.id: node for node in nodes}, **more)


def told(after: Pipeline, before: Pipeline = BEFORE) -> list[str]:
    return [change.text for change in changes(before, after, TYPES)]


def test_equal_pipelines_differ_in_nothing():
    assert told(with_nodes(TEXT, replace(LIMIT, config={"count": 10}))) == []


def test_a_setting_is_told_by_its_title_with_both_values():
    after = with_nodes(TEXT, replace(LIMIT, config={"count": 20}))
    [change] = changes(BEFORE, after, TYPES)

    title = TYPES["flow.limit"].config.model_fields["count"].title
    assert change == Change(
        "changed", f"“Limit” › {str(title).lower()}: 10 → 20", "limit"
    )


def test_values_deep_inside_are_told_alone():
    rows = [{"field": "a", "value": 1}, {"field": "b", "value": 2}]
    old = Node("f", "test.unknown", config={"all": {"rows": rows}})
    new = replace(old, config={"all": {"rows": [rows[0], {"field": "b", "value": 3}]}})

    assert told(with_nodes(new), with_nodes(old)) == [
        "“f” › all › rows 2 › value: 2 → 3"
    ]


def test_nodes_and_wires_that_came_and_went():
    sort = Node("sort", "flow.sort")
    after = with_nodes(TEXT, sort, edges=(wire("text", "sort"),))

    assert told(after) == [
        "“Sort” was added",
        "“Limit” was removed",
        "“Words” → “Sort” was connected",
        "“Words” → “Limit” was disconnected",
    ]


def test_what_else_can_happen_to_a_node():
    after = with_nodes(
        replace(TEXT, name="Lines", disabled=True, position=Position(9, 9)),
        replace(LIMIT, pinned={"out": ({"n": 1},)}, on_error="skip"),
    )

    assert told(after) == [
        "“Words” is called “Lines”",
        "“Lines” was switched off",
        "“Limit” › on error: nothing → “skip”",
        "“Limit” was pinned to fixed records",
        "1 node was moved on the canvas",
    ]


def test_the_pipeline_its_settings_its_conditions_and_notes():
    after = replace(
        BEFORE,
        name="Other",
        settings=Settings(max_concurrency=3),
        edges=(wire("text", "limit", "n > 1"),),
        notes={"n": Note("n", "Hello")},
    )

    assert told(after) == [
        "Name: “Pipeline” → “Other”",
        "Pipeline › runs at once: 1 → 3",
        "“Words” → “Limit” › condition: nothing → “n > 1”",
        "1 sticky note was added",
    ]


def test_long_values_are_cut():
    after = with_nodes(replace(TEXT, config={"text": "word " * 100}), LIMIT)

    assert len(told(after)[0]) < 120
    assert told(after)[0].endswith("…")
