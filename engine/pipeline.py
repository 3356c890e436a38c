"""The pipeline: an immutable value. Edits (`engine.edit`) make new ones.

Mappings inside are never changed in place. Whatever a file holds that this version
does not know is kept in ``extra`` and written back.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

OnError = Literal["stop", "skip", "port"]
WhenRunning = Literal["queue", "skip"]
KeepRuns = Literal["all", "failed", "none"]
NOTHING: Mapping[str, Any] = MappingProxyType({})
ERROR_PORT = "error"
START_PORT = "start"


def nothing() -> Mapping[str, Any]:
    """Return `NOTHING`; before Python 3.12 a mapping proxy is no field default."""
    return NOTHING


@dataclass(frozen=True, slots=True)
class Position:
    """A place on the canvas, in scene pixels; y grows downwards."""

    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Retry:
    """How often a step is tried, and the pause before the second try in seconds.

    The pause doubles with every further try, up to ``max_wait_s``, with jitter.
    """

    attempts: int = 1
    wait_s: float = 1.0
    max_wait_s: float = 60.0
    extra: Mapping[str, Any] = field(default_factory=nothing)


@dataclass(frozen=True, slots=True)
class Node:
    """One step. ``config`` is kept as typed, right or wrong; `engine.check` judges it."""

    id: str
    type: str
    name: str = ""
    config: Mapping[str, Any] = field(default_factory=nothing)
    position: Position = Position()
    type_version: int = 1
    disabled: bool = False
    notes: str = ""
    retry: Retry = Retry()
    timeout_s: float | None = None
    on_error: OnError | None = None
    pinned: Mapping[str, tuple[Mapping[str, Any], ...]] | None = None
    extra: Mapping[str, Any] = field(default_factory=nothing)


@dataclass(frozen=True, slots=True, order=True)
class Endpoint:
    """A port of a node."""

    node: str
    port: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A wire from an output port to an input port; the identity is both ends."""

    source: Endpoint
    target: Endpoint
    condition: str | None = None
    extra: Mapping[str, Any] = field(default_factory=nothing)

    @property
    def ends(self) -> tuple[Endpoint, Endpoint]:
        """Both ends: what makes two edges the same one."""
        return self.source, self.target


@dataclass(frozen=True, slots=True)
class Note:
    """A sticky note on the canvas."""

    id: str
    text: str = ""
    position: Position = Position()
    width: float = 240.0
    height: float = 120.0
    color: str = "yellow"
    extra: Mapping[str, Any] = field(default_factory=nothing)


@dataclass(frozen=True, slots=True)
class Group:
    """A titled frame around some nodes."""

    id: str
    title: str = ""
    nodes: tuple[str, ...] = ()
    color: str = "blue"
    extra: Mapping[str, Any] = field(default_factory=nothing)


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for every run of the pipeline.

    ``keep_results``: records kept per port and run for looking at; None keeps all.
    ``keep_runs``: which runs stay in the history; those started by hand always do.
    ``when_running``: what becomes of a start while ``max_concurrency`` runs go on.
    ``memory_mb``: about how much a node holds in memory that sorts, joins, groups or
    removes duplicates; what is beyond that lies on disk meanwhile.
    ``error_pipeline``: id or name of the pipeline that runs when a run fails.
    """

    timezone: str = ""
    max_concurrency: int = 1
    when_running: WhenRunning = "queue"
    timeout_s: float | None = None
    on_error: OnError = "stop"
    keep_results: int | None = 10_000
    keep_runs: KeepRuns = "all"
    error_pipeline: str = ""
    memory_mb: int = 32
    allow_private_hosts: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=nothing)


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Nodes, the edges between them, and what belongs to them."""

    id: str
    name: str = ""
    description: str = ""
    category: str = ""
    tags: tuple[str, ...] = ()
    settings: Settings = Settings()
    nodes: Mapping[str, Node] = field(default_factory=nothing)
    edges: tuple[Edge, ...] = ()
    notes: Mapping[str, Note] = field(default_factory=nothing)
    groups: Mapping[str, Group] = field(default_factory=nothing)
    extra: Mapping[str, Any] = field(default_factory=nothing)

    def edges_into(self, node_id: str) -> Iterator[Edge]:
        """Yield the edges that end at a node."""
        return (edge for edge in self.edges if edge.target.node == node_id)

    def edges_out_of(self, node_id: str) -> Iterator[Edge]:
        """Yield the edges that start at a node."""
        return (edge for edge in self.edges if edge.source.node == node_id)
