"""The order in which records arrive where it is chance, kept and brought about again.

Where several wires end in one port, or a node reads several ports, what comes first is
chance. Where that decides what is done to the world outside, a run writes it down and,
played again, lets the records in as they came then; after that, as they come.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

from engine.lines import from_json_line, to_json_line
from engine.run.channels import BOUND, Inbox
from engine.run.spill import Spill
from engine.store.run_journal import RunJournal
from nodes.records import Batch


class Order:
    """A log of who brought how many records, and what is left of an earlier one."""

    def __init__(self, journal: RunJournal, node: str, name: str) -> None:
        self._journal = journal
        self._node = node
        self._name = name
        self._number = 0
        self._left: deque[tuple[int, int]] = deque()

    async def read(self) -> None:
        """Read what an earlier attempt wrote down."""
        entries = await self._journal.whole_log(self._node, self._name)
        self._number = len(entries)
        for entry in entries:
            who, count = from_json_line(entry)
            self._left.append((who, count))

    @property
    def turn(self) -> tuple[int, int] | None:
        """Who brings how many records next; None when nothing is known."""
        return self._left[0] if self._left else None

    def came(self, who: int, count: int) -> None:
        """Note that ``who`` brought ``count`` records; 0 stands for the end."""
        if not self._left:
            data = to_json_line((who, count))
            self._journal.add(self._node, self._name, self._number, data)
            self._number += 1
            return
        expected = self._left[0][1] - count
        if expected > 0:
            self._left[0] = (who, expected)
        else:
            self._left.popleft()

    def forget(self) -> None:
        """Go by what comes now: something brings less or more than it did then."""
        self._left.clear()


class Junction:
    """A port where several wires end, each with a `Lane` of its own."""

    def __init__(self, inbox: Inbox, order: Order, folder: Path | None) -> None:
        self.inbox = inbox
        inbox.on_close.append(self._close)
        self._order = order
        self._folder = folder
        self._lanes: list[Lane] = []

    def lane(self) -> "Lane":
        """Return the place where the next wire ends."""
        lane = Lane(self, len(self._lanes), self._folder)
        self._lanes.append(lane)
        return lane

    def is_turn_of(self, lane: "Lane") -> bool:
        """Say whether what comes from ``lane`` goes in at once."""
        turn = self._order.turn
        return turn is None or turn[0] == lane.number

    def let_in(self) -> None:
        """Hand on what waits, as far as it is known whose turn it is."""
        while (turn := self._order.turn) is not None:
            lane = self._lanes[turn[0]]
            if batch := lane.taken(turn[1]):
                self._hand_on(lane, batch)
            elif lane.is_ended:
                self._order.forget()
            else:
                return
        for lane in self._lanes:
            while batch := lane.taken(BOUND):
                self._hand_on(lane, batch)

    def _close(self) -> None:
        for lane in self._lanes:
            lane.close()

    def _hand_on(self, lane: "Lane", batch: Batch) -> None:
        self._order.came(lane.number, len(batch))
        self.inbox.put(batch)


class Lane:
    """What a wire sees of its end: as an `Inbox`, but it may have to wait its turn."""

    def __init__(self, junction: Junction, number: int, folder: Path | None) -> None:
        self.number = number
        self.is_ended = False
        self._junction = junction
        self._folder = folder
        self._waiting: deque[Batch] = deque()
        self._count = 0
        self._spill: Spill | None = None

    @property
    def is_closed(self) -> bool:
        """Say whether nothing more is taken."""
        return self._junction.inbox.is_closed

    @property
    def has_room(self) -> bool:
        """Say whether a batch may be put: always, where others come first."""
        return self._junction.inbox.has_room or not self._junction.is_turn_of(self)

    async def room(self) -> None:
        """Wait until a batch may be put."""
        if not self.has_room:
            await self._junction.inbox.room()

    def put(self, batch: Batch) -> None:
        """Add a batch; beyond the bound it waits on disk for its turn."""
        if self.is_closed or not batch:
            return
        if self._spill or self._count >= BOUND:
            self._spill = self._spill or Spill(self._folder)
            self._spill.append(batch)
        else:
            self._waiting.append(batch)
            self._count += len(batch)
        self._junction.let_in()

    def writer_ended(self) -> None:
        """Note that the wire will bring nothing more."""
        self.is_ended = True
        self._junction.let_in()
        self._junction.inbox.writer_ended()

    def close(self) -> None:
        """Drop what waits."""
        self._waiting.clear()
        if self._spill is not None:
            self._spill.close()

    def taken(self, most: int) -> Batch | None:
        """Take up to ``most`` records that wait; None where none does."""
        if not self._waiting and self._spill:
            batch = self._spill.popleft()
            self._waiting.append(batch)
            self._count += len(batch)
        if not self._waiting:
            return None
        batch = self._waiting.popleft()
        if len(batch) > most:
            self._waiting.appendleft(Batch(batch[most:]))
            batch = Batch(batch[:most])
        self._count -= len(batch)
        return batch


class Turns:
    """In which order a node takes from its several ports."""

    def __init__(self, order: Order, ports: Iterable[str]) -> None:
        self._order = order
        self._ports = {port: number for number, port in enumerate(ports)}
        self._rest: dict[str, Batch] = {}
        self._moved = asyncio.Event()

    async def take(
        self, port: str, get: Callable[[], Awaitable[Batch | None]]
    ) -> Batch | None:
        """Take the next batch of a port when it is that port's turn; None at its end."""
        number = self._ports[port]
        while (turn := self._order.turn) is not None and turn[0] != number:
            self._moved.clear()
            await self._moved.wait()
        batch = self._rest.pop(port, None) or await get()
        if turn is not None and (batch is None) != (turn[1] == 0):
            self._order.forget()
        elif turn is not None and batch is not None:
            self._rest[port] = Batch(batch[turn[1] :])
            batch = Batch(batch[: turn[1]])
        self._order.came(number, len(batch or ()))
        self._moved.set()
        return batch
