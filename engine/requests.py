"""What clients may ask of the engine: commands, one JSON object a line.

What comes back stands behind the arrow; facts and events are in `engine.protocol`.
"""

from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, ConfigDict, Field, TypeAdapter

from engine.protocol import (
    SHORTEST_SEARCH,
    Decision,
    DifferenceKind,
    HistoryLimits,
    Message,
    RunStatus,
    Version,
)
from engine.siex.samples import Sample


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
