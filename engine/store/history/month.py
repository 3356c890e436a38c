"""One month's file: its tables, and how it is opened.

It holds all that its runs need, so that a month can be deleted, copied or lost alone:

forms         pipelines in their file form, each once, by digest
form_uses     how many runs have a form; the last one takes it along
pipelines     a number for each pipeline's id
runs          a row per run; `status` is the place in `STATUSES`
node_results  how the nodes of a run did, as one packed JSON object
beginnings    what a run was started with
records       the records of a run that was short and gave few
errors        an index of three-letter pieces over what went wrong (FTS5)
totals        how many runs there are, and the bytes of their records
"""

import sqlite3
from pathlib import Path
from typing import get_args

from engine.errors import StoreNewerError
from engine.protocol import RunStatus

VERSION = 1
STATUSES: tuple[RunStatus, ...] = get_args(RunStatus)
CODES = {status: code for code, status in enumerate(STATUSES)}
OPEN: tuple[RunStatus, ...] = ("pending", "running", "waiting")
"""Runs that are not over; their codes are the smallest."""
FIRST_OVER = len(OPEN)
BUSY_S = 3
STATEMENTS_KEPT = 256

TABLES = """
create table forms (
    ref integer primary key, digest text not null unique, name text not null,
    form blob not null
);
create table form_uses (ref integer primary key, uses integer not null);
create table pipelines (ref integer primary key, id text not null unique);
create table runs (
    key integer primary key, pipeline integer not null, form integer not null,
    status integer not null, trigger text not null, started_at text not null,
    duration_ms real, error text, bytes integer not null default 0,
    resumed integer not null default 0
);
create index runs_by_pipeline on runs (pipeline, status, key);
create index runs_by_status on runs (status, key);
create table node_results (key integer primary key, results blob not null);
create table beginnings (key integer primary key, data blob not null);
create table records (key integer primary key, piece blob not null);
create virtual table errors using fts5 (
    error, pipeline, status, content = '', columnsize = 0, tokenize = 'trigram'
);
create table totals (runs integer not null, bytes integer not null);
insert into totals values (0, 0);
create trigger form_added after insert on forms begin
    insert into form_uses values (new.ref, 0);
end;
create trigger form_unused after update on form_uses when new.uses = 0 begin
    delete from forms where ref = new.ref;
    delete from form_uses where ref = new.ref;
end;
create trigger run_added after insert on runs begin
    update form_uses set uses = uses + 1 where ref = new.form;
    update totals set runs = runs + 1, bytes = bytes + new.bytes;
end;
create trigger run_sized after update of bytes on runs begin
    update totals set bytes = bytes + new.bytes - old.bytes;
end;
create trigger run_gone after delete on runs begin
    update form_uses set uses = uses - 1 where ref = old.form;
    update totals set runs = runs - 1, bytes = bytes - old.bytes;
    delete from node_results where key = old.key;
    delete from beginnings where key = old.key;
    delete from records where key = old.key;
end;
"""


def open_to_write(path: Path) -> sqlite3.Connection:
    """Open a month's file, a new one with its tables; commits are durable.

    Raises:
        StoreNewerError: a newer version of the program made it.
    """
    connection = _connect(path, "rwc")
    try:
        # space of deleted runs is given back page by page; only before the first table
        connection.execute("pragma auto_vacuum = incremental")
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = full")
        _make_current(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open a month's file that is there.

    Raises:
        StoreNewerError: a newer version of the program made it.
    """
    connection = _connect(path, "rw")  # also a reader makes the index of the log
    try:
        if not _is_current(connection, path):  # an engine died while it made the file
            open_to_write(path).close()
        connection.execute("pragma query_only = on")
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_S,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=STATEMENTS_KEPT,
    )


def _make_current(connection: sqlite3.Connection, path: Path) -> None:
    if not _is_current(connection, path):
        connection.executescript(
            f"begin; {TABLES} pragma user_version = {VERSION}; commit;"
        )


def _is_current(connection: sqlite3.Connection, path: Path) -> bool:
    (version,) = connection.execute("pragma user_version").fetchone()
    if version > VERSION:
        raise StoreNewerError(path)
    return version == VERSION
