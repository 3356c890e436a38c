"""From the scene to the widget and back."""

import pytest
from PySide6.QtCore import QPointF, QRectF

from canvas.view import LARGEST, SMALLEST, View

POINT = QPointF(123, 45)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_a_point_finds_its_way_back(ratio):
    view = View(0.7, 311, -82, ratio)
    back = view.to_widget(view.to_scene(POINT))
    assert (back - POINT).manhattanLength() < 1e-6


@pytest.mark.parametrize("ratio", [1.0, 1.5])
def test_zooming_keeps_what_is_under_the_pointer(ratio):
    view = View(1.0, 50, 60, ratio)
    before, after = view.to_scene(POINT), view.zoomed(2.3, POINT).to_scene(POINT)
    assert (before - after).manhattanLength() < 1.5


def test_the_scale_has_limits():
    assert View().zoomed(99, POINT).scale == LARGEST
    assert View().zoomed(0, POINT).scale == SMALLEST


def test_fitting_shows_all_even_of_a_huge_scene():
    scene = QRectF(-50_000, -3000, 150_000, 90_000)
    view = View().fitted(scene, 800, 600)
    assert view.rect_to_scene(QRectF(0, 0, 800, 600)).contains(scene)


def test_fitting_something_small_does_not_blow_it_up():
    assert View().fitted(QRectF(0, 0, 50, 50), 800, 600).scale == 1.0
