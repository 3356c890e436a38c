"""Scores become chances by a rising curve, bent for the kind of text."""

import numpy as np
import pytest

from engine.siex.calibration import Bend, Calibration

CURVE = Calibration(
    {
        "calibration_raw": np.array([-2.0, 0.0, 2.0]),
        "calibration_chance": np.array([0.1, 0.2, 0.6]),
        "calibration_bends": np.array([[1.0, 0.0], [0.5, 1.0]]),
    }
)


def test_between_the_points_of_the_curve_chances_rise_evenly():
    assert CURVE.chance(1.0) == pytest.approx(0.4)
    assert (CURVE.chance(-9.0), CURVE.chance(9.0)) == (0.1, 0.6)


def test_a_text_that_is_half_of_a_kind_is_bent_half_as_much():
    assert CURVE.bend([0.5, 0.5]) == Bend(0.75, 0.5)


def test_a_bend_turns_and_moves_the_log_odds():
    assert Bend(1.0, 0.0).bent(0.2) == pytest.approx(0.2)
    assert Bend(1.0, np.log(4)).bent(0.2) == pytest.approx(0.5)
    assert Bend(0.5, 0.0).bent(0.8) == pytest.approx(2 / 3)


@pytest.mark.parametrize("chance", [0.0, 0.2, 0.9, 1.0])
def test_what_is_told_leads_back_to_the_chance(chance):
    bend = Bend(0.7, 0.4)
    assert bend.unbent(bend.bent(chance)) == pytest.approx(chance)
