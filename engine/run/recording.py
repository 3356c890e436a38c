"""What a node's work is remembered by, so that a run can be played again.

A node that is not repeatable, or has an effect, is asked once per record; its answer is
written down and read back when the run is played again. A source is replayed from what it
gave, and then asked for the rest: what it has given already is left out by its content.

Nothing keyed or unsafe is sent before all that led to it is on disk. What is unsafe is
written down as begun before it is done; where an earlier attempt left it so, only the
user knows whether it happened (see `engine.runs`).
"""

from collections import Counter, namedtuple
from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Iterator,
    Mapping,
    Sequence,
)
from contextlib import AbstractContextManager, nullcontext
from hashlib import blake2b
from typing import Any, Literal, cast

import orjson

from engine.lines import from_json_line, to_json_line
from engine.protocol import NodeError as Failure
from engine.run.context import TIMES
from engine.run.failures import FATAL, LeftOutError, PlayedError, failure
from engine.run.plan import ONCE, Step
from engine.store.run_journal import RunJournal
from nodes.contract import Effect
from nodes.errors import TryLaterError
from nodes.records import Batch, Record

GIVEN, END = "given", "end"
Call = Callable[[Record], Awaitable[list[Any]]]


class StepRecording:
    """A record-mode node's answers, each written down once."""

    def __init__(self, journal: RunJournal, step: Step, effect: Effect) -> None:
        self._journal = journal
        self._step = step
        self._effect = effect
        self._ids: Counter[str] = Counter()

    def times(self, record: Record) -> int:
        """Count a record that comes now; several may carry one id."""
        self._ids[record.id] += 1
        return self._ids[record.id]

    async def once(self, record: Record, times: int, call: Call) -> list[Any]:
        """Return what ``call`` answers, or answered in an earlier attempt."""
        TIMES.set(times)  # of this record alone: each has a task of its own
        key = record.id if times == 1 else f"{record.id}#{times}"
        known = await self._journal.step(self._step.id, key)
        if known is not None and known.state == "done":
            return self._read(from_json_line(known.data), record)
        await self._journal.room()
        if self._effect != "none":
            await self._journal.while_going()
        try:
            with self._under_way():
                await self._begin(key, record)
                found = await call(record)
        except Exception as error:
            self._keep_failure(key, record, error)
            raise
        self._journal.done(
            self._step.id, key, to_json_line({"parts": list(map(_form, found))})
        )
        return found

    def _under_way(self) -> AbstractContextManager[None]:
        """Let an engine that ends wait for what only the user could know of later."""
        is_unsafe = self._effect == "unsafe"
        return self._journal.in_flight() if is_unsafe else nullcontext()

    async def _begin(self, key: str, record: Record) -> None:
        """Make sure that all that led to an effect is on disk before it is done."""
        if self._effect == "unsafe":
            self._journal.begin(self._step.id, key, to_json_line(_row(record)))
        if self._effect in ONCE:
            await self._journal.settled()

    def _keep_failure(self, key: str, record: Record, error: Exception) -> None:
        """Write down that a record was given up, unless a later try may do better."""
        is_fatal = isinstance(error, FATAL)
        if is_fatal or (
            self._step.on_error == "stop" and isinstance(error, TryLaterError)
        ):
            self._journal.undo(self._step.id, key)
            return
        described = failure(error, self._step.name, record.id)
        data = to_json_line({"failure": described.model_dump()})
        self._journal.done(self._step.id, key, data)

    def _read(self, told: Mapping[str, Any], record: Record) -> list[Any]:
        if described := told.get("failure"):
            raise PlayedError(Failure(**described))
        decided = told.get("decided")
        if decided == "leave_out":
            raise LeftOutError
        if decided == "done":
            unknown = {
                name: None
                for name in self._step.type.adds(self._step.config)
                if name not in record
            }
            return [record.with_fields(unknown)]
        return [_part(part, self._step) for part in told.get("parts", ())]


class SourceRecording:
    """What a source gave, replayed before it is asked again."""

    def __init__(self, journal: RunJournal, step: Step) -> None:
        self._journal = journal
        self._step = step
        self._number = 0
        self._given: Counter[bytes] = Counter()

    async def earlier(self) -> AsyncIterator[Any]:
        """Yield what earlier attempts gave."""
        while page := await self._journal.page(self._step.id, GIVEN, self._number):
            self._number += len(page)
            for line in page:
                form = from_json_line(line)
                self._given.update(_digest(port, row[2]) for port, row in _rows(form))
                yield _part(form, self._step)

    async def ending(self) -> Failure | Literal["good"] | None:
        """Return how the source ended in an earlier attempt; None where it did not."""
        known = await self._journal.step(self._step.id, END)
        if known is None:
            return None
        told = from_json_line(known.data)
        return Failure(**told) if told else "good"

    def kept(self, part: Any) -> Any:
        """Write down a part that the source gives, without what it gave before."""
        if self._given:
            part = self._new(part)
        self._journal.add(self._step.id, GIVEN, self._number, to_json_line(_form(part)))
        self._number += 1
        return part

    async def room(self) -> None:
        """Wait while the disk cannot keep up."""
        await self._journal.room()

    def ended(self, failure: Failure | None = None) -> None:
        """Write down that the source will give nothing more."""
        data = to_json_line(failure.model_dump() if failure else None)
        self._journal.done(self._step.id, END, data)

    def _new(self, part: Any) -> Any:
        form = _form(part)
        rows = [(port, row) for port, row in _rows(form) if self._is_new(port, row[2])]
        if isinstance(form, dict):
            told = {name: [row for port, row in rows if port == name] for name in form}
            return _part(told, self._step)
        return _part([row for _port, row in rows], self._step)

    def _is_new(self, port: str, data: Any) -> bool:
        digest = _digest(port, data)
        if self._given[digest] > 0:
            self._given[digest] -= 1
            return False
        return True


def recording_of(
    journal: RunJournal | None, step: Step, *, is_dry_run: bool
) -> StepRecording | SourceRecording | None:
    """Return what remembers a node's work; None where it need not be remembered."""
    if journal is None or not step.is_recorded:
        return None
    if step.type.mode == "source":
        return SourceRecording(journal, step)
    return StepRecording(journal, step, "none" if is_dry_run else step.effect)


def _row(record: Record) -> tuple[str, tuple[str, ...], Record]:
    return record.id, record.parents, record


def _form(part: Any) -> Any:
    """Return a node's answer as JSON: rows, or rows by port."""
    if part is None:
        return []
    if hasattr(part, "_fields"):
        return {port: _form(given) for port, given in part._asdict().items()}
    records = [part] if isinstance(part, Record) else cast("Sequence[Record]", part)
    return list(map(_row, records))


def _part(form: Any, step: Step) -> Any:
    """Return the answer that a form was made of."""
    if isinstance(form, dict):
        ports = cast("dict[str, Any]", form)
        given = [_part(ports[port.name], step) for port in step.type.outputs]
        names = [port.name for port in step.type.outputs]
        return namedtuple("Ports", names)(*given)  # pyright: ignore[reportUntypedNamedTuple]
    records = Batch(
        Record(data, id=id_, parents=tuple(parents)) for id_, parents, data in form
    )
    return records[0] if len(records) == 1 else records


def _rows(form: Any) -> Iterator[tuple[str, Any]]:
    """Yield each row of a form with its port."""
    if isinstance(form, dict):
        for port, rows in cast("dict[str, Any]", form).items():
            yield from ((port, row) for row in rows)
    else:
        yield from (("", row) for row in form)


def _digest(port: str, data: Any) -> bytes:
    try:
        text = orjson.dumps(
            data, default=str, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS
        )
    except TypeError:  # what orjson cannot keep as it is, see `engine.lines`
        text = to_json_line(data)
    return blake2b(port.encode() + b"\0" + text, digest_size=8).digest()
