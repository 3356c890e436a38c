"""What the engine and its clients say to each other, one JSON object a line.

A client sends ``{"id": 7, "token": ..., "do": "start_run", ...}`` and gets
``{"re": 7, "ok": {...}}`` or ``{"re": 7, "error": {"code", "message"}}``. To who sends
``listen`` come events between answers, ``{"event": "node_changed", ...}``. Events carry
counts and seconds, never records; records are asked for page by page.
"""

from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter

from engine.siex.figures import ModelFacts
from engine.siex.samples import Sample

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


# Commands


class StartRun(Message):
    """Run a pipeline (in its file form), or a part of it → ``{"run_id"}``.

    ``until``, ``since`` (from this node on), ``only``, ``reuse``, ``reuse_from`` and
    ``only_failed`` are explained in `engine.run.extent`; ``called`` are pipelines that it
    may call besides those of the library, by the name by which it calls them.
    """

    do: Literal["start_run"] = "start_run"
    pipeline: dict[str, Any]
    inputs: tuple[dict[str, Any], ...] | None = None
    until: str | None = None
    since: str | None = None
    only: str | None = None
    reuse: bool = False
    reuse_from: str | None = None
    begins_at: str | None = None
    only_failed: bool = False
    dry_run: bool = False
    called: dict[str, dict[str, Any]] = Field(default_factory=dict[str, dict[str, Any]])


class RetryRun(Message):
    """Run again, with what a run was started with → `Retried`.

    Without more, as that run was: its pipeline, its part of it. ``since`` begins at a node,
    ``from_failed`` where nodes failed or never got to work, ``only_failed`` there with the
    records that failed; what other nodes gave is taken from that run. ``version`` is that
    of the run, or the ``current`` one: ``pipeline`` where it is given, else the library's.
    """

    do: Literal["retry_run"] = "retry_run"
    run_id: str
    since: str | None = None
    from_failed: bool = False
    only_failed: bool = False
    version: Version = "saved"
    pipeline: dict[str, Any] | None = None


class ResumeRun(Message):
    """Go on with a run that an engine left when it died → ``{}``."""

    do: Literal["resume_run"] = "resume_run"
    run_id: str


class DecideEffects(Message):
    """Say what became of `OpenEffect`s, all of a run or some; then it goes on → ``{}``.

    ``done``: it happened, the record goes on without an answer. ``again``: do it again.
    ``leave_out``: the record is skipped.
    """

    do: Literal["decide_effects"] = "decide_effects"
    run_id: str
    decision: Decision
    node: str | None = None
    key: str | None = None


class CancelRun(Message):
    """Stop a run at once → ``{}``."""

    do: Literal["cancel_run"] = "cancel_run"
    run_id: str


class ListRuns(Message):
    """→ ``{"runs": [RunSummary]}``, newest first.

    ``before`` is a run's id: only older ones. ``since`` and ``until`` say when the run was
    asked for; ``error`` is a piece of what went wrong.
    """

    do: Literal["list_runs"] = "list_runs"
    limit: int = Field(default=100, ge=1, le=1000)
    before: str | None = None
    pipeline_id: str | None = None
    status: RunStatus | None = None
    since: AwareDatetime | None = None
    until: AwareDatetime | None = None
    error: str | None = Field(default=None, min_length=SHORTEST_SEARCH)


class ShowRun(Message):
    """→ `RunDetail`."""

    do: Literal["show_run"] = "show_run"
    run_id: str


class ReadRecords(Message):
    """→ `RecordPage`: what left a node's output port in a run.

    With ``previews``, only the beginnings of large texts.
    """

    do: Literal["read_records"] = "read_records"
    previews: bool = False
    run_id: str
    node: str
    port: str
    offset: int = Field(default=0, ge=0)
    limit: int = Field(default=100, ge=1, le=1000)


class TraceRecord(Message):
    """→ `RecordTrace`: where a record of a run came from; seen at a port, if one is named."""

    do: Literal["trace_record"] = "trace_record"
    run_id: str
    record_id: str
    node: str | None = None
    port: str | None = None


class CompareRuns(Message):
    """→ `RunComparison`."""

    do: Literal["compare_runs"] = "compare_runs"
    before: str
    after: str


class CompareRecords(Message):
    """→ `DifferencePage`: how what left a port differs in two runs.

    ``key`` is the field by which records belong together; "" stands for the record's id,
    None for a field that tells the records apart, should there be one.
    """

    do: Literal["compare_records"] = "compare_records"
    before: str
    after: str
    node: str
    port: str
    key: str | None = None
    kind: DifferenceKind | None = None
    offset: int = Field(default=0, ge=0)
    limit: int = Field(default=100, ge=0, le=1000)


class ExplainKeyword(Message):
    """→ `Explanation` of a keyword in the field of a record that left a port in a run."""

    do: Literal["explain_keyword"] = "explain_keyword"
    run_id: str
    node: str
    port: str
    row: int = Field(ge=0)
    field: str
    keyword: str


class MeasureTexts(Message):
    """→ ``{"figures": Figures}``: how well and fast the keyword model does on texts."""

    do: Literal["measure_texts"] = "measure_texts"
    texts: tuple[Sample, ...]


class DescribeModel(Message):
    """→ `ModelDescription`."""

    do: Literal["describe_model"] = "describe_model"


class ListPipelines(Message):
    """→ ``{"pipelines": [PipelineSummary]}``."""

    do: Literal["list_pipelines"] = "list_pipelines"


class GetPipeline(Message):
    """→ ``{"pipeline": {...}, "version": n}`` in the file form; by id, else by name."""

    do: Literal["get_pipeline"] = "get_pipeline"
    pipeline_id: str


class SavePipeline(Message):
    """Keep a pipeline in the library → `PipelineSummary`."""

    do: Literal["save_pipeline"] = "save_pipeline"
    pipeline: dict[str, Any]


class EnablePipeline(Message):
    """Switch a pipeline's triggers on or off → `PipelineSummary`."""

    do: Literal["enable_pipeline"] = "enable_pipeline"
    pipeline_id: str
    enabled: bool


class DeletePipeline(Message):
    """Remove a pipeline from the library (its runs stay) → ``{}``."""

    do: Literal["delete_pipeline"] = "delete_pipeline"
    pipeline_id: str


class ListWebhooks(Message):
    """→ ``{"webhooks": [WebhookAddress]}``: those of pipelines that are switched on.

    With ``pipeline_id`` those of one pipeline (by id, else by name), on or off.
    """

    do: Literal["list_webhooks"] = "list_webhooks"
    pipeline_id: str | None = None


class ListVersions(Message):
    """→ ``{"versions": [PipelineVersion]}``, newest first; by id, else by name."""

    do: Literal["list_versions"] = "list_versions"
    pipeline_id: str


class GetVersion(Message):
    """→ ``{"pipeline": {...}, "version": n}`` in the file form."""

    do: Literal["get_version"] = "get_version"
    pipeline_id: str
    version: int


class CompareVersions(Message):
    """→ ``{"changes": [PipelineChange]}`` from one version to the other."""

    do: Literal["compare_versions"] = "compare_versions"
    pipeline_id: str
    before: int
    after: int


class RestoreVersion(Message):
    """Save an older version anew, as the newest → `PipelineSummary`."""

    do: Literal["restore_version"] = "restore_version"
    pipeline_id: str
    version: int


class ShowHistoryUse(Message):
    """→ `HistoryUse`."""

    do: Literal["show_history_use"] = "show_history_use"


class LimitHistory(Message):
    """Keep so much history from now on; what is beyond goes soon → `HistoryUse`."""

    do: Literal["limit_history"] = "limit_history"
    limits: HistoryLimits


class PruneHistory(Message):
    """Delete what is beyond the limits now → `Pruned`."""

    do: Literal["prune_history"] = "prune_history"


class BackUp(Message):
    """Write all that the engine remembers into one file → `BackedUp`."""

    do: Literal["back_up"] = "back_up"
    file: str
    with_records: bool = True


class Listen(Message):
    """Send the events from now on → ``{}``."""

    do: Literal["listen"] = "listen"


class Shutdown(Message):
    """Cancel what runs and end the engine → ``{}``."""

    do: Literal["shutdown"] = "shutdown"


Command = Annotated[
    StartRun
    | RetryRun
    | ResumeRun
    | DecideEffects
    | CancelRun
    | ListRuns
    | ShowRun
    | ReadRecords
    | TraceRecord
    | CompareRuns
    | CompareRecords
    | ExplainKeyword
    | MeasureTexts
    | DescribeModel
    | ListPipelines
    | GetPipeline
    | SavePipeline
    | EnablePipeline
    | DeletePipeline
    | ListWebhooks
    | ListVersions
    | GetVersion
    | CompareVersions
    | RestoreVersion
    | ShowHistoryUse
    | LimitHistory
    | PruneHistory
    | BackUp
    | Listen
    | Shutdown,
    Field(discriminator="do"),
]
COMMAND: TypeAdapter[Command] = TypeAdapter(
    Command, config=ConfigDict(defer_build=True)
)
