"""As many keywords are listed as a person would list."""

import pytest

from engine.siex import extract
from engine.siex.selection import as_many

TEXT = (
    "Random forests are ensembles of decision trees. We grow random forests on "
    "bootstrap samples and measure the accuracy of the ensembles on noisy data."
)


@pytest.mark.parametrize(
    ("chances", "expected", "number"),
    [
        ([0.9] * 12, 10.8, 12),  # all are likely: all are listed
        ([0.9] * 6 + [0.05] * 6, 5.7, 6),  # the unlikely ones would cost more
        ([0.3, 0.01, 0.01, 0.01, 0.01, 0.01], 0.35, 5),  # five at least
    ],
)
def test_a_keyword_is_listed_while_it_raises_the_expected_f1(
    chances: list[float], expected: float, number: int
):
    assert as_many(chances, expected) == number


def test_a_lowest_score_of_zero_lists_as_many_as_asked_for():
    likely = extract(TEXT, top_k=15)
    every = extract(TEXT, top_k=15, min_score=0.0)
    assert [k.text for k in every][: len(likely)] == [k.text for k in likely]
    assert len(likely) < len(every)
