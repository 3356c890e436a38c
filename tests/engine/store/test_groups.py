"""What waits is worked off in groups, in its order."""

import threading

import pytest

from engine.store.groups import GroupThread


class Slow:
    """Works off groups, each when it is let."""

    def __init__(self, most: int | None = None) -> None:
        self.groups: list[list[int]] = []
        self.is_over = False
        self.began = threading.Event()
        self.go = threading.Event()
        self.thread = GroupThread("test-groups", self._work, self._end, most)

    def _work(self, group: list[int]) -> None:
        self.began.set()
        self.go.wait(30)
        self.groups.append(group)

    def _end(self) -> None:
        self.is_over = True


@pytest.mark.parametrize(
    ("most", "groups"),
    [(None, [[0], [1, 2, 3, 4, 5]]), (2, [[0], [1, 2], [3, 4], [5]])],
)
async def test_what_waits_meanwhile_is_the_next_group(
    most: int | None, groups: list[list[int]]
):
    slow = Slow(most)
    slow.thread.put(0)
    assert slow.began.wait(30)
    for number in range(1, 6):
        slow.thread.put(number)
    slow.go.set()
    await slow.thread.close()

    assert slow.groups == groups
    assert slow.is_over


async def test_without_work_there_is_no_thread():
    slow = Slow()
    await slow.thread.close()
    assert not slow.is_over
