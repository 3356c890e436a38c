"""Moves the runs of a main database of the first form into files by month."""

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import orjson
from sqlalchemy import Connection, text

from engine.errors import NotFoundError
from engine.home import Home
from engine.protocol import NodeResult, RunSummary
from engine.store.history import rows
from engine.store.history.ids import place_of
from engine.store.history.month import open_to_write
from engine.store.history.writer import File

OLD_RUNS = """
select r.run_id, r.pipeline_id, r.pipeline_name, r.status, r.trigger, r.started_at,
    r.duration_ms, r.error, r.bytes, f.form, n.results
from runs r join forms f on f.digest = r.digest
left join node_results n on n.run_id = r.run_id
order by r.run_id
"""


def move_history(connection: Connection, home: Home) -> None:
    """Copy all runs; those that are there already, from a try that broke off, stay."""
    home.history.mkdir(parents=True, exist_ok=True)
    for month, found in groupby(_old_runs(connection), key=lambda run: run[0]):
        file = File(open_to_write(home.history / f"{month}.db"))
        try:
            file.connection.execute("begin immediate")
            for _, run in found:
                _copy(file, run)
            file.connection.execute("commit")
        finally:
            file.connection.close()


def _old_runs(connection: Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    for row in connection.execute(text(OLD_RUNS)).mappings():
        try:
            month, _ = place_of(row["run_id"])
        except NotFoundError:  # no id that this program ever gave
            continue
        yield month, dict(row)


def _copy(file: File, run: dict[str, Any]) -> None:
    form, results, size = (run.pop(name) for name in ("form", "results", "bytes"))
    summary = RunSummary(**run)
    try:
        rows.add_run(file, summary, rows.Form.of(orjson.loads(form)))
    except sqlite3.IntegrityError:
        return
    nodes = {
        key: NodeResult.model_validate(facts)
        for key, facts in orjson.loads(results or b"{}").items()
    }
    rows.finish_run(file, summary, rows.End(nodes, size))
