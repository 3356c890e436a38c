"""Finding what is visible and what lies under a point."""

import random

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from canvas.layout import Layout, curves, reach_across, reach_of, rect
from engine.pipeline import Edge, Endpoint, Node, Pipeline, Position
from nodes.registry import node_types


@pytest.fixture
def layout() -> Layout:
    chance = random.Random(3)  # noqa: S311 - the same graph each time
    nodes = {
        f"n{at}": Node(
            f"n{at}",
            chance.choice(["flow.limit", "flow.filter", "acme.unknown"]),
            position=Position(chance.uniform(-4000, 4000), chance.uniform(-3000, 3000)),
        )
        for at in range(200)
    }
    edges = tuple(
        Edge(
            Endpoint(f"n{at}", "out"), Endpoint(f"n{at + chance.randrange(1, 9)}", "in")
        )
        for at in range(190)
    )
    made = Layout(node_types())
    made.show(Pipeline("p", nodes=nodes, edges=edges))
    return made


def areas() -> list[QRectF]:
    chance = random.Random(5)  # noqa: S311 - the same graph each time
    return [
        QRectF(chance.uniform(-4000, 4000), chance.uniform(-3000, 3000), 900, 600)
        for _ in range(25)
    ]


def test_visible_nodes_are_those_that_a_plain_search_finds(layout):
    for area in areas():
        plain = [
            at for at, box in enumerate(layout.boxes) if rect(box).intersects(area)
        ]
        assert layout.nodes_in(area).tolist() == plain


def test_every_wire_that_passes_through_an_area_is_found(layout):
    xs, ys = curves(layout.wires)
    for area in areas():
        inside = (xs >= area.left()) & (xs <= area.right())
        inside &= (ys >= area.top()) & (ys <= area.bottom())
        passing = set(np.flatnonzero(inside.any(axis=1)))
        assert passing <= set(layout.wires_in(area).tolist())


def test_the_topmost_node_is_hit():
    nodes = {name: Node(name, "flow.limit") for name in ("below", "above")}
    layout = Layout(node_types())
    layout.show(Pipeline("p", nodes=nodes))
    assert layout.node_at(QPointF(20, 20)) == "above"
    assert layout.node_at(QPointF(-20, 20)) is None


def test_each_port_is_hit_at_its_place(layout):
    for node_id, shape in zip(layout.ids[:30], layout.shapes, strict=False):
        for spot in shape.outputs:
            end = Endpoint(node_id, spot.port.name)
            place = layout.place_of(end, is_output=True)
            found = layout.port_at(place, 2.0)
            assert found is not None


def test_a_wire_is_hit_on_its_line_and_not_beside_it(layout):
    xs, ys = curves(layout.wires[:1])
    on = QPointF(xs[0, 12], ys[0, 12])
    assert layout.wire_at(on, 3.0) is not None
    assert layout.wire_at(QPointF(99_999, 0), 3.0) is None


def test_moving_a_node_moves_its_box_and_its_wires(layout):
    pipeline = layout._pipeline
    moved = Node("n0", pipeline.nodes["n0"].type, position=Position(9000, 9000))
    after = Pipeline("p", nodes={**pipeline.nodes, "n0": moved}, edges=pipeline.edges)
    assert layout.show(after) == {"n0"}
    assert layout.box("n0").topLeft() == QPointF(9000, 9000)
    fresh = Layout(node_types())
    fresh.show(after)
    assert np.array_equal(fresh.wires, layout.wires)
    assert np.array_equal(fresh.wire_boxes, layout.wire_boxes)


def test_a_node_of_unknown_type_has_the_ports_that_its_wires_speak_of():
    edge = Edge(Endpoint("a", "kept"), Endpoint("b", "left"))
    nodes = {name: Node(name, "acme.unknown") for name in ("a", "b")}
    layout = Layout({})
    layout.show(Pipeline("p", nodes=nodes, edges=(edge,)))
    assert layout.place_of(edge.source, is_output=True) is not None
    assert [spot.port.name for spot in layout.shapes[1].inputs] == ["left"]


@pytest.mark.parametrize("across", [-900, -120, -1, 0, 30, 200, 900])
def test_one_wire_reaches_as_far_as_it_does_among_many(across):
    assert reach_across(across) == reach_of(np.array([[0.0, 0.0, across, 50.0]]))[0]
