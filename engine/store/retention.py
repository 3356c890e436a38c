"""Which runs go when there are too many, so that a laptop never fills."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select

from engine.store.forms import drop_unused_forms
from engine.store.runs import OPEN
from engine.store.tables import NODE_RESULTS, RUNS


@dataclass(frozen=True, slots=True)
class Retention:
    """How much history is kept; whichever limit is met first counts."""

    runs: int = 1_000
    bytes: int = 2_000_000_000


def prune(connection: Connection, keep: Retention) -> list[str]:
    """Remove the oldest runs beyond the limits; return their ids, oldest last."""
    gone = _beyond(connection, keep)
    if gone:
        for table in (NODE_RESULTS, RUNS):
            connection.execute(delete(table).where(table.c.run_id.in_(gone)))
        drop_unused_forms(connection)
    return gone


def _beyond(connection: Connection, keep: Retention) -> list[str]:
    newest = RUNS.c.run_id.desc()
    ranked = (
        select(
            RUNS.c.run_id,
            RUNS.c.status,
            func.row_number().over(order_by=newest).label("place"),
            func.sum(RUNS.c.bytes).over(order_by=newest).label("total"),
        )
    ).subquery()
    too_many = (ranked.c.place > keep.runs) | (ranked.c.total > keep.bytes)
    statement = select(ranked.c.run_id).where(too_many, ranked.c.status.not_in(OPEN))
    return list(connection.scalars(statement.order_by(ranked.c.run_id.desc())))
