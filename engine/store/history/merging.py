"""Merges the index of errors of months that have ended, so that a search asks one piece.

What is written comes into the index in pieces (FTS5's segments), and a search looks into
each of them. A month that nobody writes into any more is merged into one piece, some
pages at a time; between two steps what waits to be written is written.
"""

import sqlite3

from engine.store.history.history import History
from engine.store.history.listing import OpenMonth
from engine.store.history.writer import File

FEW = 3
"""Pieces with which a search is about as fast as with one."""
PAGES = 16
"""Pages of the index that one step writes."""
MERGE = "insert into errors (errors, rank) values ('merge', ?)"


async def merge_ended(history: History, present: str) -> None:
    """Merge the index of errors of each month before ``present``, where it pays."""

    def worth_it(open_month: OpenMonth) -> list[str]:
        ended = [month for month in history.months() if month < present]
        return [month for month in ended if pieces(open_month(month)) > FEW]

    for month in await history.read(worth_it):
        await history.chore(month, _begin)
        while await history.chore(month, _go_on):
            pass


def pieces(connection: sqlite3.Connection) -> int:
    """Return of how many pieces the index of errors of a month is made."""
    segments = "select count(*) from (select distinct segid from errors_idx)"
    return connection.execute(segments).fetchone()[0]


def _begin(file: File) -> None:
    """Mark all pieces to become one."""
    file.connection.execute(MERGE, (-PAGES,))


def _go_on(file: File) -> bool:
    """Merge a little and say whether there is more."""
    before = file.connection.total_changes
    file.connection.execute(MERGE, (PAGES,))
    return file.connection.total_changes - before > 1
