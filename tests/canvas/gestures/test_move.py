"""Carrying nodes about."""

from PySide6.QtCore import Qt

from engine.pipeline import Position
from engine.protocol import NodeResult


def place(document, node_id: str) -> Position:
    return document.pipeline.nodes[node_id].position


def test_a_dragged_node_comes_to_rest_on_the_grid(document, hand):
    hand.drag((660, 262), (660 - 83, 262 + 149))
    assert place(document, "last") == Position(560, 384)


def test_a_drag_is_one_step_to_undo(document, hand):
    before = document.pipeline
    hand.drag((660, 262), (500, 420))
    document.undo()
    assert document.pipeline is before
    assert not document.can_undo


def test_nodes_of_a_selection_move_together(canvas, document, hand):
    canvas.selection.choose(["first", "second"])
    hand.drag((340, 32), (340 + 32, 32 + 304))
    assert place(document, "first") == Position(352, 304)
    assert place(document, "second") == Position(672, 304)


def test_a_node_is_pulled_into_line_with_its_neighbours(document, hand):
    hand.drag((660, 262), (660 - 317, 262 + 160))
    assert place(document, "last").x == place(document, "first").x


def test_alt_lets_a_node_lie_anywhere(document, hand):
    hand.drag((660, 262), (660 - 83, 262 + 149), Qt.KeyboardModifier.AltModifier)
    assert place(document, "last") == Position(557, 389)


def test_escape_puts_everything_back(document, hand, press_key):
    before = document.pipeline
    hand.press(660, 262)
    hand.move(500, 500)
    press_key(Qt.Key.Key_Escape)
    hand.release()
    assert document.pipeline is before


def test_a_click_that_shakes_is_no_move(document, hand):
    before = document.pipeline
    hand.drag((660, 262), (662, 262))
    assert document.pipeline is before


def test_a_step_that_moves_nothing_paints_nothing(canvas, hand):
    hand.press(660, 262)
    hand.move(560, 384)
    areas = []
    canvas.stage.overlay_changed.connect(areas.append)
    hand.move(561, 384)
    assert not areas
    hand.move(600, 400)
    assert areas
    hand.release()


def test_a_carried_card_shows_what_a_run_says_meanwhile(canvas, hand):
    hand.press(660, 262)
    hand.move(560, 384)
    before = canvas.grab().toImage()
    told = NodeResult(node="last", type="output.csv", status="failed")
    canvas.show_results({"last": told})
    canvas.finish_picture()
    assert canvas.grab().toImage() != before
    hand.release()
