"""Finding runs: a page of those that fit, newest first, and one with all its facts.

Every filter is answered from an index that ends in the time, for one status at a time,
so a page costs what it holds, however many runs there are.
"""

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from engine.errors import NotFoundError
from engine.protocol import RunDetail, RunStatus, RunSummary
from engine.store.history.ids import key_at, place_of, run_id_of
from engine.store.history.month import CODES, STATUSES
from engine.store.history.rows import marks, unpacked

MOST_KEY = (1 << 63) - 1
COLUMNS = """
select r.key, p.id, f.name, r.status, r.trigger, r.started_at, r.duration_ms, r.error,
    r.resumed
from runs r join pipelines p on p.ref = r.pipeline join forms f on f.ref = r.form
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which runs are looked for.

    Attributes:
        before: The id of a run; only older ones.
        since: Only runs that were made then or later.
        until: Only runs that were made before.
        error: A piece of the text of what went wrong, at least three letters.
    """

    limit: int = 100
    before: str | None = None
    pipeline_id: str | None = None
    status: RunStatus | None = None
    since: datetime | None = None
    until: datetime | None = None
    error: str | None = None


OpenMonth = Callable[[str], sqlite3.Connection]


def page(
    months: Iterable[str], open_month: OpenMonth, want: Wanted
) -> list[RunSummary]:
    """Return the runs that fit; ``months`` come newest first.

    Raises:
        NotFoundError: ``before`` is no run's id.
    """
    found: list[RunSummary] = []
    before = place_of(want.before) if want.before else None
    for month in months:
        low, high = _bounds(month, want, before)
        if low < high:
            missing = want.limit - len(found)
            found += _in_month(month, open_month(month), want, (low, high), missing)
        if len(found) >= want.limit:
            break
    return found


def detail(connection: sqlite3.Connection, run_id: str) -> RunDetail:
    """Return one run with its nodes and the pipeline as it was run."""
    month, key = place_of(run_id)
    row = connection.execute(f"{COLUMNS} where r.key = ?", (key,)).fetchone()
    if row is None:
        raise NotFoundError("run", run_id)
    form, results = connection.execute(
        "select f.form, n.results from runs r join forms f on f.ref = r.form"
        " left join node_results n on n.key = r.key where r.key = ?",
        (key,),
    ).fetchone()
    return RunDetail(
        **dict(_summary(month, row)),
        nodes=unpacked(results),
        pipeline=orjson.loads(form),
    )


def _bounds(
    month: str, want: Wanted, before: tuple[str, int] | None
) -> tuple[int, int]:
    """Return the smallest number that fits, and the first that is too great."""
    low = key_at(month, want.since) if want.since else 0
    high = key_at(month, want.until) if want.until else MOST_KEY
    if before is not None:
        last_month, key = before
        if month >= last_month:
            high = min(high, key) if month == last_month else 0
    return max(low, 0), min(high, MOST_KEY)


def _in_month(
    month: str,
    connection: sqlite3.Connection,
    want: Wanted,
    bounds: tuple[int, int],
    limit: int,
) -> list[RunSummary]:
    pipeline = None
    if want.pipeline_id is not None:
        row = connection.execute(
            "select ref from pipelines where id = ?", (want.pipeline_id,)
        ).fetchone()
        if row is None:
            return []
        pipeline = row[0]
    keys, values = _keys(want, pipeline, bounds, limit)
    rows = connection.execute(
        f"{COLUMNS} where r.key in ({keys}) order by r.key desc limit ?",
        (*values, limit),
    )
    return [_summary(month, row) for row in rows.fetchall()]


def _keys(
    want: Wanted, pipeline: int | None, bounds: tuple[int, int], limit: int
) -> tuple[str, list[Any]]:
    """Return the query for the numbers of the runs that fit, newest first."""
    if want.error is not None:
        return _keys_by_error(want, pipeline, bounds, limit)
    if pipeline is None and want.status is None:
        return _newest("runs", "key", "true", [], bounds, limit)
    statuses = STATUSES if want.status is None else (want.status,)
    parts: list[str] = []
    values: list[Any] = []
    for status in statuses:
        fits, given = "status = ?", [CODES[status]]
        if pipeline is not None:
            fits, given = f"pipeline = ? and {fits}", [pipeline, *given]
        part, more = _newest("runs", "key", fits, given, bounds, limit)
        parts.append(f"select key from ({part})")  # noqa: S608 - our own words
        values += more
    union = " union all ".join(parts)
    query = f"select key from ({union}) order by key desc limit ?"  # noqa: S608 - ours
    return query, [*values, limit]


def _keys_by_error(
    want: Wanted, pipeline: int | None, bounds: tuple[int, int], limit: int
) -> tuple[str, list[Any]]:
    said = [f"error : {_quoted(want.error or '')}"]
    if pipeline is not None:
        said += [f"pipeline : {_quoted(*marks(pipeline))}"]
    if want.status is not None:
        said += [f"status : {_quoted(*marks(CODES[want.status]))}"]
    given = [" AND ".join(said)]
    return _newest("errors", "rowid", "errors match ?", given, bounds, limit)


def _newest(
    table: str,
    key: str,
    fits: str,
    given: list[Any],
    bounds: tuple[int, int],
    limit: int,
) -> tuple[str, list[Any]]:
    query = (
        f"select {key} as key from {table}"  # noqa: S608 - all of these are our own
        f" where {fits} and {key} >= ? and {key} < ? order by {key} desc limit ?"
    )
    return query, [*given, *bounds, limit]


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _summary(month: str, row: tuple[Any, ...]) -> RunSummary:
    key, pipeline_id, name, status, trigger, started_at, took, error, resumed = row
    return RunSummary(
        run_id=run_id_of(month, key),
        pipeline_id=pipeline_id,
        pipeline_name=name,
        status=STATUSES[status],
        trigger=trigger,
        started_at=started_at,
        duration_ms=took,
        error=error,
        resumed=resumed,
    )
