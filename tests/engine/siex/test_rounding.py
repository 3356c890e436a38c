"""Rounding to four decimals without a way over text."""

import numpy as np
import pytest

from engine.siex.rounding import rounded


@pytest.mark.parametrize("value", [0.0, 1.0, 0.00005, 0.12345, 0.99995, 1e-9, 2 / 3])
def test_numbers_are_rounded_as_python_does(value: float):
    assert rounded(value) == round(value, 4)


def test_halfway_and_close_to_it_the_same_way_is_taken():
    draw = np.random.default_rng(3)
    for _ in range(20_000):
        value = draw.random()
        halfway = int(draw.integers(10_000)) / 10_000 + 0.00005
        near = halfway + draw.uniform(-1e-12, 1e-12)
        for each in (value, halfway, near):
            assert rounded(each) == round(each, 4)
