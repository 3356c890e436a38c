"""Record mode: several records of a node at once, in their order or as they are done."""

import asyncio
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any, cast

from engine.run.recording import StepRecording
from engine.run.task import Task
from nodes.records import Record

Outcome = tuple[Record, "list[Any] | Exception"]
AHEAD = 4
"""How many times its concurrency a node may be ahead of its slowest record."""


async def side_by_side(task: Task) -> None:
    """Work on several records at once, and send what they give."""
    await (_in_order if task.step.type.keeps_order else _as_they_are_done)(task)


async def _in_order(task: Task) -> None:
    """Send what records give in the order in which they came."""
    slots = asyncio.Semaphore(task.step.concurrency)
    ahead = AHEAD * task.step.concurrency
    doing: asyncio.Queue[asyncio.Task[Outcome] | None] = asyncio.Queue(ahead)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(_begin_records(task, group, slots, doing))
            while (head := await doing.get()) is not None:
                if not head.done():
                    # cancelled in `await head`, it would end alone and let others begin
                    await asyncio.wait([head])
                await _finish_record(task, head.result())
    except BaseExceptionGroup as errors:
        raise errors.exceptions[0] from None


async def _begin_records(
    task: Task,
    group: asyncio.TaskGroup,
    slots: asyncio.Semaphore,
    doing: "asyncio.Queue[asyncio.Task[Outcome] | None]",
) -> None:
    recording = task.recording
    async for batch in task.batches(task.step.inputs[0]):
        for record in batch:
            kept = isinstance(recording, StepRecording)
            times = recording.times(record) if kept else 1  # here, in their order
            task.at_work += 1
            await doing.put(group.create_task(_one_record(task, record, times, slots)))
    task.has_all = True
    await doing.put(None)


async def _one_record(
    task: Task, record: Record, times: int, slots: asyncio.Semaphore
) -> Outcome:
    async with slots:
        return await _done(task, record, times)


async def _as_they_are_done(task: Task) -> None:
    """Send what records give as soon as it is there; played again, as it was then."""
    slots = asyncio.Semaphore(task.step.concurrency)
    done: asyncio.Queue[tuple[int, Outcome] | None] = asyncio.Queue()
    order, ready = task.leaving, dict[int, Outcome]()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(_begin_all(task, slots, done))
            is_last = False
            while not is_last or ready:
                number = (
                    order.turn[0] if order and order.turn else next(iter(ready), -1)
                )
                if number in ready:
                    if order:
                        order.came(number, 1)
                    await _finish_record(task, ready.pop(number))
                    slots.release()
                elif is_last and order:
                    order.forget()
                elif (one := await done.get()) is not None:
                    ready[one[0]] = one[1]
                else:
                    is_last = True
    except BaseExceptionGroup as errors:
        raise errors.exceptions[0] from None


async def _begin_all(
    task: Task,
    slots: asyncio.Semaphore,
    done: "asyncio.Queue[tuple[int, Outcome] | None]",
) -> None:
    recording, numbers = task.recording, count()

    async def work(number: int, record: Record, times: int) -> None:
        done.put_nowait((number, await _done(task, record, times)))

    async with asyncio.TaskGroup() as group:
        async for batch in task.batches(task.step.inputs[0]):
            for record in batch:
                kept = isinstance(recording, StepRecording)
                times = recording.times(record) if kept else 1
                await slots.acquire()
                task.at_work += 1
                group.create_task(work(next(numbers), record, times))
        task.has_all = True
    done.put_nowait(None)


async def _done(task: Task, record: Record, times: int) -> Outcome:
    """Return what the node gives for a record, or why it gives nothing."""
    recording = task.recording
    try:
        if isinstance(recording, StepRecording):
            return record, await recording.once(record, times, task.tried)
        return record, await task.tried(record)
    except Exception as error:  # noqa: BLE001 - the node's setting decides
        return record, error


async def _finish_record(task: Task, outcome: Outcome) -> None:
    await _send(task, *outcome)
    task.at_work -= 1


async def _send(task: Task, record: Record, found: "list[Any] | Exception") -> None:
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
