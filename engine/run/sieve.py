"""Which of the records that come to a node it is to work on."""

from collections.abc import Set
from dataclasses import dataclass

from nodes.records import Batch, Record


@dataclass(frozen=True, slots=True)
class Sieve:
    """Lets records through by their ids: only those, or all but those."""

    ids: Set[str]
    lets_through: bool

    def passes(self, record: Record) -> bool:
        """Say whether a record comes through."""
        return (record.id in self.ids) == self.lets_through

    def of(self, batch: Batch) -> Batch:
        """Return what comes through of a batch."""
        return batch.where(self.passes)
