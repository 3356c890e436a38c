"""Edits give new pipelines and leave the old one as it was."""

from dataclasses import replace

import pytest

from engine import edit
from engine.pipeline import (
    Edge,
    Endpoint,
    Group,
    Node,
    Note,
    Pipeline,
    Position,
    Settings,
)


def wire(source, target, condition=None):
    return Edge(Endpoint(source, "out"), Endpoint(target, "in"), condition)


PIPELINE = Pipeline(
    "p",
    nodes={key: Node(key, "flow.limit", position=Position(10, 20)) for key in "abc"},
    edges=(wire("a", "b", "n > 1"), wire("b", "c")),
    notes={"n": Note("n", "hello")},
    groups={"g": Group("g", nodes=("a", "b"))},
)


def wires(pipeline):
    return [f"{edge.source.node}{edge.target.node}" for edge in pipeline.edges]


@pytest.mark.parametrize(
    "change",
    [
        lambda p: edit.rename(p, p.name),
        lambda p: edit.put_node(p, p.nodes["a"]),
        lambda p: edit.put_note(p, p.notes["n"]),
        lambda p: edit.put_group(p, p.groups["g"]),
        lambda p: edit.with_setting(p, "nobody", "count", 3),
        lambda p: edit.moved(p, ["nobody"], 1, 1),
        lambda p: edit.moved(p, ["a"], 0, 0),
        lambda p: edit.connect(p, *p.edges[0].ends),
        lambda p: edit.disconnect(p, []),
        lambda p: edit.remove(p, ["nobody"]),
        lambda p: edit.remove_and_heal(p, ["nobody"]),
        lambda p: edit.toggle_disabled(p, []),
        lambda p: edit.rename_node(p, "a", " "),
        lambda p: edit.with_node(p, "a", timeout_s=None),
        lambda p: edit.with_settings(p, Settings()),
        lambda p: edit.with_about(p, name=""),
        lambda p: edit.with_condition(p, p.edges[1].ends, ""),
        lambda p: edit.splice(p, Node("x", "flow.limit"), wire("a", "c")),
    ],
)
def test_an_edit_that_changes_nothing_gives_the_same_pipeline(change):
    assert change(PIPELINE) is PIPELINE


def test_a_setting_is_kept_as_typed():
    changed = edit.with_setting(PIPELINE, "a", "count", "not a numb")

    assert changed.nodes["a"].config == {"count": "not a numb"}
    assert PIPELINE.nodes["a"].config == {}


def test_moving_shifts_nodes_and_notes():
    changed = edit.moved(PIPELINE, ["a", "n"], 5, -5)

    assert changed.nodes["a"].position == Position(15, 15)
    assert changed.notes["n"].position == Position(5, -5)
    assert changed.nodes["b"] is PIPELINE.nodes["b"]


def test_removing_a_node_takes_its_wires_and_its_place_in_groups():
    changed = edit.remove(PIPELINE, ["b", "n"])

    assert wires(changed) == []
    assert changed.groups["g"].nodes == ("a",)
    assert not changed.notes


def test_ids_stay_unique():
    assert edit.fresh_id(PIPELINE, "limit") == "limit"
    assert edit.fresh_id(PIPELINE, "a") == "a-2"
    assert edit.fresh_id(PIPELINE, "n") == "n-2"
    taken = edit.put_node(PIPELINE, Node("a-2", "flow.limit"))
    assert edit.fresh_id(taken, "a-2") == "a-3"


def test_pasting_gives_fresh_ids_to_all_that_comes():
    changed, ids = edit.put_part(PIPELINE, PIPELINE, dx=100)

    assert ids == ("a-2", "b-2", "c-2", "n-2", "g-2")
    assert changed.nodes["a-2"].position == Position(110, 20)
    assert changed.groups["g-2"].nodes == ("a-2", "b-2")
    assert changed.edges[2:] == (wire("a-2", "b-2", "n > 1"), wire("b-2", "c-2"))


def test_duplicating_copies_the_wires_between_the_chosen():
    changed, ids = edit.duplicated(PIPELINE, ["b", "c"])

    assert ids == ("b-2", "c-2")
    assert wires(changed) == ["ab", "bc", "b-2c-2"]


def test_a_node_is_put_into_the_middle_of_a_wire():
    changed = edit.splice(PIPELINE, Node("x", "flow.sort"), PIPELINE.edges[0])

    assert changed.edges == (wire("a", "x", "n > 1"), wire("x", "b"), wire("b", "c"))


def test_removing_can_close_the_gap():
    assert wires(edit.remove_and_heal(PIPELINE, ["b"])) == ["ac"]
    assert wires(edit.remove_and_heal(PIPELINE, ["a", "b"])) == []


def test_errors_are_not_healed_into_the_flow():
    error = replace(wire("b", "c"), source=Endpoint("b", "error"))
    pipeline = replace(PIPELINE, edges=(PIPELINE.edges[0], error))

    assert wires(edit.remove_and_heal(pipeline, ["b"])) == []


def test_nodes_are_switched_off_and_on():
    off = edit.toggle_disabled(PIPELINE, ["a", "b"])
    mixed = edit.toggle_disabled(off, ["a", "c"])

    assert [node.disabled for node in off.nodes.values()] == [True, True, False]
    assert [node.disabled for node in mixed.nodes.values()] == [True, True, True]
    assert not edit.toggle_disabled(mixed, ["a"]).nodes["a"].disabled


def test_a_wire_gets_and_loses_its_condition():
    ends = PIPELINE.edges[1].ends
    changed = edit.with_condition(PIPELINE, ends, "n > 2")

    assert changed.edges[1].condition == "n > 2"
    assert edit.with_condition(changed, ends, None) == PIPELINE
