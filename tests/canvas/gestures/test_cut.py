"""Cutting wires."""

from PySide6.QtCore import Qt

ALT = Qt.KeyboardModifier.AltModifier


def test_a_line_drawn_with_alt_cuts_the_wires_under_it(document, hand):
    hand.drag((592, -40), (592, 150), ALT)
    assert [edge.target.node for edge in document.pipeline.edges] == ["first"]


def test_several_cut_wires_are_one_step(document, hand):
    before = document.pipeline
    hand.drag((270, -40), (290, 120), ALT)
    assert document.pipeline is not before
    document.undo()
    assert document.pipeline is before


def test_a_line_beside_the_wires_cuts_nothing(document, hand):
    before = document.pipeline
    hand.drag((270, 400), (500, 500), ALT)
    assert document.pipeline is before
