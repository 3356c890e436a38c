"""Digests that were seen before, in memory and beyond the budget."""

from hashlib import blake2b
from pathlib import Path

import pytest

from engine.run.seen import EACH_BYTES, Seen


def marks(*numbers: int) -> list[bytes]:
    return [blake2b(str(n).encode(), digest_size=16).digest() for n in numbers]


@pytest.mark.parametrize("budget", [1_000_000, 0], ids=["memory", "disk"])
def test_what_is_new_is_told_once(tmp_path: Path, budget: int):
    seen = Seen(tmp_path, budget)
    assert seen.add(marks(1, 2, 2)) == {*marks(1, 2)}
    assert seen.add(marks(2, 3)) == {*marks(3)}
    assert seen.add(marks(*range(1_500))) == {*marks(0, *range(4, 1_500))}
    assert seen.add(marks(*range(1_500))) == set()
    assert seen.is_on_disk == (budget == 0)
    seen.close()


def test_beyond_the_budget_it_lies_on_disk_and_leaves_nothing_there(tmp_path: Path):
    seen = Seen(tmp_path, 10 * EACH_BYTES)
    seen.add(marks(*range(10)))
    assert not seen.is_on_disk
    seen.add(marks(10))
    assert seen.is_on_disk
    assert len(list(tmp_path.iterdir())) == 1
    seen.close()
    assert list(tmp_path.iterdir()) == []
