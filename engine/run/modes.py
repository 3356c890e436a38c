"""The ways in which nodes are called: per record, per batch, on streams, as a source."""

from collections.abc import (
    Awaitable,
    Callable,
    Mapping,
    Sequence,
)
from contextlib import aclosing
from typing import Any

from engine.pipeline import ERROR_PORT
from engine.protocol import NodeError as Failure
from engine.run.arriving import Arriving
from engine.run.failures import FATAL, failure
from engine.run.recording import SourceRecording
from engine.run.side_by_side import side_by_side
from engine.run.stored import Stored
from engine.run.task import Task, answers
from nodes.contract import Mode
from nodes.errors import TryLaterError
from nodes.records import Batch, Record


async def work(task: Task) -> None:
    """Do all of a node's work."""
    if task.step.stored is not None:
        await _played(task, task.step.stored)
    elif task.step.node.disabled:
        await _pass_on(task)
    elif task.step.node.pinned is not None:
        await _pinned(task, task.step.node.pinned)
    else:
        await MODES[task.step.type.mode](task)
    await task.flush()


async def _source(task: Task) -> None:
    if "start" in task.inboxes:
        task.listening += 1
        signal = await task.inboxes["start"].get()
        task.listening -= 1
        if signal is None:
            return
        task.inboxes["start"].ignore_rest()
    task.begin()
    recording = task.recording
    if not isinstance(recording, SourceRecording):
        await _flow(task, ())
        return
    async for part in recording.earlier():
        await task.emit(part)
    ended = await recording.ending()
    if ended is None:
        recording.ended(await _flow(task, ()))
    elif ended != "good":
        await _go_on_without(task, ended)


async def _stream(task: Task) -> None:
    streams = tuple(Arriving(task, port) for port in task.step.inputs)
    await _flow(task, streams)
    task.begin()


async def _flow(task: Task, streams: tuple[Arriving, ...]) -> Failure | None:
    """Let the node work to its end; return why it ended early where it may."""
    before = task.progress.moved
    number = 1
    while True:
        task.progress.tried(number)
        try:
            await _flow_once(task, streams)
        except TryLaterError as error:
            await task.flush()  # what was given counts, also if it has not left yet
            if task.progress.moved != before:
                return await _end_flow(task, error)
            try:
                await task.wait_or_raise(error, number)
            except TryLaterError:
                return await _end_flow(task, error)
        except Exception as error:  # noqa: BLE001 - the node's setting decides
            return await _end_flow(task, error)
        else:
            return None
        number += 1


async def _flow_once(task: Task, data: tuple[Any, ...]) -> None:
    """Call the node and send what it gives as it gives it."""
    async with task.patience.limit(pausable=True):
        value = task.call(*data)
        if not hasattr(value, "__aiter__"):
            for part in await answers(value):
                await task.give(part)
            return
        async with aclosing(value):
            async for part in value:
                with task.patience.paused():
                    await task.give(part)


async def _end_flow(task: Task, error: Exception) -> Failure:
    """Let what came so far go on, where the node is not set to stop."""
    if task.step.on_error == "stop" or isinstance(error, FATAL):
        raise error
    described = failure(error, task.step.name)
    await _go_on_without(task, described)
    return described


async def _go_on_without(task: Task, described: Failure) -> None:
    """Tell that a node ended early."""
    task.progress.skipped += 1
    task.progress.fingerprint = ""
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
    if isinstance(error, FATAL):
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


async def _played(task: Task, stored: Stored) -> None:
    """Give what the node gave in an earlier run."""
    task.begin()
    for port in stored.result.records_out:
        if port in task.outboxes:
            async for batch in stored.batches(port):
                await task.outboxes[port].send(batch)
    task.progress.records_in = stored.result.records_in
    task.progress.skipped = stored.result.skipped


MODES: Mapping[Mode, Callable[[Task], Awaitable[None]]] = {
    "source": _source,
    "stream": _stream,
    "batch": _batch,
    "record": side_by_side,
}
