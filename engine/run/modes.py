"""The ways in which nodes are called: per record, per batch, on streams, as a source."""

import asyncio
from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from contextlib import aclosing
from itertools import count
from typing import Any, cast

from engine.pipeline import ERROR_PORT
from engine.run.failures import FATAL, failure
from engine.run.task import Task, answers
from nodes.contract import Mode
from nodes.errors import TryLaterError
from nodes.records import Batch, Record

Outcome = tuple[Record, "list[Any] | Exception"]
AHEAD = 4
"""How many times its concurrency a node may be ahead of its slowest record."""


async def work(task: Task) -> None:
    """Do all of a node's work."""
    if task.step.node.disabled:
        await _pass_on(task)
    elif task.step.node.pinned is not None:
        await _pinned(task, task.step.node.pinned)
    else:
        await MODES[task.step.type.mode](task)
    await task.flush()


async def _source(task: Task) -> None:
    if "start" in task.inboxes:
        signal = await task.inboxes["start"].get()
        if signal is None:
            return
        task.inboxes["start"].close()
    task.begin()
    await _flow(task, ())


async def _stream(task: Task) -> None:
    streams = tuple(Arriving(task, port) for port in task.step.inputs)
    await _flow(task, streams)
    task.begin()


async def _flow(task: Task, streams: tuple["Arriving", ...]) -> None:
    number = 1
    while True:
        task.progress.tried(number)
        try:
            return await _flow_once(task, streams)
        except TryLaterError as error:
            if task.progress.records_in or task.progress.records_out:
                return await _end_flow(task, error)
            try:
                await task.wait_or_raise(error, number)
            except TryLaterError:
                return await _end_flow(task, error)
        except Exception as error:  # noqa: BLE001 - the node's setting decides
            return await _end_flow(task, error)
        number += 1


async def _flow_once(task: Task, data: tuple[Any, ...]) -> None:
    """Call the node and send what it gives as it gives it."""
    async with task.patience.limit(pausable=True):
        value = task.call(*data)
        if not hasattr(value, "__aiter__"):
            for part in await answers(value):
                await task.emit(part)
            return
        async with aclosing(value):
            async for part in value:
                with task.patience.paused():
                    await task.emit(part)


async def _end_flow(task: Task, error: Exception) -> None:
    """Let what came so far go on, where the node is not set to stop."""
    if task.step.on_error == "stop" or isinstance(error, FATAL):
        raise error
    described = failure(error, task.step.name)
    task.progress.skipped += 1
    task.context.log("warning", f"Ended early: {described.message}")
    if task.step.on_error == "port":
        told = {"kind": described.kind, "message": described.message}
        record = Record({"error": told}, id=f"{task.step.id}-error")
        await task.outboxes[ERROR_PORT].add(record)


async def _batch(task: Task) -> None:
    one_try = task.step.node.retry.attempts <= 1 and task.step.on_error == "stop"
    async for batch in task.batches(task.step.inputs[0]):
        try:
            if one_try:  # what comes goes on at once
                task.progress.tried(1)
                await _flow_once(task, (batch,))
                continue
            found = await task.tried(batch)
        except Exception as error:  # noqa: BLE001 - the node's setting decides
            await _one_by_one(task, batch, error)
            continue
        for part in found:
            await task.emit(part)


async def _one_by_one(task: Task, batch: Batch, error: Exception) -> None:
    """Find out which records of a failed batch are to blame."""
    if task.step.type.effect not in ("none", "idempotent") or isinstance(error, FATAL):
        raise error
    for record in batch:
        try:
            found = await task.tried(Batch([record]))
        except Exception as trouble:  # noqa: BLE001 - the node's setting decides
            await task.give_up_on(record, trouble)
            continue
        if task.step.on_error != "stop":
            for part in found:
                await task.emit(part)
    if task.step.on_error == "stop":
        raise error


async def _record(task: Task) -> None:
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


async def _pass_on(task: Task) -> None:
    """Hand on what comes in: the node is switched off."""
    kind = task.step.type
    if kind.mode == "source" or not (kind.inputs and kind.outputs):
        return
    for port in kind.inputs[1:]:
        task.inboxes[port.name].close()
    out = task.outboxes[kind.outputs[0].name]
    async for batch in task.batches(kind.inputs[0].name):
        await out.send(batch)


async def _pinned(
    task: Task, pinned: Mapping[str, Sequence[Mapping[str, Any]]]
) -> None:
    """Give the records that were pinned to the node in place of running it."""
    task.begin()
    for port, rows in pinned.items():
        if port in task.outboxes:
            await task.outboxes[port].send(Batch(map(Record, rows)))


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


MODES: Mapping[Mode, Callable[[Task], Awaitable[None]]] = {
    "source": _source,
    "stream": _stream,
    "batch": _batch,
    "record": _record,
}
