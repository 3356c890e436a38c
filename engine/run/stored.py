"""What a node gave in an earlier run, to be given again."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Protocol

from engine.errors import StoreError
from engine.protocol import NodeResult
from nodes.records import Batch, Record

PAGE = 1_000
"""Records that are read at once."""


class Kept(Protocol):
    """Records on disk; `engine.store.records.KeptRecords` is one."""

    def count(self, node: str, port: str) -> int:
        """Return how many records of a port there are."""
        ...

    def page(self, node: str, port: str, offset: int, limit: int) -> list[Record]:
        """Return some of them."""
        ...


@dataclass(frozen=True, slots=True)
class Stored:
    """How a node did in the run ``run_id``, and where its records lie."""

    run_id: str
    result: NodeResult
    kept: Kept

    @property
    def is_complete(self) -> bool:
        """Say whether all that the node gave is on disk."""
        return all(
            self.kept.count(self.result.node, port) == count
            for port, count in self.result.records_out.items()
        )

    @property
    def shown(self) -> NodeResult:
        """The result as a later run shows it."""
        return self.result.model_copy(update={"reused_from": self.run_id})

    async def batches(self, port: str) -> AsyncIterator[Batch]:
        """Yield what left a port.

        Raises:
            StoreError: some of it is gone.
        """
        total, read = self.result.records_out.get(port, 0), 0
        while read < total:
            node, limit = self.result.node, min(PAGE, total - read)
            page = await asyncio.to_thread(self.kept.page, node, port, read, limit)
            if not page:
                message = (
                    f"The records of run {self.run_id} can no longer be read in full. "
                    "Run the whole pipeline again."
                )
                raise StoreError(message)
            read += len(page)
            yield Batch(page)
