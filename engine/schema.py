"""The `.siex` file as data: what stands in it, checked while it is read.

These models are the published schema (`engine.format_page` writes it into ``docs/``).
Keys that this version does not know are kept; see `engine.files`.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

FORMAT = "siex-pipeline"
VERSION = 1
MOST_NODES = 20_000
MOST_EDGES = 100_000

Id = Annotated[str, Field(min_length=1, max_length=200)]
OnError = Literal["stop", "skip", "port"]
Number = Annotated[float, Field(ge=-1e9, le=1e9, allow_inf_nan=False)]
Seconds = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Size = Annotated[float, Field(gt=0, le=1e6, allow_inf_nan=False)]


class Part(BaseModel):
    """Something in a file. Unknown keys are allowed and kept."""

    model_config = ConfigDict(extra="allow", strict=True, frozen=True, defer_build=True)


class PositionPart(Part):
    """A place on the canvas, in scene pixels."""

    x: Number = Field(default=0.0, description="Grows to the right.")
    y: Number = Field(default=0.0, description="Grows downwards.")


class RetryPart(Part):
    """How often a step is tried, and the pause before the second try."""

    attempts: int = Field(default=1, ge=1, le=100, description="Tries in all.")
    wait_s: float = Field(
        default=1.0,
        ge=0,
        allow_inf_nan=False,
        description="Pause before the second try; doubles with every further one.",
    )
    max_wait_s: float = Field(
        default=60.0, ge=0, allow_inf_nan=False, description="The longest pause."
    )


class NodePart(Part):
    """One step of the pipeline."""

    id: Id = Field(description="Unique among the nodes.")
    type: Id = Field(description="A node type, as listed by `siex nodes`.")
    type_version: int = Field(
        default=1, ge=1, description="Version of the shape of `config`."
    )
    name: str = Field(default="", description="Shown instead of the type's title.")
    config: dict[str, Any] = Field(
        default_factory=dict[str, Any], description="The settings, as typed."
    )
    position: PositionPart = Field(
        default=PositionPart(), description="Where it lies on the canvas."
    )
    disabled: bool = Field(
        default=False, description="Whether records pass it by untouched."
    )
    notes: str = Field(default="", description="A remark for people.")
    retry: RetryPart = Field(
        default=RetryPart(), description="How often a failing step is tried."
    )
    timeout_s: Seconds | None = Field(
        default=None, description="How long one try may take; null for no limit."
    )
    on_error: OnError | None = Field(
        default=None,
        description="Whether a failed record stops the run, is skipped or leaves through "
        "the port `error`; null for what the pipeline's settings say.",
    )
    pinned: dict[str, list[dict[str, Any]]] | None = Field(
        default=None,
        description="Records that stand in for the node's output, by port.",
    )


class EndpointPart(Part):
    """A port of a node."""

    node: Id = Field(description="The node's id.")
    port: Id = Field(description="The port's name.")


class EdgePart(Part):
    """A wire from an output port to an input port."""

    source: EndpointPart = Field(alias="from", description="The output port.")
    target: EndpointPart = Field(alias="to", description="The input port.")
    condition: str | None = Field(
        default=None,
        description="A formula; records for which it is not true stay behind.",
    )


class NotePart(Part):
    """A sticky note on the canvas."""

    id: Id = Field(description="Unique among the notes.")
    text: str = Field(default="", description="What it says.")
    position: PositionPart = Field(
        default=PositionPart(), description="Its upper left corner."
    )
    width: Size = Field(default=240.0, description="In scene pixels.")
    height: Size = Field(default=120.0, description="In scene pixels.")
    color: str = Field(default="yellow", description="Name of its colour.")


class GroupPart(Part):
    """A titled frame around some nodes."""

    id: Id = Field(description="Unique among the groups.")
    title: str = Field(default="", description="Stands above the frame.")
    nodes: list[Id] = Field(default_factory=list[str], description="Ids of its nodes.")
    color: str = Field(default="blue", description="Name of its colour.")


class SettingsPart(Part):
    """What holds for every run of the pipeline."""

    timezone: str = Field(
        default="", description="IANA name; empty for the machine's own."
    )
    max_concurrency: int = Field(
        default=1, ge=1, description="Runs of this pipeline at the same time."
    )
    when_running: Literal["queue", "skip"] = Field(
        default="queue",
        description="Whether a further start waits for its turn or is left out.",
    )
    timeout_s: Seconds | None = Field(
        default=None, description="How long a run may take; null for no limit."
    )
    on_error: OnError = Field(
        default="stop", description="For nodes that do not say themselves."
    )
    keep_results: int | None = Field(
        default=10_000,
        ge=0,
        description="Records kept per port and run for looking at; null keeps all.",
    )
    keep_runs: Literal["all", "failed", "none"] = Field(
        default="all",
        description="Which runs stay in the history; those started by hand always do.",
    )
    error_pipeline: str = Field(
        default="",
        description="Id or name of the pipeline in the library that runs when a run fails; "
        "it gets one record {pipeline, run_id, node, error, record}.",
    )
    memory_mb: int = Field(
        default=32,
        ge=1,
        le=16_384,
        description="About how many MB a node holds in memory that has to see all records "
        "(sort, join, group, remove duplicates, sub-pipeline); the rest lies on disk "
        "meanwhile.",
    )
    allow_private_hosts: list[str] = Field(
        default_factory=list[str],
        description="Hosts in private networks that it may reach.",
    )
    folders: list[str] = Field(
        default_factory=list[str], description="Folders that it may read and write."
    )


class PipelinePart(Part):
    """A SIE-X pipeline."""

    format: Literal["siex-pipeline"] = Field(description="What kind of file this is.")
    format_version: Literal[1] = Field(description="Version of the file's shape.")
    id: Id = Field(description="Stays the same when the pipeline is renamed.")
    name: str = Field(default="", description="What people call it.")
    description: str = Field(default="", description="What it is for.")
    category: str = Field(default="", description="Where it stands in the library.")
    tags: list[str] = Field(
        default_factory=list[str], description="Words to find it by."
    )
    settings: SettingsPart = Field(
        default=SettingsPart(), description="What holds for every run."
    )
    nodes: list[NodePart] = Field(
        default_factory=list[NodePart],
        max_length=MOST_NODES,
        description="The steps.",
    )
    edges: list[EdgePart] = Field(
        default_factory=list[EdgePart],
        max_length=MOST_EDGES,
        description="The wires between them.",
    )
    notes: list[NotePart] = Field(
        default_factory=list[NotePart], description="Sticky notes."
    )
    groups: list[GroupPart] = Field(
        default_factory=list[GroupPart], description="Frames around nodes."
    )


def schema() -> dict[str, Any]:
    """Return the JSON schema of a `.siex` file."""
    made = PipelinePart.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
