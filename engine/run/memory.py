"""What a node remembers: within a run that goes on after a crash, and between runs."""

from collections.abc import Mapping, Sequence

from engine.lines import from_json_line, to_json_line
from engine.store.run_journal import RunJournal
from nodes.records import Json

FIRST = "first:"


class NodeMemory:
    """The `nodes.context.Memory` of one node; without a journal it knows nothing."""

    def __init__(self, journal: RunJournal | None, node: str) -> None:
        self._journal = journal
        self._node = node

    async def first(self, key: str, value: Json) -> Json:
        """Return what was given for ``key`` when this run asked for the first time."""
        if self._journal is None:
            return value
        name = FIRST + key
        known = await self._journal.step(self._node, name)
        if known is not None:
            return from_json_line(known.data)
        self._journal.done(self._node, name, to_json_line(value))
        await self._journal.settled()
        return value

    async def recall(self, keys: Sequence[str]) -> Mapping[str, Json]:
        """Return what earlier runs that completed kept for ``keys``."""
        if self._journal is None:
            return {}
        found = await self._journal.remembered(self._node, keys)
        return {key: from_json_line(value) for key, value in found.items()}

    async def keep(self, values: Mapping[str, Json]) -> None:
        """Keep values for runs to come; they count when this run has completed."""
        if self._journal is not None and values:
            lines = {key: to_json_line(value) for key, value in values.items()}
            self._journal.remember(self._node, lines)
            await self._journal.room()
