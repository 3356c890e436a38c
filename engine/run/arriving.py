"""The streams that a node sees of its input ports."""

from collections.abc import AsyncIterator, Iterator

from engine.run.task import Task
from nodes.records import Batch, Record


class Arriving:
    """The stream that a node sees of one of its ports."""

    def __init__(self, task: Task, port: str) -> None:
        self._task = task
        self._port = port

    def __aiter__(self) -> AsyncIterator[Record]:
        return Records(self.batches())

    def batches(self) -> AsyncIterator[Batch]:
        """Iterate over the batches."""
        return Batches(self._task, self._port)


class Batches(AsyncIterator[Batch]):
    """Takes batch after batch from a port."""

    def __init__(self, task: Task, port: str) -> None:
        self._task = task
        self._port = port

    async def __anext__(self) -> Batch:
        batch = await self._task.take(self._port)
        if batch is None:
            raise StopAsyncIteration
        return batch


class Records(AsyncIterator[Record]):
    """Takes record after record out of batches."""

    def __init__(self, batches: AsyncIterator[Batch]) -> None:
        self._batches = batches
        self._records: Iterator[Record] = iter(())

    async def __anext__(self) -> Record:
        while (record := next(self._records, None)) is None:
            self._records = iter(await anext(self._batches))
        return record
