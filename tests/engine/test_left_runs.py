"""Runs that an engine left when it died: what a later engine makes of them."""

import asyncio
import shutil
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from engine.errors import BadRequestError
from engine.left_runs import MOST_RESUMES
from engine.local import LocalEngine
from engine.pipeline import Edge, Endpoint, Node, Pipeline, Settings
from engine.protocol import Event, LogLine, RunDetail
from nodes.contract import Batch, Context, NodeType, Record
from nodes.sources.file import file
from tests.helpers.runs import Nothing, node_type


@dataclass
class World:
    """A feed that is asked, and a letter box that counts."""

    asked: int = 0
    posted: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])
    stop_at: tuple[str, int] | None = None
    stopped: asyncio.Event = field(default_factory=asyncio.Event)
    go: asyncio.Event = field(default_factory=asyncio.Event)

    async def pause(self, *place: Any) -> None:
        """Stand still at the place where the engine is to die."""
        if place == self.stop_at:
            self.stopped.set()
            await self.go.wait()

    def types(self, effect: Any) -> dict[str, NodeType]:
        """Return the nodes of this world."""

        async def feed(config: Nothing, ctx: Context) -> AsyncIterator[Batch]:
            self.asked += 1
            yield Batch(Record({"n": n}) for n in range(6))

        async def post(config: Nothing, record: Record, ctx: Context) -> Record:
            await self.pause("before", record["n"])
            self.posted.append((ctx.idempotency_key(record), record["n"]))
            await self.pause("after", record["n"])
            return record.with_fields({"answer": record["n"] * 10})

        kinds = (
            node_type(feed, repeatable=False),
            node_type(post, effect=effect, adds=("answer",), concurrency=1),
        )
        return {kind.id: kind for kind in kinds}


def pipeline(**settings: Any) -> Pipeline:
    nodes = {"f": Node("f", "test.feed"), "p": Node("p", "test.post", name="Post it")}
    wire = Edge(Endpoint("f", "out"), Endpoint("p", "in"))
    return Pipeline("x", "X", nodes=nodes, edges=(wire,), settings=Settings(**settings))


@dataclass
class Case:
    """Kills engines and starts them again, each on what the last one left."""

    folder: Path
    world: World = field(default_factory=World)
    effect: str = "keyed"
    engines: int = 0

    @property
    def home(self) -> Path:
        return self.folder / f"home-{self.engines}"

    @asynccontextmanager
    async def engine(self, *, goes_on: bool = False) -> AsyncGenerator[LocalEngine]:
        """Open an engine on the newest folder."""
        types = self.world.types(self.effect)
        async with LocalEngine(self.home, types=types, goes_on=goes_on) as engine:
            yield engine

    async def killed(
        self, *place: Any, run: str = "", of: Pipeline | None = None, **settings: Any
    ) -> str:
        """Run until the world has reached a place, and keep what lies on disk then."""
        self.world.stop_at, self.world.stopped = place, asyncio.Event()
        async with self.engine(goes_on=bool(run)) as engine:
            run = run or await engine.start_run(of or pipeline(**settings))
            async with asyncio.timeout(20):
                await self.world.stopped.wait()
                await engine._service._store.journal.settled()
            left = self.folder / f"home-{self.engines + 1}"
            shutil.copytree(self.home, left)
            posted = list(self.world.posted)
            await engine.cancel_run(run)
            await engine.finished(run)
        self.world.posted, self.world.stop_at = posted, None
        self.engines += 1
        return run


async def ended(engine: LocalEngine, run_id: str) -> RunDetail:
    async with asyncio.timeout(20):
        return await engine.finished(run_id)


async def becomes(engine: LocalEngine, run_id: str, status: str) -> None:
    async with asyncio.timeout(20):
        while (await engine.run(run_id)).status != status:  # noqa: ASYNC110 - no event
            await asyncio.sleep(0)


async def answers(engine: LocalEngine, run_id: str) -> list[int | None]:
    page = await engine.records(run_id, "p", "out")
    return [record.data.get("answer") for record in page.records]


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


@pytest.mark.parametrize("place", [("before", 0), ("after", 2), ("before", 5)])
async def test_a_run_goes_on_by_itself_with_its_id_and_loses_nothing(
    place: tuple[str, int], case: Case
):
    run_id = await case.killed(*place)
    heard: list[Event] = []
    async with case.engine(goes_on=True) as engine:
        engine.listen(heard.append)
        run = await ended(engine, run_id)
        assert await answers(engine, run_id) == [0, 10, 20, 30, 40, 50]
        [listed] = await engine.runs()

    assert (run.status, run.resumed, run.error) == ("completed", 1, None)
    assert listed.resumed == 1
    assert run.nodes["p"].records_out == {"out": 6}
    assert case.world.asked == 1
    keys = {n: {key for key, at in case.world.posted if at == n} for n in range(6)}
    assert all(len(found) == 1 for found in keys.values())
    lines = [line.message for line in heard if isinstance(line, LogLine)]
    assert lines[0].startswith("Resumed after the engine stopped at 20")


async def test_a_run_may_be_killed_many_times(case: Case):
    run_id = await case.killed("after", 1)
    for place in (("before", 2), ("after", 3), ("after", 5)):
        await case.killed(*place, run=run_id)
    async with case.engine(goes_on=True) as engine:
        run = await ended(engine, run_id)
        assert await answers(engine, run_id) == [0, 10, 20, 30, 40, 50]
    assert run.resumed == 4


async def test_a_single_command_marks_what_was_left_and_resumes_it_when_asked(
    case: Case,
):
    run_id = await case.killed("after", 2)
    async with case.engine() as engine:
        [listed] = await engine.runs()
        assert listed.status == "interrupted"
        assert f"siex runs resume {run_id}" in (listed.error or "")
    async with case.engine() as engine:
        await engine.resume_run(run_id)
        run = await ended(engine, run_id)
    assert (run.status, run.error) == ("completed", None)
    assert len({key for key, _n in case.world.posted}) == 6


async def test_what_a_single_command_marked_goes_on_in_an_engine_that_stays(case: Case):
    run_id = await case.killed("after", 2)
    async with case.engine():
        pass
    async with case.engine(goes_on=True) as engine:
        await becomes(engine, run_id, "completed")


@pytest.mark.parametrize(
    ("decision", "answered", "posts"),
    [
        ("done", [0, 10, None, 30, 40, 50], 1),
        ("again", [0, 10, 20, 30, 40, 50], 2),
        ("leave_out", [0, 10, 30, 40, 50], 1),
    ],
)
async def test_an_unsafe_effect_in_flight_waits_for_a_decision(
    decision: Any, answered: list[int | None], posts: int, case: Case
):
    case.effect = "unsafe"
    run_id = await case.killed("after", 2)
    async with case.engine(goes_on=True) as engine:
        await becomes(engine, run_id, "waiting")
        run = await engine.run(run_id)
        assert "Needs your decision" in (run.error or "")
        assert "“Post it”" in (run.error or "")
        [effect] = run.open_effects
        assert (effect.node, effect.key, effect.record) == ("p", "f-2", {"n": 2})

        await engine.decide_effects(run_id, decision)

        run = await ended(engine, run_id)
        assert await answers(engine, run_id) == answered
    assert run.status == "completed"
    assert [n for _key, n in case.world.posted].count(2) == posts
    assert run.nodes["p"].skipped == (decision == "leave_out")


async def test_a_waiting_run_waits_also_in_later_engines_and_can_be_canceled(
    case: Case,
):
    case.effect = "unsafe"
    run_id = await case.killed("after", 2)
    for goes_on in (False, True, False):
        async with case.engine(goes_on=goes_on) as engine:
            await becomes(engine, run_id, "waiting")
    async with case.engine() as engine:
        await engine.cancel_run(run_id)
        assert (await engine.run(run_id)).status == "canceled"
        with pytest.raises(BadRequestError, match="has ended"):
            await engine.resume_run(run_id)
        with pytest.raises(BadRequestError, match="no decision"):
            await engine.decide_effects(run_id, "done")


async def test_an_engine_that_ends_lets_what_is_under_way_come_to_its_end(case: Case):
    case.effect = "unsafe"
    world = case.world
    world.stop_at = ("before", 2)
    async with case.engine(goes_on=True) as engine:
        run_id = await engine.start_run(pipeline())
        async with asyncio.timeout(20):
            await world.stopped.wait()
        asyncio.get_running_loop().call_later(0.05, world.go.set)
    assert [n for _key, n in world.posted] == [0, 1, 2]
    world.stop_at = None
    async with case.engine(goes_on=True) as engine:
        await becomes(engine, run_id, "completed")
        assert await answers(engine, run_id) == [0, 10, 20, 30, 40, 50]
    assert [n for _key, n in world.posted] == [0, 1, 2, 3, 4, 5]


async def test_an_engine_that_ends_does_not_wait_for_what_may_be_sent_again(
    case: Case, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("engine.runs.PATIENCE_S", 3_600)
    world = case.world
    world.stop_at = ("after", 2)
    async with asyncio.timeout(20):
        async with case.engine(goes_on=True) as engine:
            run_id = await engine.start_run(pipeline())
            await world.stopped.wait()
        assert [n for _key, n in world.posted] == [0, 1, 2]
        world.stop_at = None
        async with case.engine(goes_on=True) as engine:
            await becomes(engine, run_id, "completed")
            assert await answers(engine, run_id) == [0, 10, 20, 30, 40, 50]
    assert [n for _key, n in world.posted] == [0, 1, 2, 2, 3, 4, 5]
    assert len({key for key, _n in world.posted}) == 6


async def test_a_run_that_the_engine_dies_of_is_not_started_for_ever(case: Case):
    run_id = await case.killed("after", 2)
    async with case.engine() as engine:
        store = engine._service._store
        detail = await store.run(run_id)
        await store.change_run(
            detail.summary.model_copy(
                update={"resumed": MOST_RESUMES, "status": "running"}
            )
        )
    async with case.engine(goes_on=True) as engine:
        await becomes(engine, run_id, "interrupted")
        assert "11 times" in ((await engine.run(run_id)).error or "")
        await engine.resume_run(run_id)
        assert (await ended(engine, run_id)).status == "completed"


async def test_a_run_that_keeps_no_records_goes_on_too(case: Case):
    run_id = await case.killed("after", 2, keep_results=0)
    async with case.engine(goes_on=True) as engine:
        await becomes(engine, run_id, "completed")
    assert len({key for key, _n in case.world.posted}) == 6


async def test_a_damaged_journal_is_set_aside_and_told(case: Case, caplog: Any):
    run_id = await case.killed("after", 2)
    for end in ("-wal", "-shm"):
        (case.home / f"journal.db{end}").unlink(missing_ok=True)
    (case.home / "journal.db").write_bytes(b"no database at all" * 1000)
    async with case.engine() as engine:
        run = await engine.run(run_id)
        assert run.status == "interrupted"
        assert "its journal was damaged" in (run.error or "")
        assert "journal.db.damaged-1" in (run.error or "")
    assert (case.home / "journal.db.damaged-1").exists()


async def test_what_a_node_remembers_counts_when_the_run_has_completed(
    case: Case, tmp_path: Path
):
    async def letters(config: Nothing, ctx: Context) -> AsyncIterator[Batch]:
        names = [f"n{n}" for n in range(6)]
        known = await ctx.memory.recall(names)
        await ctx.memory.keep(dict.fromkeys(names, 1))
        yield Batch(Record({"n": n}) for n in range(6) if f"n{n}" not in known)

    letters_type = node_type(letters, "test.feed", repeatable=False)
    case.world.types = lambda effect, types=case.world.types: {
        **types(effect),
        "test.feed": letters_type,
    }
    run_id = await case.killed("after", 2)
    async with case.engine(goes_on=True) as engine:
        await becomes(engine, run_id, "completed")
        assert await answers(engine, run_id) == [0, 10, 20, 30, 40, 50]
        later = await engine.start_run(pipeline())
        await ended(engine, later)
        assert await answers(engine, later) == []


async def test_what_has_ended_is_forgotten(case: Case):
    async with case.engine() as engine:
        run_id = await engine.start_run(pipeline())
        await ended(engine, run_id)
        with pytest.raises(BadRequestError, match="has ended"):
            await engine.resume_run(run_id)
        rows = await engine._service._store.journal.read(
            lambda c: c.execute("select count(*) from steps").fetchone()
        )
        assert rows == (0,)


async def test_a_run_that_reads_another_file_than_before_says_so(
    case: Case, tmp_path: Path
):
    place = tmp_path / "words.jsonl"
    place.write_text("".join(f'{{"n": {n}}}\n' for n in range(6)), "utf-8")
    own = case.world.types
    case.world.types = lambda effect: {**own(effect), file.id: file}
    reading = replace(
        pipeline(),
        nodes={
            **pipeline().nodes,
            "f": Node("f", file.id, name="Words", config={"path": str(place)}),
        },
    )
    runs: list[str] = []
    for is_changed in (False, True):
        runs.append(await case.killed("after", 2, of=reading))
        if is_changed:
            place.write_text('{"n": 1}\n', "utf-8")
        heard: list[Event] = []
        async with case.engine() as engine:
            engine.listen(heard.append)
            await engine.resume_run(runs[-1])
            assert (await ended(engine, runs[-1])).status == "completed"
        told = [e for e in heard if isinstance(e, LogLine) and e.level == "warning"]
        assert [line.node for line in told] == (["f"] if is_changed else [])
        assert all("“Words” reads again" in line.message for line in told)
