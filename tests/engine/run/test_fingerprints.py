"""A node keeps its fingerprint as long as it would give the same."""

from dataclasses import replace

import pytest

from engine.run.fingerprints import fingerprints
from tests.helpers.runs import Drawn, drawn, node_type
from tests.helpers.small_nodes import both, passed, source

SENDS = node_type(passed, "test.sends", effect="idempotent")
LINES = drawn(
    "a -> b",
    "b -> c.left",
    "a -> c.right",
    "c -> d",
    a=node_type(source),
    b=node_type(passed),
    c=node_type(both),
    d=SENDS,
)


def changed(after: Drawn, **more: object) -> str:
    """Return the nodes whose fingerprint is another one, as letters."""
    then = fingerprints(LINES.pipeline, LINES.types)
    now = fingerprints(after.pipeline, after.types, **more)
    return "".join(key for key in sorted(then) if then[key] != now.get(key))


def test_the_same_pipeline_has_the_same_fingerprints():
    assert changed(LINES) == ""
    moved = LINES.with_node("b", name="Another name", notes="x", timeout_s=3.0)
    assert changed(moved) == ""


@pytest.mark.parametrize(
    "change",
    [
        {"config": {"n": 1}},
        {"disabled": True},
        {"on_error": "skip"},
        {"pinned": {"out": ({"n": 1},)}},
        {"type_version": 2},
    ],
)
def test_a_change_reaches_what_comes_after(change):
    assert changed(LINES.with_node("b", **change)) == "bcd"


def test_another_input_reaches_everything():
    assert changed(LINES, inputs=[{"n": 1}]) == "abcd"


def test_another_file_behind_a_node_reaches_what_comes_after():
    assert changed(LINES, files={"b": "stamp"}) == "bcd"


def test_a_condition_on_a_wire_counts():
    assert changed(LINES.with_condition("b", "n > 1")) == "cd"


def test_exchanged_wires_count():
    ends = {"left": "right", "right": "left"}
    edges = tuple(
        replace(e, target=replace(e.target, port=ends.get(e.target.port, "in")))
        for e in LINES.pipeline.edges
    )
    crossed = replace(LINES, pipeline=replace(LINES.pipeline, edges=edges))
    assert changed(crossed) == "cd"


def test_only_effects_are_other_ones_in_a_dry_run():
    assert changed(LINES, is_dry_run=True) == "d"


def test_a_newer_shape_of_settings_counts():
    class Newer(LINES.types["test.passed"].config):
        version = 2

    newer = replace(LINES.types["test.passed"], config=Newer)
    assert changed(replace(LINES, types={**LINES.types, newer.id: newer})) == "bcd"
