"""Tests of `nodes.flow.joining` against a join that compares everything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nodes.flow.joining import Join, joined
from nodes.records import Record
from tests.helpers.context import FakeContext, FakeSpool

keys = st.one_of(st.none(), st.integers(0, 4), st.sampled_from(["a", "b", "0", ""]))
sides = st.lists(keys, max_size=8)


def spool(side: str, found: list) -> FakeSpool:
    return FakeSpool(
        Record({"k": key, side: at}, id=f"{side}{at}") for at, key in enumerate(found)
    )


def compared(first: FakeSpool, second: FakeSpool, keep: str) -> list[dict]:
    """Join by comparing every record with every other."""
    rows, matched = [], set()
    for one in first:
        others = [o for o in second if o["k"] == one["k"] is not None]
        rows += [{**one, **other} for other in others]
        matched |= {other.id for other in others}
        if not others and keep != "inner":
            rows.append(dict(one))
    if keep == "outer":
        rows += [dict(other) for other in second if other.id not in matched]
    return rows


@pytest.mark.parametrize("keep", ["inner", "left", "outer"])
@given(sides, sides)
def test_sorting_and_walking_gives_what_comparing_everything_gives(keep, one, other):
    first, second = spool("first", one), spool("second", other)
    join = Join("k", "k", keep, "every", "both", "matches")
    found = list(joined(first, second, join, FakeContext()))
    assert found == compared(first, second, keep)
    assert len({record.id for record in found}) == len(found)
