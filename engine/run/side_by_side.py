"""Record mode: several records of a node at once, and still in their order."""

import asyncio
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any, cast

from engine.run.task import Task
from nodes.records import Record

Outcome = tuple[Record, "list[Any] | Exception"]
AHEAD = 4
"""How many times its concurrency a node may be ahead of its slowest record."""


async def side_by_side(task: Task) -> None:
    """Work on several records at once; what they give leaves in their order."""
    slots = asyncio.Semaphore(task.step.type.concurrency)
    ahead = AHEAD * task.step.type.concurrency
    doing: asyncio.Queue[asyncio.Task[Outcome] | None] = asyncio.Queue(ahead)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(_begin_records(task, group, slots, doing))
            while (head := await doing.get()) is not None:
                await _finish_record(task, await head)
    except BaseExceptionGroup as errors:
        raise errors.exceptions[0] from None


async def _begin_records(
    task: Task,
    group: asyncio.TaskGroup,
    slots: asyncio.Semaphore,
    doing: "asyncio.Queue[asyncio.Task[Outcome] | None]",
) -> None:
    async for batch in task.batches(task.step.inputs[0]):
        for record in batch:
            await doing.put(group.create_task(_one_record(task, record, slots)))
    await doing.put(None)


async def _one_record(task: Task, record: Record, slots: asyncio.Semaphore) -> Outcome:
    async with slots:
        try:
            return record, await task.tried(record)
        except Exception as error:  # noqa: BLE001 - the node's setting decides
            return record, error


async def _finish_record(task: Task, outcome: Outcome) -> None:
    record, found = outcome
    if isinstance(found, Exception):
        await task.give_up_on(record, found)
        return
    numbers = count()
    for part in found:
        _descend(part, record, numbers)
        await task.emit(part)


def _descend(part: Any, source: Record, numbers: Iterator[int]) -> None:
    """Make records without an id children of the record that they came from."""
    if isinstance(part, Record):
        if not part.id:
            part.id, part.parents = f"{source.id}.{next(numbers)}", (source.id,)
    elif isinstance(part, list | tuple):
        for inner in cast("Iterable[Any]", part):
            _descend(inner, source, numbers)
