"""Where a moved box comes to rest."""

import numpy as np
from PySide6.QtCore import QLineF, QRectF

from canvas.gestures.snapping import Neighbours

BOXES = np.array([(100.0, 0.0, 300.0, 60.0), (101.0, 400.0, 200.0, 460.0)])


def test_a_box_falls_into_line_with_the_nearest_edge():
    rest = Neighbours(BOXES).rest_of(QRectF(97, 205, 50, 30), 1.0)
    assert (rest.dx, rest.dy) == (3, 3)


def test_a_guide_reaches_over_all_boxes_on_its_line():
    rest = Neighbours(BOXES).rest_of(QRectF(100, 205, 50, 30), 1.0)
    assert rest.guides == (QLineF(100, 0, 100, 238),)


def test_far_from_every_line_a_box_rests_on_the_grid():
    rest = Neighbours(BOXES).rest_of(QRectF(1005, 1005, 50, 30), 1.0)
    assert (rest.dx, rest.dy, rest.guides) == (3, 3, ())


def test_without_neighbours_a_box_rests_on_the_grid():
    rest = Neighbours(np.empty((0, 4))).rest_of(QRectF(15, 17, 50, 30), 1.0)
    assert (rest.dx, rest.dy, rest.guides) == (1, -1, ())
