"""One call of a pipeline by a node of another one."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from engine.store.run_journal import RunJournal
from nodes.context import Level, Records


@dataclass(frozen=True, slots=True)
class Call:
    """Which pipeline is called, with what, and by whom.

    Attributes:
        name: The id or the name of the pipeline.
        records: What it is given.
        run_id: Names this call within the engine, the same whenever it is played again.
        chain: The pipelines that wait for its end, outermost first.
        is_dry_run: Whether effects are only shown.
        journal: What remembers the work inside; None where nothing does.
        log: Takes what is said inside.
        notify: Takes the notifications that are asked for inside.
        show_effect: Takes what would be done inside, in a dry run.
    """

    name: str
    records: Records
    run_id: str
    chain: tuple[str, ...]
    is_dry_run: bool
    journal: RunJournal | None
    log: Callable[[Level, str], None]
    notify: Callable[[str, str], None]
    show_effect: Callable[[Mapping[str, Any]], None]


class Caller(Protocol):
    """Calls pipelines; `engine.calls.Calls` is one."""

    def __call__(self, call: Call, /) -> Awaitable[Records]:
        """Run the pipeline and return what left its output nodes."""
        ...
