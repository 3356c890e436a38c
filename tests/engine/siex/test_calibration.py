"""Scores become chances by a rising curve, moved for the kind of text."""

import numpy as np
import pytest

from engine.siex.calibration import Calibration, shifted

CURVE = Calibration(
    {
        "calibration_raw": np.array([-2.0, 0.0, 2.0]),
        "calibration_chance": np.array([0.1, 0.2, 0.6]),
        "calibration_shifts": np.array([0.0, 1.0]),
    }
)


def test_between_the_points_of_the_curve_chances_rise_evenly():
    assert CURVE.chance(1.0) == pytest.approx(0.4)
    assert (CURVE.chance(-9.0), CURVE.chance(9.0)) == (0.1, 0.6)


def test_a_text_that_is_half_of_a_kind_moves_half_as_far():
    assert CURVE.shift([0.5, 0.5]) == 0.5


def test_log_odds_are_added_to_a_chance():
    assert shifted(0.5, 0.0) == 0.5
    assert shifted(0.2, np.log(4)) == pytest.approx(0.5)
