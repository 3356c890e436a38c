"""The pause before a step is tried again."""

import pytest

from engine.pipeline import Retry
from engine.run.retry import pause_s


@pytest.mark.parametrize(
    ("failed", "full"), [(1, 2), (2, 4), (3, 8), (4, 10), (99, 10)]
)
def test_the_pause_doubles_up_to_the_longest(failed, full):
    retry = Retry(5, wait_s=2, max_wait_s=10)
    assert pause_s(retry, failed, None, lambda: 0.0) == full


@pytest.mark.parametrize(("random", "pause"), [(0.0, 8), (0.5, 6), (1.0, 4)])
def test_chance_shortens_it_by_up_to_a_half(random, pause):
    assert pause_s(Retry(5, wait_s=8), 1, None, lambda: random) == pause


def test_what_the_other_side_asks_for_is_the_least():
    retry = Retry(5, wait_s=1)
    assert pause_s(retry, 1, 30, lambda: 1.0) == 30
    assert pause_s(retry, 1, 0.1, lambda: 0.0) == 1
