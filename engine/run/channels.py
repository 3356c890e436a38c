"""Bounded channels: how batches get from one node to the next.

An `Inbox` is an input port with what waits at it. Writers wait while it is full, and
so a slow node slows its sources. One case may not wait: a node with several inputs
that is busy with one of them would leave the writers of the others waiting for ever
where both come from the same source (a diamond). So while the node waits at another
of its inboxes, a full one takes more, on disk.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from engine.run.spill import Spill
from engine.run.weight import FULL, FULL_BYTES, weight
from nodes.records import Batch

BOUND = 4 * FULL
"""Records that wait at a port in memory."""
BOUND_BYTES = 4 * FULL_BYTES
"""About how much text waits at a port in memory."""


class Reader:
    """The node behind some inboxes: which of them does it wait at?"""

    def __init__(self) -> None:
        self._waiting: list[Inbox] = []
        self._inboxes: list[Inbox] = []

    def open(
        self,
        *,
        bound: int = BOUND,
        folder: Path | None = None,
        writers: int = 0,
        waits: bool = True,
    ) -> "Inbox":
        """Return a new inbox of this reader, with the wires that end there.

        One that does not have its writers wait takes what is beyond its bound on disk.
        """
        inbox = Inbox(self, bound=bound, folder=folder, writers=writers, waits=waits)
        self._inboxes.append(inbox)
        return inbox

    def forget(self, inbox: "Inbox") -> None:
        """Know no more of an inbox that is closed."""
        self._inboxes.remove(inbox)

    def waits_elsewhere(self, inbox: "Inbox") -> bool:
        """Say whether the node waits, but not for ``inbox``."""
        return bool(self._waiting) and inbox not in self._waiting

    @contextmanager
    def waiting_at(self, inbox: "Inbox") -> Generator[None]:
        """Tell the writers of the other inboxes that they need not wait."""
        self._waiting.append(inbox)
        for other in self._inboxes:
            if other is not inbox:
                other.look_again()
        try:
            yield
        finally:
            self._waiting.remove(inbox)


class Inbox:
    """What waits at an input port."""

    def __init__(
        self,
        reader: Reader,
        *,
        bound: int,
        folder: Path | None,
        writers: int,
        waits: bool,
    ) -> None:
        self.is_closed = False
        self.on_close: list[Callable[[], None]] = []
        self._reader = reader
        self._bound = bound
        self._folder = folder
        self._writers = writers
        self.waits = waits
        self._queue: deque[tuple[Batch, int]] = deque()
        self._spill: Spill | None = None
        self._held = 0
        self._held_bytes = 0
        self._arrived = asyncio.Event()
        self._room = asyncio.Event()

    @property
    def has_room(self) -> bool:
        """Say whether a batch may be put without waiting."""
        return (
            not (self.waits and self._is_full)
            or self.is_closed
            or self._reader.waits_elsewhere(self)
        )

    @property
    def is_on_disk(self) -> bool:
        """Say whether some of what waits lies on disk."""
        return bool(self._spill)

    def look_again(self) -> None:
        """Wake the writers that wait for room."""
        self._room.set()

    async def room(self) -> None:
        """Wait until a batch may be put."""
        while not self.has_room:
            self._room.clear()
            await self._room.wait()

    def put(self, batch: Batch) -> None:
        """Add a batch; past the bound it goes to disk."""
        if self.is_closed or not batch:
            return
        if self._is_full or self._spill:
            if self._spill is None:
                self._spill = Spill(self._folder)
            self._spill.append(batch)
        else:
            size = weight(batch)
            self._held_bytes += size
            self._queue.append((batch, size))
        self._held += len(batch)
        self._arrived.set()

    def writer_ended(self) -> None:
        """Note that one of the wires will bring nothing more."""
        self._writers -= 1
        self._arrived.set()

    async def get(self) -> Batch | None:
        """Take what waits, up to a full batch; None when there will be no more."""
        while not (self._queue or self._spill):
            if self.is_closed or self._writers <= 0:
                return None
            self._arrived.clear()
            with self._reader.waiting_at(self):
                await self._arrived.wait()
        batch = self._taken()
        self._held -= len(batch)
        if not self._is_full:
            self._room.set()
        return batch

    def ignore_rest(self) -> None:
        """Take nothing more, but let the writers come to their own end."""
        self.on_close.clear()
        self.close()

    def close(self) -> None:
        """Take nothing more: what waits is dropped, and the writers are told."""
        if self.is_closed:
            return
        self.is_closed = True
        self._queue.clear()
        self._held = self._held_bytes = 0
        if self._spill is not None:
            self._spill.close()
        self._room.set()
        self._reader.forget(self)
        tells, self.on_close = self.on_close, []
        for tell in tells:
            tell()

    def _taken(self) -> Batch:
        if not self._queue:
            assert self._spill  # noqa: S101 - `get` saw one of both
            return self._spill.popleft()
        batch, size = self._queue.popleft()
        self._held_bytes -= size
        if self._fits(batch, size):
            batch = Batch(batch)
            while self._fits(batch, size):
                more, more_size = self._queue.popleft()
                self._held_bytes -= more_size
                batch += more
                size += more_size
        return batch

    def _fits(self, batch: Batch, size: int) -> bool:
        """Say whether what waits next may travel with ``batch``."""
        if not self._queue:
            return False
        more, more_size = self._queue[0]
        return len(batch) + len(more) <= FULL and size + more_size <= FULL_BYTES

    @property
    def _is_full(self) -> bool:
        return self._held >= self._bound or self._held_bytes >= BOUND_BYTES
