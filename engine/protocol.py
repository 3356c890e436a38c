"""What the engine and its clients say to each other, one JSON object a line.

A client sends ``{"id": 7, "token": ..., "do": "start_run", ...}`` and gets
``{"re": 7, "ok": {...}}`` or ``{"re": 7, "error": {"code", "message"}}``. To who sends
``listen`` come events between answers, ``{"event": "node_changed", ...}``. Events carry
counts and seconds, never records; records are asked for page by page.

Here are the facts that answers carry, and the events; `engine.requests` has the commands.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from engine.siex.figures import ModelFacts

RunStatus = Literal[
    "pending", "running", "waiting", "completed", "failed", "canceled", "interrupted"
]
NodeStatus = Literal[
    "pending",
    "running",
    "waiting",
    "completed",
    "failed",
    "skipped",
    "canceled",
    "interrupted",
]
SWITCHED_OFF = "The pipeline is switched off, so nobody listens."
"""The trouble of a webhook whose pipeline's triggers are off."""
SHORTEST_SEARCH = 3
"""Letters of an error's text that can be searched for, at least."""
Version = Literal["saved", "current"]
DifferenceKind = Literal["added", "gone", "changed"]
Level = Literal["debug", "info", "warning", "error"]
Decision = Literal["done", "again", "leave_out"]
EFFECTS_PORT = "would do"
"""Where `ReadRecords` finds what a node would have done; no port can be called so."""
GIVEN_UP_PORT = "given up"
"""Where it finds the records that a node skipped or failed on, with their error."""

LOG_NODE, LOG_PORT = "", "log"
"""Where `ReadRecords` finds the lines that were said in a run, as records."""


class Message(BaseModel):
    """A value that crosses the seam."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


# What comes back


class NodeError(Message):
    """Why a node failed; ``kind`` is settings, input, sign_in, away, not_allowed or bug."""

    kind: str
    message: str
    field: str | None = None
    record: str | None = None


class NodeResult(Message):
    """How one node of a run is doing.

    ``fingerprint`` is there when it gave all that it would give (`engine.run.fingerprints`);
    ``reused_from`` is the earlier run whose records stand in for it; ``effects`` counts what
    it would have done outside if this were no dry run (`EFFECTS_PORT`).
    """

    node: str
    type: str
    status: NodeStatus = "pending"
    records_in: int = 0
    records_out: dict[str, int] = Field(default_factory=dict)
    skipped: int = 0
    attempts: int = 0
    duration_ms: float = 0.0
    error: NodeError | None = None
    fingerprint: str = ""
    reused_from: str | None = None
    effects: int = 0


class RunSummary(Message):
    """One line of the list of runs. Times are ISO 8601 in UTC."""

    run_id: str
    pipeline_id: str
    pipeline_name: str
    status: RunStatus
    trigger: str = "manual"
    started_at: str
    duration_ms: float | None = None
    error: str | None = None
    resumed: int = 0


class OpenEffect(Message):
    """Something that a run may or may not have done when the engine died.

    ``record`` is what the node was working on; ``key`` names the work on it.
    """

    node: str
    key: str
    record: dict[str, Any]


class RunDetail(RunSummary):
    """A run with its nodes and the pipeline as it was run.

    A run that waits for decisions tells in ``open_effects`` about what.
    """

    nodes: dict[str, NodeResult]
    pipeline: dict[str, Any]
    open_effects: tuple[OpenEffect, ...] = ()

    @property
    def summary(self) -> RunSummary:
        """The line of the list of runs."""
        facts = self.model_dump(include=set(RunSummary.model_fields))
        return RunSummary.model_validate(facts)


class StoredRecord(Message):
    """A record as kept on disk.

    Of the fields in ``large``, with how many characters each has, only the beginning is
    here.
    """

    id: str
    parents: tuple[str, ...] = ()
    data: dict[str, Any]
    large: dict[str, int] = Field(default_factory=dict[str, int])


class RecordPage(Message):
    """Some records of one port; ``kept`` of ``total`` are on disk."""

    total: int
    kept: int
    records: tuple[StoredRecord, ...]


class Retried(Message):
    """The new run, and what a person should know of it, in sentences."""

    run_id: str
    notes: tuple[str, ...] = ()


class PortPair(Message):
    """How many records left a port in two runs; None where there is no such port."""

    node: str
    port: str
    before: int | None
    after: int | None


class RunComparison(Message):
    """Two runs beside each other.

    ``changes`` says how what was run differs, ``names`` what nodes are called.
    """

    before: RunSummary
    after: RunSummary
    changes: tuple[str, ...]
    names: dict[str, str] = Field(default_factory=dict[str, str])
    ports: tuple[PortPair, ...]


class RecordDifference(Message):
    """A record that is new, gone or different in the later run, and in which fields."""

    kind: DifferenceKind
    fields: tuple[str, ...] = ()
    before: StoredRecord | None
    after: StoredRecord | None


class DifferencePage(Message):
    """How the records of a port differ in two runs, as far as they were kept.

    ``key`` is the field that tells which records belong together, "" for their id.
    """

    key: str
    added: int
    gone: int
    changed: int
    same: int
    kept_before: int
    kept_after: int
    differences: tuple[RecordDifference, ...]


class TraceStep(Message):
    """A record at the port that it left; ``led_to`` is the number of the step after it."""

    node: str
    port: str
    record: StoredRecord
    led_to: int | None = None


class RecordTrace(Message):
    """The way of a record backwards, the record itself first.

    ``gaps`` are the numbers of steps before which there was more that is not kept.
    """

    steps: tuple[TraceStep, ...]
    gaps: tuple[int, ...] = ()


class Contribution(Message):
    """What one property of a keyword does to its score, upwards or downwards."""

    feature: str
    value: float


class Explanation(Message):
    """Why a keyword has its score: parts that add up to it, none if it is not known."""

    score: float
    parts: tuple[Contribution, ...] = ()


class ModelDescription(Message):
    """The keyword model on the engine's machine.

    ``first_keyword_s`` is what a fresh process takes from its start to its first answer;
    its memory is that with the tables of all languages loaded.
    """

    facts: ModelFacts
    first_keyword_s: float


class PipelineSummary(Message):
    """One line of the library."""

    id: str
    name: str
    category: str = ""
    enabled: bool = False
    version: int = 1
    saved_at: str = ""
    nodes: int = 0


class WebhookAddress(Message):
    """A webhook of the library; ``token`` is None where callers need none.

    ``trouble`` says why the engine does not listen, where it does not.
    """

    pipeline_id: str
    node: str
    url: str
    token: str | None = None
    methods: tuple[str, ...] = ("POST",)
    trouble: str = ""


class PipelineVersion(Message):
    """One saved state of a pipeline of the library."""

    version: int
    saved_at: str
    nodes: int
    is_current: bool


class PipelineChange(Message):
    """One sentence about how two versions differ, and the node that it is about."""

    sign: Literal["added", "removed", "changed"]
    text: str
    node: str | None = None


class HistoryLimits(Message):
    """How much history is kept; whichever limit is met first counts.

    ``days`` is None where runs may become as old as they like.
    """

    runs: int = Field(default=100_000, ge=1, le=100_000_000)
    megabytes: int = Field(default=2_000, ge=1, le=100_000_000)
    days: int | None = Field(default=365, ge=1, le=36_500)


class HistoryUse(Message):
    """How much history there is, and how much there may be.

    ``megabytes`` are those of the records, ``database_megabytes`` those of the rest.
    """

    limits: HistoryLimits
    runs: int
    megabytes: float
    database_megabytes: float
    oldest_month: str | None


class Pruned(Message):
    """What was deleted because it was beyond the limits."""

    runs: int
    megabytes: float


class BackedUp(Message):
    """A backup that was written."""

    file: str
    bytes: int
    with_records: bool


# Events


class RunStarted(Message):
    """A run began."""

    event: Literal["run_started"] = "run_started"
    run: RunSummary


class NodeChanged(Message):
    """A node's status or counts changed (at most some ten times a second)."""

    event: Literal["node_changed"] = "node_changed"
    run_id: str
    result: NodeResult


class RunFinished(Message):
    """A run ended, well or not."""

    event: Literal["run_finished"] = "run_finished"
    run: RunSummary


class LogLine(Message):
    """Something a node or the runner said."""

    event: Literal["log"] = "log"
    run_id: str
    node: str | None = None
    level: Level
    message: str
    at: str


class Notice(Message):
    """A desktop notification that a pipeline asked for."""

    event: Literal["notice"] = "notice"
    run_id: str
    title: str
    text: str


class LibraryChanged(Message):
    """A saved pipeline was added, changed or deleted."""

    event: Literal["library_changed"] = "library_changed"


Event = Annotated[
    RunStarted | NodeChanged | RunFinished | LogLine | Notice | LibraryChanged,
    Field(discriminator="event"),
]
EVENT: TypeAdapter[Event] = TypeAdapter(Event, config=ConfigDict(defer_build=True))
