"""Wiring ports with the mouse."""

from PySide6.QtCore import QPointF

from canvas.ports import Plug
from engine.pipeline import Endpoint
from tests.canvas.conftest import wire


def ends(document) -> set:
    return {edge.ends for edge in document.pipeline.edges}


def port(canvas, name: str, *, is_output: bool) -> tuple[float, float]:
    place = canvas.stage.scene.layout.place_of(
        Endpoint(*name.split(".")), is_output=is_output
    )
    return place.x(), place.y()


def test_a_wire_pulled_from_an_output_to_an_input_connects(canvas, document, hand):
    hand.drag(
        port(canvas, "second.kept", is_output=True),
        port(canvas, "last.in", is_output=False),
    )
    assert wire("second.kept", "last.in").ends in ends(document)


def test_a_wire_may_be_pulled_the_other_way_round(canvas, document, hand):
    hand.drag(
        port(canvas, "last.in", is_output=False),
        port(canvas, "second.dropped", is_output=True),
    )
    assert wire("second.dropped", "last.in").ends in ends(document)


def test_letting_go_on_a_node_takes_its_only_possible_port(canvas, document, hand):
    hand.drag(port(canvas, "second.kept", is_output=True), (760, 272))
    assert wire("second.kept", "last.in").ends in ends(document)


def test_a_circle_is_refused_with_a_reason(canvas, document, hand, qtbot):
    before = document.pipeline
    reasons = []
    canvas.refused.connect(reasons.append)
    hand.drag(
        port(canvas, "second.kept", is_output=True),
        port(canvas, "first.in", is_output=False),
    )
    assert document.pipeline is before
    assert "circle" in reasons[-1]


def test_records_do_not_feed_a_start_port(canvas, document, hand):
    before = document.pipeline
    hand.drag(
        port(canvas, "second.kept", is_output=True),
        port(canvas, "text.start", is_output=False),
    )
    assert document.pipeline is before


def test_a_wire_let_go_on_empty_ground_asks_for_a_node(canvas, hand, qtbot):
    start = port(canvas, "second.kept", is_output=True)
    with qtbot.waitSignal(canvas.wanted_node_at) as asked:
        hand.drag(start, (500, 500))
    place, plug = asked.args
    assert place == QPointF(500, 500)
    assert plug == Plug(Endpoint("second", "kept"), is_output=True)


def test_the_asked_for_node_is_wired_in_one_step(canvas, document):
    plug = Plug(Endpoint("second", "kept"), is_output=True)
    before = document.pipeline
    node_id = canvas.insert_node("flow.limit", QPointF(500, 500), plug)
    assert wire("second.kept", f"{node_id}.in").ends in ends(document)
    document.undo()
    assert document.pipeline is before


def test_a_wire_pulled_off_its_end_goes_to_another_port(canvas, document, hand):
    end = port(canvas, "second.in", is_output=False)
    hand.drag((end[0] - 20, end[1]), port(canvas, "last.in", is_output=False))
    assert wire("first.out", "last.in").ends in ends(document)
    assert wire("first.out", "second.in").ends not in ends(document)


def test_a_wire_pulled_off_and_let_go_is_removed(canvas, document, hand):
    hand.drag(port(canvas, "second.in", is_output=False), (500, 500))
    assert wire("first.out", "second.in").ends not in ends(document)


def test_a_pulled_off_wire_may_go_back(canvas, document, hand):
    before = document.pipeline
    end = port(canvas, "second.in", is_output=False)
    hand.press(*end)
    hand.move(500, 500)
    hand.move(*end)
    hand.release()
    assert document.pipeline is before
