"""Carrying nodes about."""

from PySide6.QtCore import Qt

from engine.pipeline import Position


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
