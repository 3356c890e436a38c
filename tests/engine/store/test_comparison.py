"""Records of two runs are paired by a key and told apart, however many there are."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from engine.store.comparison import Comparison, Side, telling_field
from engine.store.records import RecordsWriter
from nodes.records import Batch, Record


@pytest.fixture
def side(tmp_path: Path):
    """Keep some records as a run's and return them as a side."""
    made = 0

    def keep(rows: Iterable[Mapping[str, Any]], first_id: int = 0) -> Side:
        nonlocal made
        made += 1
        writer = RecordsWriter(tmp_path / f"run-{made}", None)
        batch = Batch(Record(r, id=f"in-{first_id + n}") for n, r in enumerate(rows))
        writer.keeping("node", "out")(batch)
        writer.close()
        return Side(writer.kept, "node", "out")

    return keep


@pytest.fixture
def compared(tmp_path: Path):
    opened: list[Comparison] = []

    def compare(before: Side, after: Side, key: str = "") -> Comparison:
        opened.append(Comparison(tmp_path / f"c{len(opened)}.db", before, after, key))
        return opened[-1]

    yield compare
    for comparison in opened:
        comparison.close()
    assert not list(tmp_path.glob("c*.db"))


def test_records_that_came_went_and_changed(side, compared):
    before = side([{"url": "a", "n": 1}, {"url": "b", "n": 1}, {"url": "c", "n": 1}])
    after = side([{"url": "c", "n": 1}, {"url": "b", "n": 2, "t": "x"}, {"url": "d"}])
    found = compared(before, after, "url")

    assert found.counts == {"added": 1, "gone": 1, "changed": 1, "same": 1}
    assert [
        (p.kind, p.fields, p.before and p.before["url"], p.after and p.after["url"])
        for p in found.page(None, 0, 10)
    ] == [
        ("gone", (), "a", None),
        ("changed", ("n", "t"), "b", "b"),
        ("added", (), None, "d"),
    ]


def test_one_kind_comes_page_by_page(side, compared):
    found = compared(side([]), side({"n": n} for n in range(5)))

    pages = [found.page("added", offset, 2) for offset in (0, 2, 4)]

    assert [[p.after["n"] for p in page] for page in pages] == [[0, 1], [2, 3], [4]]
    assert found.page("gone", 0, 2) == []


def test_records_of_one_key_pair_up_in_their_order(side, compared):
    before = side([{"k": 1, "v": "a"}, {"k": 1, "v": "b"}])
    after = side([{"k": 1, "v": "a"}, {"k": 1, "v": "c"}, {"k": 1, "v": "d"}])

    assert compared(before, after, "k").counts == {
        "added": 1,
        "gone": 0,
        "changed": 1,
        "same": 1,
    }


def test_a_key_may_lie_inside_of_a_field(side, compared):
    before, after = side([{"page": {"url": "a"}}]), side([{"page": {"url": "b"}}])

    assert compared(before, after, "page.url").counts["added"] == 1


def test_the_order_of_fields_is_no_difference(side, compared):
    found = compared(side([{"a": 1, "b": 2}]), side([{"b": 2, "a": 1}]))

    assert found.counts["same"] == 1


def test_a_field_that_tells_records_apart_is_found(side):
    rows = [{"title": "x", "link": n} for n in range(3)]

    assert telling_field(side(rows), side(rows[:1])) == "link"
    assert telling_field(side(rows), side([{"link": 1}, {"link": 1}])) == ""
    assert telling_field(side([]), side([])) == ""


def test_many_records_are_compared(side, compared):
    before = side({"n": n, "v": n % 7} for n in range(5_000))
    after = side({"n": n, "v": n % 7 if n % 10 else -1} for n in range(1_000, 6_000))
    found = compared(before, after, "n")

    assert found.counts == {
        "added": 1_000,
        "gone": 1_000,
        "changed": 400,
        "same": 3_600,
    }
    assert found.page("changed", 399, 5)[0].after == {"n": 4_990, "v": -1}
