"""Lists and sorting beyond the memory budget."""

from pathlib import Path
from random import Random

import pytest

from engine.lines import to_line
from engine.run.spool import RECORD_BYTES, DiskSpool, Weight, sorted_on_disk
from nodes.records import Record


def rows(*ns: int) -> list[Record]:
    return [Record({"n": n}, id=str(at)) for at, n in enumerate(ns)]


@pytest.mark.parametrize("budget", [1_000_000, 200], ids=["memory", "disk"])
def test_a_spool_gives_back_what_it_was_given(tmp_path: Path, budget: int):
    spool = DiskSpool(tmp_path, budget)
    for row in rows(*range(300)):
        spool.append(row)

    assert spool.is_on_disk == (budget == 200)
    assert len(spool) == 300
    assert [row["n"] for row in spool] == list(range(300))
    assert [row.id for row in spool][-1] == "299"
    spool.close()


def test_a_spool_can_be_read_twice_at_the_same_time(tmp_path: Path):
    spool = DiskSpool(tmp_path, 200)
    for row in rows(*range(300)):
        spool.append(row)

    pairs = list(zip(spool, spool, strict=True))

    assert all(left == right for left, right in pairs)
    spool.close()


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("budget", [1_000_000, 500], ids=["memory", "disk"])
def test_sorting_is_stable_wherever_it_happens(
    tmp_path: Path, budget: int, reverse: bool
):
    random = Random(7)  # noqa: S311 - the same rows every time
    given = rows(*(random.randrange(20) for _ in range(2_000)))

    found = list(
        sorted_on_disk(
            given,
            lambda row: row["n"],
            reverse=reverse,
            folder=tmp_path,
            budget=budget,
        )
    )

    expected = sorted(given, key=lambda row: row["n"], reverse=reverse)
    assert [row.id for row in found] == [row.id for row in expected]


def test_nothing_sorts_to_nothing():
    assert list(sorted_on_disk([], len)) == []


def test_large_records_are_weighed_one_by_one():
    weight = Weight()
    sizes = [weight.with_one_more(Record({"t": "x" * n})) for n in (300_000, 10, 10)]
    assert 300_000 < sizes[0] - RECORD_BYTES < 300_100
    assert sizes[2] < 300_100 + 3 * RECORD_BYTES


def test_small_records_are_weighed_now_and_then():
    weight = Weight()
    total = [weight.with_one_more(Record({"n": 1}, id="r")) for _ in range(1_000)][-1]
    text = len(to_line(Record({"n": 1}, id="r")))
    assert total == 1_000 * (text + RECORD_BYTES)
