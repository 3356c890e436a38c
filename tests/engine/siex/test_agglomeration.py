"""Items are grouped by how alike they are, in a fixed order."""

from hypothesis import given
from hypothesis import strategies as st

from engine.siex.agglomeration import clusters


def test_alike_items_come_together_in_the_order_of_the_first():
    alike = [[1, 0, 0.9, 0], [0, 1, 0, 0.5], [0.9, 0, 1, 0], [0, 0.5, 0, 1]]
    assert clusters(alike, 0.4) == [[0, 2], [1, 3]]
    assert clusters(alike, 0.6) == [[0, 2], [1], [3]]


def test_groups_are_compared_by_the_average_of_their_items():
    alike = [[1, 0.8, 0.5], [0.8, 1, 0.1], [0.5, 0.1, 1]]
    assert clusters(alike, 0.31) == [[0, 1], [2]]
    assert clusters(alike, 0.3) == [[0, 1, 2]]


@given(
    st.integers(0, 9).flatmap(
        lambda n: st.lists(st.floats(0, 1), min_size=n * n, max_size=n * n).map(
            lambda flat: [flat[i * n : i * n + n] for i in range(n)]
        )
    ),
    st.floats(0.01, 1),
)
def test_every_item_is_in_one_group(rows, threshold):
    groups = clusters(rows, threshold)
    assert sorted(item for group in groups for item in group) == list(range(len(rows)))
    assert [group[0] for group in groups] == sorted(group[0] for group in groups)


def test_nothing_makes_no_groups():
    assert clusters([], 0.5) == []
