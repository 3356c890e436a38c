"""What the engine lends to a running node. Protocols only: the engine implements them.

A context belongs to one node of one run. It compiles each formula, template, condition
and field path once and answers the same function when asked again, so a node simply
asks in every call: ``double = ctx.formula(config.formula)``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, Protocol, TypeVar

from nodes.conditions import Conditions
from nodes.records import Json, Record

T = TypeVar("T")
Level = Literal["debug", "info", "warning", "error"]


class Response(Protocol):
    """An HTTP answer, read in full within the limits."""

    @property
    def status(self) -> int:
        """The status code, such as 200."""
        ...

    @property
    def url(self) -> str:
        """The address that answered, after redirects."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of the answer."""
        ...

    @property
    def content(self) -> bytes:
        """The body."""
        ...

    @property
    def text(self) -> str:
        """The body as text, by the charset it declares or the one it looks like."""
        ...


class Http(Protocol):
    """The one way to the network: checked addresses, limits, redaction."""

    async def request(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        content: bytes | None = None,
        follow_redirects: bool = True,
        respect_robots: bool = False,
        timeout_s: float = 30.0,
        max_bytes: int = 20_000_000,
        per_minute: float | None = None,
    ) -> Response:
        """Send one request; at most ``per_minute`` to that host with that sign-in.

        Raises:
            TryLaterError: the server is away, slow or busy (429, 503).
            InputError: the address is no web address, the answer is too large.
            NotAllowedError: a private address or a page that robots.txt closes.
        """
        ...


class Files(Protocol):
    """Files inside the folders that the pipeline may use.

    ``samples:`` names the folder of texts that comes with the program
    (`resources.folders.SAMPLES`), ``samples:shop.csv`` a file in it. Every pipeline may
    read there; nothing may be written there.
    """

    def readable(self, path: str) -> Path:
        """Return the absolute path of a file or folder to read, or raise."""
        ...

    def writable(self, path: str) -> Path:
        """Return the absolute path of a file that may be written, or raise."""
        ...

    def replacing(self, path: str) -> AbstractAsyncContextManager[Path]:
        """Lend a temporary file that takes the place of ``path`` on a clean exit."""
        ...


class Siex(Protocol):
    """The keyword model and its transformers, run in worker processes."""

    async def extract(
        self, documents: Sequence[tuple[str | None, str]], options: Mapping[str, Any]
    ) -> list[dict[str, Any]]:
        """Return ``{"language", "keywords": [...]}`` per (title, text) document.

        A keyword is ``{"text", "score", "confidence", "type", "count", "offsets",
        "variants", "related", "cluster"}``. ``options``: ``language`` and ``genre`` (None:
        find out) and those of `engine.siex.options.Wishes`.
        """
        ...

    async def collection(
        self, documents: Sequence[tuple[str | None, str]], options: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Return ``{"common": [...], "distinctive": [[...] per document]}``.

        ``options``: ``language`` (None: find out), ``top_k``, ``min_documents``.
        """
        ...

    async def compare(
        self,
        ours: Sequence[tuple[str | None, str]],
        theirs: Sequence[tuple[str | None, str]],
        options: Mapping[str, Any],
    ) -> dict[str, Any]:
        """Return ``{"similarity", "shared", "ours_only", "gap"}`` of two sides.

        ``options``: ``language`` (None: find out), ``top_k``.
        """
        ...

    async def transform(
        self, name: str, given: Sequence[Mapping[str, Any]]
    ) -> list[dict[str, Any]]:
        """Return what the transformer ``name`` reads in each input.

        Raises:
            InputError: a part of an input cannot be used; names the place.
        """
        ...


class Spool(Protocol):
    """A list of records that moves to disk when it grows."""

    def append(self, record: Record) -> None:
        """Add a record at the end."""
        ...

    def __iter__(self) -> Iterator[Record]: ...

    def __len__(self) -> int: ...


class Seen(Protocol):
    """A set of digests that moves to disk when it grows."""

    def add(self, marks: Sequence[bytes]) -> set[bytes]:
        """Take digests in and return those that were not there before."""
        ...


Records = Sequence[Record] | Spool
"""Records in memory, or more of them than that."""


class Memory(Protocol):
    """What a node remembers: small values by key, its own in its own pipeline.

    In a dry run nothing is known and nothing is kept.
    """

    async def first(self, key: str, value: Json) -> Json:
        """Return what was given for ``key`` when this run asked for the first time.

        So a run that goes on after the engine died sees the same as before: the time at
        which a wait began, a number that was drawn.
        """
        ...

    async def recall(self, keys: Sequence[str]) -> Mapping[str, Json]:
        """Return what earlier runs kept for ``keys``; what none kept is left out."""
        ...

    async def keep(self, values: Mapping[str, Json]) -> None:
        """Keep values for runs to come.

        They count when this run has completed: a run that fails or is canceled leaves
        no trace, so that running it again sees the same.
        """
        ...


class Context(Protocol):
    """Everything a node may use besides its config and its data."""

    @property
    def http(self) -> Http:
        """The one way to the network."""
        ...

    @property
    def files(self) -> Files:
        """The files that the pipeline may use."""
        ...

    @property
    def siex(self) -> Siex:
        """The keyword model."""
        ...

    @property
    def memory(self) -> Memory:
        """What the node remembers after a crash and between runs."""
        ...

    @property
    def budget(self) -> int:
        """About how many bytes the node may hold in memory, as the pipeline is set."""
        ...

    @property
    def node_name(self) -> str:
        """The node's name, for messages."""
        ...

    @property
    def pipeline_name(self) -> str:
        """The pipeline's name."""
        ...

    @property
    def run_id(self) -> str:
        """The run's id."""
        ...

    @property
    def is_dry_run(self) -> bool:
        """Whether effects outside are only shown, not done."""
        ...

    @property
    def inputs(self) -> Records:
        """The records that the run was started with."""
        ...

    def formula(self, text: str) -> Callable[[Mapping[str, Any]], Any]:
        """Compile a CEL formula; the result raises `InputError` on a bad record."""
        ...

    def template(self, text: str) -> Callable[[Mapping[str, Any]], str]:
        """Compile text with ``{{ }}`` holes."""
        ...

    def condition(self, rows: Conditions) -> Callable[[Mapping[str, Any]], bool]:
        """Compile condition rows."""
        ...

    def value(self, field: str) -> Callable[[Mapping[str, Any]], Any]:
        """Compile a field path such as ``a.b``; the result gives None where absent."""
        ...

    async def in_worker(self, function: Callable[..., T], *args: Any) -> T:
        """Run a module-level function in a worker process (CPU-bound work)."""
        ...

    def spool(self) -> Spool:
        """Make an empty spool that lives as long as the node."""
        ...

    def seen(self) -> Seen:
        """Make an empty set of digests that lives as long as the node."""
        ...

    def sorted(
        self,
        records: Iterable[Record],
        key: Callable[[Record], Any],
        *,
        reverse: bool = False,
    ) -> Iterator[Record]:
        """Sort stably, on disk where memory would not do."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait; the node is shown as waiting meanwhile."""
        ...

    async def resume_address(self, record: Record) -> str:
        """Return the address whose call lets ``record`` go on: always the same.

        Raises:
            TryLaterError: nobody can listen for the call.
        """
        ...

    async def resumed(self, address: str, until: datetime) -> Mapping[str, Json] | None:
        """Wait until an address is called; None where nobody called in time.

        What the call held comes back as ``at``, ``method``, ``query`` and ``body``.

        Raises:
            InputError: it is no address that `resume_address` gave.
        """
        ...

    def waiting_until(self, until: datetime) -> AbstractAsyncContextManager[None]:
        """Wait inside: if it takes long, other runs of the pipeline may go on meanwhile."""
        ...

    async def turn(
        self, key: str, per_s: float, burst: float = 1.0, *, shared: str = ""
    ) -> None:
        """Wait until ``key`` may have its next turn: so many a second, some at once.

        The first call for a key in a run decides how fast its turns come. Turns that are
        ``shared`` under a name are those of all runs; there the last call decides.
        """
        ...

    async def call_pipeline(
        self, name: str, records: Records, *, key: str = "", most: int | None = None
    ) -> Records:
        """Run another pipeline on records and return what left its output nodes.

        Args:
            name: Its id or name in the library.
            records: What its input nodes give.
            key: Names this call among those of the node, the same in every run.
            most: How often the node may call at most in one run.

        Raises:
            SettingsError: there is no such pipeline, it cannot run, or it is too much.
            TryLaterError: something in it is away for now.
            InputError: it failed on these records; the message names the node in it.
        """
        ...

    def idempotency_key(self, record: Record) -> str:
        """A key that stays the same however often this step is tried."""
        ...

    def now(self) -> datetime:
        """The time, with the pipeline's time zone."""
        ...

    def notify(self, title: str, text: str) -> None:
        """Ask for a desktop notification; a dry run only shows it."""
        ...

    def show_effect(self, effect: Mapping[str, Any]) -> None:
        """Show what would be done outside, in a dry run.

        ``effect`` holds its ``kind`` and what there is to know, without secrets; see
        `nodes.web.request`, `nodes.files.target`.
        """
        ...

    def answer(self, status: int, kind: str, body: Any) -> None:
        """Answer who waits for this run, such as the caller of a webhook, if anybody.

        ``body`` is a text of the media type ``kind``, or a value that is sent as JSON.
        The first answer counts.
        """
        ...

    def log(self, level: Level, message: str) -> None:
        """Write a line to the run's log."""
        ...

    def progress(self, done: float, total: float | None = None) -> None:
        """Report how far the node has come."""
        ...
