"""What is written of a run: that it begins, that it works, how it ended."""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from engine.protocol import NodeResult, RunSummary
from engine.store.history.ids import place_of
from engine.store.history.month import CODES, FIRST_OVER
from engine.store.history.writer import File

RAW = -15
PHRASES = (
    b'"reused_from":"2026","error":{"kind":"input","message":"","field":"","record":""},'
    b'"attempts":1,"skipped":"completed","failed","skipped",{"type":"flow.filter",'
    b'"status":"completed","records_in":1,"records_out":{"out":1,"kept":1},'
    b'"attempts":1,"duration_ms":0.1,"fingerprint":"'
)
"""What packed results refer to, so that they take a quarter of the room. With other
phrases they could not be read any more: these stay as they are."""
SEARCHABLE = 1_000
"""How much of an error can be searched for, in characters."""
PRIVATE, PLANES = 0xE000, 6_400
"""Characters that no text holds; three of them are one piece of the index of errors."""


@dataclass(frozen=True, slots=True)
class Form:
    """A pipeline in its file form, as it is kept once however many runs have it."""

    name: str
    data: bytes
    digest: str

    @classmethod
    def of(cls, form: Mapping[str, Any]) -> "Form":
        """Return what is kept of a pipeline's file form."""
        data = orjson.dumps(form, option=orjson.OPT_SORT_KEYS)
        return cls(form.get("name", ""), data, hashlib.sha256(data).hexdigest())


@dataclass(frozen=True, slots=True)
class End:
    """What a run leaves behind.

    Attributes:
        results: How its nodes did.
        size: Bytes of its records.
        piece: Its records, where they are few (`engine.store.records`).
    """

    results: Mapping[str, NodeResult]
    size: int = 0
    piece: bytes | None = None


def add_run(file: File, summary: RunSummary, form: Form, size: int = 0) -> None:
    """Write down a run that begins, or one that is over by now."""
    key = place_of(summary.run_id)[1]
    pipeline = _pipeline_ref(file, summary.pipeline_id)
    file.connection.execute(
        "insert into runs (key, pipeline, form, status, trigger, started_at,"
        " duration_ms, error, bytes) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            key,
            pipeline,
            _form_ref(file, form),
            CODES[summary.status],
            summary.trigger,
            summary.started_at,
            summary.duration_ms,
            summary.error,
            size,
        ),
    )
    _put_error(file.connection, key, pipeline, CODES[summary.status], summary.error)


def begin_run(file: File, key: int) -> None:
    """Write down that a run that waited for its turn works now."""
    file.connection.execute(
        "update runs set status = ? where key = ?", (CODES["running"], key)
    )


def finish_run(file: File, summary: RunSummary, end: End) -> None:
    """Write down how a run ended."""
    key = place_of(summary.run_id)[1]
    change_end(file.connection, key, CODES[summary.status], summary.error)
    file.connection.execute(
        "update runs set duration_ms = ?, bytes = ? where key = ?",
        (summary.duration_ms, end.size, key),
    )
    put_end(file.connection, key, end)


def put_end(connection: sqlite3.Connection, key: int, end: End) -> None:
    """Keep what a run left behind besides its row."""
    connection.execute(
        "insert or replace into node_results values (?, ?)", (key, packed(end.results))
    )
    if end.piece is not None:
        connection.execute(
            "insert or replace into records values (?, ?)", (key, end.piece)
        )


def records_of(connection: sqlite3.Connection, key: int) -> bytes | None:
    """Return the records of a run that gave few; None where they lie in files."""
    row = connection.execute(
        "select piece from records where key = ?", (key,)
    ).fetchone()
    return row[0] if row else None


def change_end(
    connection: sqlite3.Connection, key: int, status: int, error: str | None
) -> None:
    """Give a run another status and error, and the index of errors with it."""
    row = connection.execute(
        "select pipeline, status, error from runs where key = ?", (key,)
    ).fetchone()
    if row is None:
        return
    take_error(connection, key, *row)
    connection.execute(
        "update runs set status = ?, error = ? where key = ?", (status, error, key)
    )
    _put_error(connection, key, row[0], status, error)


def change_run(file: File, summary: RunSummary) -> None:
    """Write down how a run stands that an engine left when it died."""
    key = place_of(summary.run_id)[1]
    change_end(file.connection, key, CODES[summary.status], summary.error)
    file.connection.execute(
        "update runs set resumed = ? where key = ?", (summary.resumed, key)
    )


def open_keys(connection: sqlite3.Connection) -> list[int]:
    """Return the numbers of the runs that are not over."""
    rows = connection.execute(
        "select key from runs where status < ? order by key", (FIRST_OVER,)
    )
    return [key for (key,) in rows]


def delete_runs(connection: sqlite3.Connection, keys: Iterable[int]) -> None:
    """Remove runs with all that belongs to them."""
    for key in keys:
        row = connection.execute(
            "delete from runs where key = ? returning pipeline, status, error", (key,)
        ).fetchone()
        if row is not None:
            take_error(connection, key, *row)


def packed(results: Mapping[str, NodeResult]) -> bytes:
    """Return how nodes did in few bytes, without what is usual."""
    short = {
        key: result.model_dump(exclude={"node"}, exclude_defaults=True)
        for key, result in results.items()
    }
    small = zlib.compressobj(level=1, wbits=RAW, zdict=PHRASES)
    return small.compress(orjson.dumps(short)) + small.flush()


def unpacked(data: bytes | None) -> dict[str, NodeResult]:
    """Return how nodes did, of what `packed` wrote."""
    if data is None:
        return {}
    text = zlib.decompressobj(wbits=RAW, zdict=PHRASES).decompress(data)
    return {
        key: NodeResult.model_validate({"node": key, **facts})
        for key, facts in orjson.loads(text).items()
    }


def marks(*numbers: int) -> tuple[str, ...]:
    """Return for each number a piece of the index of errors that stands for it."""
    return tuple(
        chr(PRIVATE + number // PLANES) + chr(PRIVATE + number % PLANES) + chr(PRIVATE)
        for number in numbers
    )


def _put_error(
    connection: sqlite3.Connection,
    key: int,
    pipeline: int,
    status: int,
    error: str | None,
) -> None:
    if error:
        connection.execute(
            "insert into errors (rowid, error, pipeline, status) values (?, ?, ?, ?)",
            (key, error[:SEARCHABLE], *marks(pipeline, status)),
        )


def take_error(
    connection: sqlite3.Connection,
    key: int,
    pipeline: int,
    status: int,
    error: str | None,
) -> None:
    """Take a run out of the index of errors, which wants to know what it was told."""
    if error:
        connection.execute(
            "insert into errors (errors, rowid, error, pipeline, status)"
            " values ('delete', ?, ?, ?, ?)",
            (key, error[:SEARCHABLE], *marks(pipeline, status)),
        )


def _pipeline_ref(file: File, id_: str) -> int:
    found = file.pipelines.get(id_)
    if found is None:
        file.connection.execute(
            "insert into pipelines (id) values (?) on conflict do nothing", (id_,)
        )
        (found,) = file.connection.execute(
            "select ref from pipelines where id = ?", (id_,)
        ).fetchone()
        file.pipelines[id_] = found
    return found


def _form_ref(file: File, form: Form) -> int:
    found = file.forms.get(form.digest)
    if found is None:
        file.connection.execute(
            "insert into forms (digest, name, form) values (?, ?, ?)"
            " on conflict do nothing",
            (form.digest, form.name, form.data),
        )
        (found,) = file.connection.execute(
            "select ref from forms where digest = ?", (form.digest,)
        ).fetchone()
        file.forms[form.digest] = found
    return found
