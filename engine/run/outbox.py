"""Output ports: records are gathered into batches, kept for looking at, and sent on.

A batch leaves when it is full, or as soon as the node pauses: fast sources fill their
batches, and from slow ones people see each record as it comes.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from engine.run.arrivals import Lane
from engine.run.channels import Inbox
from engine.run.weight import FULL, full_size
from nodes.records import Batch, Record

MANY = 100
"""Records after which every node lets others have their turn."""
Keep = Callable[[Batch], None]
Condition = Callable[[Record], bool]


class Counting(Protocol):
    """Hears how many records left."""

    def __call__(self, port: str, count: int, /) -> None:
        """Count."""
        ...


@dataclass(frozen=True, slots=True)
class Wire:
    """The way to an inbox; with a condition, some records do not pass."""

    inbox: Inbox | Lane
    passes: Condition | None = None

    def put(self, batch: Batch) -> None:
        """Put those records that pass."""
        if not self.inbox.is_closed:
            self.inbox.put(batch if self.passes is None else batch.where(self.passes))


class Outbox:
    """One output port of a node at work."""

    def __init__(
        self,
        owner: str,
        port: str,
        wires: Sequence[Wire],
        keep: Keep,
        counted: Counting,
        *,
        gives_way: bool = True,
    ) -> None:
        self._stem = owner
        self._port = port
        self._wires = wires
        self._keep = keep
        self._counted = counted
        self._gives_way = gives_way
        self._buffer = Batch()
        self._full = FULL
        self._number = 0
        self._is_scheduled = False
        self._is_ended = False
        self._trouble: Exception | None = None

    async def add(self, record: Record) -> None:
        """Send one record, together with those that come right after it."""
        self._buffer.append(record)
        count = len(self._buffer)
        if not count & (count - 1):  # weighing at 1, 2, 4, 8 ... is often enough
            self._full = full_size(self._buffer)
        if count >= self._full:
            await self.flush()
        elif not self._is_scheduled:
            await self._room()
            self._is_scheduled = True
            asyncio.get_running_loop().call_soon(self._send_what_is_there)

    async def send(self, records: Sequence[Record]) -> None:
        """Send many records, in full batches."""
        if self._buffer:
            await self.flush()
        size = full_size(records) if len(records) > 1 else 1
        if len(records) <= size:
            await self._send(records if isinstance(records, Batch) else Batch(records))
            return
        for start in range(0, len(records), size):
            await self._send(Batch(records[start : start + size]))

    async def flush(self) -> None:
        """Send what was gathered."""
        if self._trouble is not None:
            raise self._trouble
        if self._buffer:
            batch, self._buffer = self._buffer, Batch()
            await self._send(batch)

    def end(self) -> None:
        """Tell the other ends that nothing more comes."""
        if not self._is_ended:
            self._is_ended = True
            for wire in self._wires:
                wire.inbox.writer_ended()

    async def _send(self, batch: Batch) -> None:
        if not batch:
            return
        await self._room()
        self._deliver(batch)
        if self._gives_way or len(batch) >= MANY:
            await asyncio.sleep(0)

    async def _room(self) -> None:
        if self._trouble is not None:
            raise self._trouble
        for wire in self._wires:
            if not wire.inbox.has_room:
                await wire.inbox.room()

    def _send_what_is_there(self) -> None:
        self._is_scheduled = False
        if self._buffer and not self._is_ended:
            batch, self._buffer = self._buffer, Batch()
            try:
                self._deliver(batch)
            except Exception as error:  # noqa: BLE001 - raised where the node sends on
                self._trouble = error

    def _deliver(self, batch: Batch) -> None:
        for record in batch:
            if not record.id:
                record.id = f"{self._stem}-{self._number}"
                self._number += 1
        self._counted(self._port, len(batch))
        self._keep(batch)
        for wire in self._wires:
            wire.put(batch)
