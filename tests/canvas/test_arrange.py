"""Putting nodes in order."""

from PySide6.QtCore import QPointF, QRectF

from canvas import commands
from canvas.arrange import aligned, distributed

BOXES = {
    "a": QRectF(0, 0, 100, 50),
    "b": QRectF(300, 40, 100, 80),
    "c": QRectF(150, 200, 100, 50),
}


def test_left_edges_are_brought_to_the_leftmost():
    assert {place.x() for place in aligned(BOXES, "left").values()} == {0}


def test_middles_share_one_height():
    places = aligned(BOXES, "middle")
    assert len({places[one].y() + box.height() / 2 for one, box in BOXES.items()}) == 1


def test_distributing_makes_gaps_equal_and_keeps_the_ends():
    places = distributed(BOXES, sideways=True)
    assert [places[one].x() for one in "acb"] == [0, 150, 300]


def test_tidying_puts_each_node_right_of_what_feeds_it(canvas, document):
    commands.tidy(canvas.stage)
    at = {one: node.position for one, node in document.pipeline.nodes.items()}
    assert at["start"].x < at["first"].x < at["second"].x


def test_tidied_nodes_do_not_overlap(canvas, document):
    commands.tidy(canvas.stage)
    boxes = [canvas.stage.scene.box(one) for one in document.pipeline.nodes]
    assert not any(
        one.intersects(other) for at, one in enumerate(boxes) for other in boxes[:at]
    )


def test_tidying_is_one_step_and_tidying_twice_none(canvas, document):
    commands.tidy(canvas.stage)
    tidy = document.pipeline
    commands.tidy(canvas.stage)
    assert document.pipeline is tidy
    document.undo()
    assert not document.can_undo


def test_only_the_selected_nodes_are_tidied(canvas, document):
    canvas.selection.choose(["first", "second"])
    before = document.pipeline.nodes["last"].position
    commands.tidy(canvas.stage)
    assert document.pipeline.nodes["last"].position == before


def test_a_node_dropped_into_a_wire_is_spliced_in(canvas, document):
    edge = document.pipeline.edges[1]
    node_id = commands.insert_node(
        canvas.stage, "flow.limit", QPointF(590, 32), into=edge
    )
    pairs = {(e.source.node, e.target.node) for e in document.pipeline.edges}
    assert {("first", node_id), (node_id, "second")} <= pairs
    assert ("first", "second") not in pairs
    document.undo()
    assert not document.can_undo
