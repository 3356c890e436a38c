"""Run one node in a test: `run_node` calls it in its mode, `FakeContext` lends it things.

    outputs = await run_node(limit, {"count": 2}, [{"n": 1}, {"n": 2}, {"n": 3}])
    assert outputs["out"] == [{"n": 1}, {"n": 2}]

Records compare equal to plain dicts. Records given as dicts get the ids ``r0``, ``r1``...
"""

from collections.abc import (
    AsyncIterator,
    Callable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from nodes.context import Records
from nodes.contract import Batch, NodeConfig, NodeType, Record

EPOCH = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def records_of(data: Iterable[Mapping[str, Any]], stem: str = "r") -> Batch:
    """Return records; plain dicts get the ids ``<stem>0``, ``<stem>1`` ..."""
    return Batch(
        item if isinstance(item, Record) else Record(item, id=f"{stem}{number}")
        for number, item in enumerate(data)
    )


class FakeStream:
    """A stream over records that are all there, in batches of ``size``."""

    def __init__(self, records: Sequence[Record], size: int = 2) -> None:
        self._records = records
        self._size = size

    async def __aiter__(self) -> AsyncIterator[Record]:
        for record in self._records:
            yield record

    async def batches(self) -> AsyncIterator[Batch]:
        """Iterate over the records in small batches."""
        for start in range(0, len(self._records), self._size):
            yield Batch(self._records[start : start + self._size])


@dataclass
class FakeResponse:
    """An answer that `FakeHttp` gives."""

    content: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    url: str = ""

    @property
    def text(self) -> str:
        """The body as UTF-8."""
        return self.content.decode()


@dataclass
class FakeHttp:
    """Answers from a table by address; remembers what was asked in ``sent``.

    An answer is a `FakeResponse`, text, bytes, or an exception to raise; a list is
    used up one by one (its last item stays).
    """

    answers: dict[str, Any] = field(default_factory=dict[str, Any])
    sent: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    async def request(self, method: str, url: str, **more: Any) -> FakeResponse:
        """Answer from the table."""
        self.sent.append({"method": method, "url": url, **more})
        answer = self.answers[url]
        if isinstance(answer, list):
            several = cast("list[Any]", answer)
            answer = several.pop(0) if len(several) > 1 else several[0]
        if isinstance(answer, BaseException):
            raise answer
        if isinstance(answer, str):
            answer = answer.encode()
        if isinstance(answer, bytes):
            answer = FakeResponse(answer)
        answer.url = answer.url or url
        return answer


@dataclass
class FakeFiles:
    """Files below one folder."""

    root: Path

    def readable(self, path: str) -> Path:
        """Return the path below the root."""
        return self.root / path

    def writable(self, path: str) -> Path:
        """Return the path below the root."""
        return self.root / path

    def replacing(self, path: str) -> AbstractAsyncContextManager[Path]:
        """Lend a file beside ``path`` that takes its place on a clean exit."""
        return self._replacing(self.root / path)

    @asynccontextmanager
    async def _replacing(self, path: Path) -> AsyncIterator[Path]:
        part = path.with_name(path.name + ".part")
        try:
            yield part
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


class FakeSiex:
    """Answers each word of a text as a keyword, in order, with score 0.5."""

    def __init__(self) -> None:
        self.asked: list[tuple[str | None, str]] = []

    async def extract(
        self, documents: Sequence[tuple[str | None, str]], options: Mapping[str, Any]
    ) -> list[dict[str, Any]]:
        """Return one answer per document."""
        self.asked += documents
        top = int(options.get("top_k", 10))
        return [
            {
                "language": options.get("language") or "en",
                "keywords": [
                    {"text": word, "score": 0.5} for word in text.split()[:top]
                ],
            }
            for _title, text in documents
        ]

    async def collection(
        self, documents: Sequence[tuple[str | None, str]], options: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Answer with the words that two texts hold, and with those of one."""
        self.asked += documents
        words = [set(text.split()) for _title, text in documents]
        every = sorted(set().union(*words))
        held = {word: sum(word in each for each in words) for word in every}
        return {
            "common": [{"text": w, "documents": n} for w, n in held.items() if n > 1],
            "distinctive": [
                [{"text": word} for word in sorted(each) if held[word] == 1]
                for each in words
            ],
        }

    async def compare(
        self,
        ours: Sequence[tuple[str | None, str]],
        theirs: Sequence[tuple[str | None, str]],
        options: Mapping[str, Any],
    ) -> dict[str, Any]:
        """Answer with the words of both sides and of one."""
        own, others = (
            {word for _title, text in side for word in text.split()}
            for side in (ours, theirs)
        )
        parts = {"gap": others - own, "shared": own & others, "ours_only": own - others}
        told = {
            name: [{"text": w} for w in sorted(words)] for name, words in parts.items()
        }
        return {"similarity": 0.5, **told}

    async def transform(
        self, name: str, given: Sequence[Mapping[str, Any]]
    ) -> list[dict[str, Any]]:
        """Answer each input with the transformer's name and what it was given."""
        return [{"name": name, "given": dict(one)} for one in given]


@dataclass
class FakeMemory:
    """Remembers in ``known`` what was first given, and in ``kept`` for runs to come.

    What nodes keep counts after `run_completed`.
    """

    known: dict[str, Any] = field(default_factory=dict[str, Any])
    kept: dict[str, Any] = field(default_factory=dict[str, Any])
    pending: dict[str, Any] = field(default_factory=dict[str, Any])

    async def first(self, key: str, value: Any) -> Any:
        """Return what was given first."""
        return self.known.setdefault(key, value)

    async def recall(self, keys: Sequence[str]) -> Mapping[str, Any]:
        """Return what was kept."""
        return {key: self.kept[key] for key in keys if key in self.kept}

    async def keep(self, values: Mapping[str, Any]) -> None:
        """Keep."""
        self.pending.update(values)

    def run_completed(self) -> None:
        """Let count what was kept."""
        self.kept.update(self.pending)


class FakeSpool(list[Record]):
    """A spool in memory."""


class FakeSeen(set[bytes]):
    """A set of digests in memory."""

    def add(self, marks: Sequence[bytes]) -> set[bytes]:  # type: ignore[override]
        """Take digests in and return those that were not there before."""
        new = set(marks) - self
        self |= new
        return new


@dataclass
class FakeContext:
    """A `Context` for tests; what nodes said is in ``logged``, ``notices``, ``done``."""

    http: Any = field(default_factory=FakeHttp)
    files: Any = field(default_factory=lambda: FakeFiles(Path()))
    siex: Any = field(default_factory=FakeSiex)
    node_name: str = "node"
    pipeline_name: str = "pipeline"
    run_id: str = "run"
    is_dry_run: bool = False
    budget: int = 1_000_000
    inputs: Sequence[Record] = ()
    time: datetime = EPOCH
    logged: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    notices: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    memory: FakeMemory = field(default_factory=FakeMemory)
    slept: list[float] = field(default_factory=list[float])
    came: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])
    turns: list[tuple[str, float, float]] = field(
        default_factory=list[tuple[str, float, float]]
    )
    calls: list[tuple[str, str, int | None]] = field(
        default_factory=list[tuple[str, str, int | None]]
    )
    called: Callable[[list[Record]], list[Record]] = lambda records: records
    answers: list[tuple[int, str, Any]] = field(
        default_factory=list[tuple[int, str, Any]]
    )
    effects: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    done: list[tuple[float, float | None]] = field(
        default_factory=list[tuple[float, float | None]]
    )

    def formula(self, text: str) -> Callable[[Mapping[str, Any]], Any]:
        """Compile with the engine's own expressions."""
        from engine.expressions import formula

        return formula(text)

    def template(self, text: str) -> Callable[[Mapping[str, Any]], str]:
        """Compile with the engine's own expressions."""
        from engine.expressions import template

        return template(text)

    def condition(self, rows: Any) -> Callable[[Mapping[str, Any]], bool]:
        """Compile with the engine's own expressions."""
        from engine.expressions import condition

        return condition(rows)

    def value(self, field: str) -> Callable[[Mapping[str, Any]], Any]:
        """Compile with the engine's own expressions."""
        from engine.expressions import value

        return value(field)

    async def in_worker(self, function: Callable[..., Any], *args: Any) -> Any:
        """Call at once, here."""
        return function(*args)

    def spool(self) -> FakeSpool:
        """Make an empty list."""
        return FakeSpool()

    def seen(self) -> FakeSeen:
        """Make an empty set."""
        return FakeSeen()

    def sorted(
        self,
        records: Iterable[Record],
        key: Callable[[Record], Any],
        *,
        reverse: bool = False,
    ) -> Iterator[Record]:
        """Sort in memory."""
        return iter(sorted(records, key=key, reverse=reverse))

    async def sleep(self, seconds: float) -> None:
        """Let the time pass at once."""
        self.slept.append(seconds)
        self.time += timedelta(seconds=seconds)

    async def resume_address(self, record: Record) -> str:
        """Name the record."""
        return f"http://here/resume/{record.id}"

    async def resumed(self, address: str, until: datetime) -> Mapping[str, Any] | None:
        """Return the call that the test has laid down; without one, time passes."""
        if address not in self.came:
            self.time = max(self.time, until)
        return self.came.get(address)

    def waiting_until(self, until: datetime) -> AbstractAsyncContextManager[None]:
        """Let others wait, who are not there."""
        del until
        return nullcontext()

    async def turn(
        self, key: str, per_s: float, burst: float = 1.0, *, shared: str = ""
    ) -> None:
        """Remember who asked for a turn."""
        if shared:
            key = f"{shared}: {key}"
        self.turns.append((key, per_s, burst))

    async def call_pipeline(
        self,
        name: str,
        records: Records,
        *,
        key: str = "",
        most: int | None = None,
    ) -> Records:
        """Answer with what ``called`` makes of the records."""
        self.calls.append((name, key, most))
        return self.called(list(records))

    def idempotency_key(self, record: Record) -> str:
        """Name the step and the record."""
        return f"{self.run_id}:{self.node_name}:{record.id}"

    def now(self) -> datetime:
        """Return ``time``."""
        return self.time

    def notify(self, title: str, text: str) -> None:
        """Remember a notification; in a dry run, as something not done."""
        if self.is_dry_run:
            told = {"kind": "notification", "title": title, "text": text}
            self.show_effect(told)
        else:
            self.notices.append((title, text))

    def show_effect(self, effect: Mapping[str, Any]) -> None:
        """Remember what was not done."""
        self.effects.append(dict(effect))

    def answer(self, status: int, kind: str, body: Any) -> None:
        """Remember the answer."""
        self.answers.append((status, kind, body))

    def log(self, level: str, message: str) -> None:
        """Remember a line."""
        self.logged.append((level, message))

    def progress(self, done: float, total: float | None = None) -> None:
        """Remember how far the node has come."""
        self.done.append((done, total))


async def run_node(
    node: NodeType,
    config: Mapping[str, Any] | NodeConfig,
    records: Iterable[Mapping[str, Any]]
    | Mapping[str, Iterable[Mapping[str, Any]]] = (),
    *,
    ctx: FakeContext | None = None,
    batch_size: int = 2,
) -> dict[str, Batch]:
    """Run ``node`` over ``records`` and return what left each output port.

    ``records`` may be a mapping from input port to records. Errors of the node rise.
    """
    config = node.config.model_validate(dict(config))
    lent = ctx or FakeContext()
    outputs = {port.name: Batch() for port in node.outputs}
    ports = cast("Mapping[str, Any]", records) if isinstance(records, Mapping) else None
    given = (
        {name: records_of(data, name) for name, data in ports.items()}
        if ports is not None
        else {
            node.inputs[0].name if node.inputs else "in": records_of(
                cast("Any", records)
            )
        }
    )
    async for answer in _answers(node, config, given, lent, batch_size):
        for port, batch in _by_port(node, answer):
            outputs[port] += batch
    return outputs


async def _answers(
    node: NodeType,
    config: NodeConfig,
    given: dict[str, Batch],
    ctx: FakeContext,
    size: int,
) -> AsyncIterator[Any]:
    first = next(iter(given.values()))
    if node.mode == "record":
        calls: list[tuple[Any, ...]] = [(record,) for record in first]
    elif node.mode == "batch":
        calls = [(Batch(first[i : i + size]),) for i in range(0, len(first), size)]
    elif node.mode == "stream":
        streams = [FakeStream(given.get(p.name, Batch()), size) for p in node.inputs]
        calls = [tuple(streams)]
    else:
        calls = [()]
    for data in calls:
        answer = node.run(config, *data, ctx)
        if hasattr(answer, "__aiter__"):
            async for part in answer:
                yield part
        elif hasattr(answer, "__await__"):
            yield await answer
        else:
            yield answer


def _by_port(node: NodeType, answer: Any) -> Iterator[tuple[str, Batch]]:
    if answer is None:
        return
    if hasattr(answer, "_fields"):
        pairs = zip(answer._fields, answer, strict=True)
    else:
        pairs = iter([(node.outputs[0].name, answer)])
    for port, part in pairs:
        if isinstance(part, Record):
            yield port, Batch([part])
        elif part is not None:
            yield port, Batch(part)
