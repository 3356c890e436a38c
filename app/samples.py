"""Real records of the last run, for previews and for the names of fields."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.desk import Sheet
from app.run_controller import RunController, RunView
from app.tasks import Tasks
from engine.pipeline import Endpoint
from engine.protocol import StoredRecord

KEPT = 20
Key = tuple[str, str, str, int]


class Samples(QObject):
    """Fetches the first records that reached a node, and remembers them.

    Signals:
        changed: Records have arrived.
    """

    changed = Signal()

    def __init__(
        self, runs: RunController, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runs = runs
        self._tasks = tasks
        self._known: dict[Key, tuple[StoredRecord, ...]] = {}

    def into(self, sheet: Sheet, node_id: str) -> tuple[StoredRecord, ...]:
        """Return what is known of the records into a node; the rest is sent for."""
        run = self._runs.shown(sheet.pipeline.id)
        if run is None:
            return ()
        sources = (edge.source for edge in sheet.pipeline.edges_into(node_id))
        return tuple(record for source in sources for record in self._of(run, source))[
            :KEPT
        ]

    def _of(self, run: RunView, source: Endpoint) -> tuple[StoredRecord, ...]:
        result = run.nodes.get(source.node)
        count = min(result.records_out.get(source.port, 0), KEPT) if result else 0
        if not count:
            return ()
        key = (run.id, source.node, source.port, count)
        if key not in self._known:
            self._known[key] = ()
            self._tasks.spawn(self._fetch(key), "Reading sample records")
        return self._known[key]

    async def _fetch(self, key: Key) -> None:
        run_id, node, port, _count = key
        page = await self._runs.page(run_id, node, port, 0, KEPT)
        self._known[key] = page.records
        self.changed.emit()


def field_names(records: Iterable[StoredRecord]) -> tuple[str, ...]:
    """Return the names of the fields in some records, nested ones one level deep."""
    names: dict[str, None] = {}
    for record in records:
        names.update(dict.fromkeys(_paths(record.data)))
    return tuple(names)


def _paths(data: Mapping[str, Any]) -> Iterable[str]:
    for name, value in data.items():
        yield name
        if isinstance(value, Mapping):
            yield from (f"{name}.{inner}" for inner in value)
