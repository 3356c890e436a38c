"""Run small pipelines in a test: `pipeline_of`, `node_of` and `ran`.

lines = pipeline_of("a -> b", "a -> c.left", a=source, b=keep, c=join)
done = await ran(lines, inputs=[{"n": 1}])
assert done.records["b", "out"] == [{"n": 1}]
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

from engine.pipeline import Edge, Endpoint, Node, Pipeline, Settings
from engine.protocol import NodeResult
from engine.run.call import Caller
from engine.run.context import Tools
from engine.run.extent import ALL, Extent
from engine.run.plan import plan
from engine.run.runner import Outcome, Run
from engine.store.run_journal import RunJournal
from engine.turns import Turn
from nodes.contract import Batch, NodeConfig, NodeType, node
from tests.helpers.clock import FakeClock
from tests.helpers.context import FakeContext, FakeFiles, records_of


class Nothing(NodeConfig):
    """No settings."""


def node_type(function: Callable[..., Any], id: str = "", **more: Any) -> NodeType:
    """Declare a node for one test from its function."""
    name = id or f"test.{function.__name__.strip('_')}"
    return node(name, title=function.__name__, icon="test", **more)(function)


def endpoint(text: str, port: str) -> Endpoint:
    """Read ``node`` or ``node.port``."""
    name, _, named = text.strip().partition(".")
    return Endpoint(name, named or port)


@dataclass(frozen=True)
class Drawn:
    """A pipeline with the node types that it uses."""

    pipeline: Pipeline
    types: Mapping[str, NodeType]

    def with_node(self, node_id: str, **changes: Any) -> "Drawn":
        """Return it with a node changed."""
        nodes = dict(self.pipeline.nodes)
        nodes[node_id] = replace(nodes[node_id], **changes)
        return replace(self, pipeline=replace(self.pipeline, nodes=nodes))

    def with_settings(self, **changes: Any) -> "Drawn":
        """Return it with other settings."""
        return replace(
            self, pipeline=replace(self.pipeline, settings=Settings(**changes))
        )

    def with_condition(self, source: str, condition: str) -> "Drawn":
        """Return it with a condition on the wires that leave a node."""
        edges = tuple(
            replace(e, condition=condition) if e.source.node == source else e
            for e in self.pipeline.edges
        )
        return replace(self, pipeline=replace(self.pipeline, edges=edges))


def drawn(*wires: str, **nodes: NodeType | tuple[NodeType, Mapping[str, Any]]) -> Drawn:
    """Draw a pipeline: wires such as ``"a -> b"`` or ``"a.kept -> b.left"``."""
    made: dict[str, Node] = {}
    types: dict[str, NodeType] = {}
    for name, given in nodes.items():
        kind, config = given if isinstance(given, tuple) else (given, {})
        types[kind.id] = kind
        made[name] = Node(name, kind.id, config=config)
    edges: list[Edge] = []
    for wire in wires:
        left, right = wire.split("->")
        kind = types[made[right.strip().partition(".")[0]].type]
        first = kind.inputs[0].name if kind.inputs else "in"
        edges.append(Edge(endpoint(left, "out"), endpoint(right, first)))
    return Drawn(Pipeline("p", "Pipeline", nodes=made, edges=tuple(edges)), types)


@dataclass
class Heard:
    """Remembers all that a run tells."""

    is_heard: bool = True
    changes: list[NodeResult] = field(default_factory=list[NodeResult])
    lines: list[tuple[str | None, str, str]] = field(
        default_factory=list[tuple[str | None, str, str]]
    )
    notices: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    records: dict[tuple[str, str], Batch] = field(
        default_factory=dict[tuple[str, str], Batch]
    )

    def node_changed(self, result: NodeResult) -> None:
        """Remember."""
        self.changes.append(result)

    def log(self, node: str | None, level: str, message: str) -> None:
        """Remember."""
        self.lines.append((node, level, message))

    def notify(self, title: str, text: str) -> None:
        """Remember."""
        self.notices.append((title, text))

    def answer(self, status: int, kind: str, body: Any) -> None:
        """Let it go: nobody waits."""

    def keeping(self, node: str, port: str) -> Callable[[Batch], None]:
        """Keep all records in a list."""
        return self.records.setdefault((node, port), Batch()).extend


class HereWorkers:
    """Calls in this process."""

    async def call(self, function: Callable[..., Any], *args: Any) -> Any:
        """Call at once."""
        return function(*args)


def tools(clock: FakeClock | None = None, **more: Any) -> Tools:
    """Return tools made of fakes; expressions are the engine's own."""
    lent = FakeContext()
    given: dict[str, Any] = {
        "http": lambda: lent.http,
        "files": FakeFiles(Path()),
        "siex": lent.siex,
        "expressions": lent,
        "workers": HereWorkers(),
        "clock": clock or FakeClock(),
    }
    return Tools(**{**given, **more})


@dataclass
class Ran:
    """What came of a run."""

    outcome: Outcome
    heard: Heard
    clock: FakeClock

    @property
    def records(self) -> dict[tuple[str, str], Batch]:
        """The records by node and port."""
        return self.heard.records

    @property
    def status(self) -> str:
        """The run's status."""
        return self.outcome.status

    def node(self, name: str) -> NodeResult:
        """How a node did."""
        return self.outcome.nodes[name]


def begun(
    sketch: Drawn,
    *,
    inputs: Iterable[Mapping[str, Any]] = (),
    extent: Extent = ALL,
    clock: FakeClock | None = None,
    is_dry_run: bool = False,
    lent: Tools | None = None,
    journal: RunJournal | None = None,
    turn: Turn | None = None,
    call: Caller | None = None,
) -> tuple[Run, Heard, FakeClock]:
    """Make a run and those who hear of it, without starting it."""
    heard, clock = Heard(), clock or FakeClock()
    run = Run(
        plan(sketch.pipeline, sketch.types, extent),
        lent or tools(clock),
        heard,
        run_id="run",
        inputs=records_of(inputs),
        is_dry_run=is_dry_run,
        random=Random(1),  # noqa: S311 - the same jitter every time
        journal=journal,
        turn=turn,
        call=call,
    )
    return run, heard, clock


async def ran(sketch: Drawn, **more: Any) -> Ran:
    """Run to the end."""
    run, heard, clock = begun(sketch, **more)
    async with asyncio.timeout(30):
        return Ran(await run.done(), heard, clock)


async def until(holds: Callable[[], Any]) -> None:
    """Let the loop turn until something holds."""
    async with asyncio.timeout(30):
        while not holds():  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0)
