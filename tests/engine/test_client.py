"""The engine over a real socket: in this process, and as a child."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from engine import requests
from engine.client import EngineClient
from engine.edit import put_node
from engine.errors import EngineGoneError, EngineStartError, RefusedError
from engine.file_form import to_json
from engine.home import Home
from engine.host import Host
from engine.lock import holding
from engine.log_file import LINES
from engine.pipeline import Edge, Endpoint, Node, Pipeline
from engine.protocol import Event, LibraryChanged, NodeChanged, RunFinished, RunStarted
from engine.run.extent import Extent
from engine.wire import frame

ENGINE = [
    sys.executable,
    "-c",
    "import sys; from engine.host import main; sys.exit(main(sys.argv[1:]))",
]
PIPELINE = Pipeline(
    "p",
    "First ones",
    nodes={
        "start": Node("start", "triggers.manual"),
        "limit": Node("limit", "flow.limit", config={"count": 2}),
    },
    edges=(Edge(Endpoint("start", "out"), Endpoint("limit", "in")),),
)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
async def host(home: Home) -> AsyncIterator[Host]:
    with holding(home, "test") as holder:
        async with Host(home) as host:
            holder.tell(port=host.port, token=host.token)
            yield host


async def said(port: int, *lines: bytes) -> list[dict[str, Any]]:
    """Send raw lines and return what comes back for each."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    answers = []
    for line in lines:
        writer.write(line)
        answers.append(orjson.loads(await reader.readline()))
    writer.close()
    return answers


async def test_a_run_is_started_watched_and_read_over_the_socket(
    home: Home, host: Host
):
    heard: list[Event] = []
    async with EngineClient(home) as engine:
        engine.listen(heard.append)

        run_id = await engine.start_run(PIPELINE, inputs=[{"n": n} for n in range(5)])
        detail = await engine.finished(run_id)
        page = await engine.records(run_id, "limit", "out", offset=1)
        lines = await engine.runs(pipeline_id="p")

    assert detail.status == "completed"
    assert detail.nodes["limit"].records_out == {"out": 2}
    assert [r.data for r in page.records] == [{"n": 1}]
    assert (page.total, page.kept) == (2, 2)
    assert [line.run_id for line in lines] == [run_id]
    assert isinstance(heard[0], RunStarted)
    assert isinstance(heard[-1], RunFinished)
    changes = [e.result for e in heard if isinstance(e, NodeChanged)]
    assert {change.node for change in changes} == set(detail.nodes)
    assert "completed" in {change.status for change in changes}


async def test_only_who_listens_is_sent_events(home: Home, host: Host):
    reader, writer = await asyncio.open_connection("127.0.0.1", host.port)
    writer.write(frame({"id": 1, "token": host.token, "do": "list_runs"}))
    answers = [await reader.readline()]
    heard: list[Event] = []
    engine = EngineClient(home)
    engine.listen(heard.append)  # before there is a connection
    async with engine:
        await engine.save(PIPELINE)
        await engine.delete("p")
        writer.write(frame({"id": 2, "do": "list_runs"}))
        answers.append(await reader.readline())
    writer.close()

    assert heard == [LibraryChanged(), LibraryChanged()]
    assert [orjson.loads(line) for line in answers] == [
        {"re": 1, "ok": {"runs": []}},
        {"re": 2, "ok": {"runs": []}},
    ]


async def test_the_library_is_kept_and_told(home: Home, host: Host):
    heard: list[Event] = []
    async with EngineClient(home) as engine:
        engine.listen(heard.append)

        first = await engine.save(PIPELINE)
        again = await engine.save(PIPELINE)
        changed = await engine.save(put_node(PIPELINE, Node("x", "flow.limit")))
        switched = await engine.enable("p", enabled=True)
        found, version = await engine.pipeline("First ones")
        library = await engine.pipelines()
        await engine.delete("p")

        assert [first.version, again.version, changed.version] == [1, 1, 2]
        assert switched.enabled
        assert (set(found.nodes), version) == ({"start", "limit", "x"}, 2)
        assert library == [switched]
        assert await engine.pipelines() == []
        with pytest.raises(RefusedError, match="no pipeline “p”") as refused:
            await engine.pipeline("p")
    assert refused.value.code == "not_found"
    assert LibraryChanged() in heard


async def test_unknown_runs_and_nodes_are_named(home: Home, host: Host):
    async with EngineClient(home) as engine:
        with pytest.raises(RefusedError, match="no run “r”"):
            await engine.run("r")
        with pytest.raises(RefusedError, match="no run “r”"):
            await engine.cancel_run("r")
        with pytest.raises(RefusedError, match="no node “nobody”"):
            await engine.start_run(PIPELINE, extent=Extent(until="nobody"))


async def test_who_does_not_know_the_token_is_let_go(host: Host):
    [answer] = await said(host.port, frame({"id": 1, "do": "list_runs"}))

    assert answer == {
        "re": 1,
        "error": {
            "code": "bad_request",
            "message": "The token is missing or wrong.",
        },
    }


async def test_a_run_goes_on_when_the_client_that_started_it_leaves_at_once(
    home: Home, host: Host
):
    start = requests.StartRun(pipeline=to_json(PIPELINE), inputs=({"n": 1},))
    _, writer = await asyncio.open_connection("127.0.0.1", host.port)
    writer.write(frame({"id": 1, "token": host.token, **start.model_dump()}))
    await writer.drain()
    writer.close()

    async with EngineClient(home) as engine, asyncio.timeout(30):
        while not (runs := await engine.runs()):
            pass
        detail = await engine.finished(runs[0].run_id)
    assert detail.status == "completed"


async def test_numbers_of_any_size_cross_the_socket(home: Home, host: Host):
    async with EngineClient(home) as engine:
        run_id = await engine.start_run(PIPELINE, inputs=[{"n": 2**80}])
        await engine.finished(run_id)
        page = await engine.records(run_id, "limit", "out")

    assert page.records[0].data == {"n": 2**80}


async def test_bad_messages_are_answered_and_the_engine_goes_on(host: Host):
    answers = await said(
        host.port,
        frame({"id": 1, "token": host.token, "do": "list_pipelines"}),
        b"{nonsense\n",
        b"[1, 2]\n",
        frame({"id": 2, "do": "dance"}),
        frame({"id": 3, "do": "list_runs", "limit": 0}),
        frame({"id": 4, "do": "start_run", "pipeline": {"format": "poem"}}),
        frame({"id": 5, "do": "list_pipelines"}),
    )

    assert [a.get("error", {}).get("code") for a in answers] == [
        None,
        "bad_request",
        "bad_request",
        "bad_request",
        "bad_request",
        "file",
        None,
    ]


async def test_a_client_that_stops_a_run_hears_its_end(home: Home, host: Host):
    waits = Pipeline(
        "w", nodes={"w": Node("w", "web.page", config={"url": "http://127.0.0.1:1"})}
    )
    async with EngineClient(home) as engine:
        run_id = await engine.start_run(waits)
        await engine.cancel_run(run_id)

        assert (await engine.finished(run_id)).status in ("canceled", "failed")


async def test_a_client_starts_the_engine_and_ends_it(home: Home):
    async with EngineClient(home, command=ENGINE) as engine:
        assert not engine.is_attached
        assert await engine.pipelines() == []
        assert engine.engine_pid not in (None, os.getpid())

    assert not home.holder.exists()
    log = [
        orjson.loads(line)["message"]
        for line in (home.logs / LINES).read_text("utf-8").splitlines()
    ]
    assert "began its work" in log[0]
    assert log[-1] == "The engine was told to end, and did"


async def test_a_second_client_attaches_to_the_engine_of_the_first(home: Home):
    async with (
        EngineClient(home, command=ENGINE) as first,
        EngineClient(home, command=ENGINE) as second,
    ):
        assert second.is_attached
        assert second.engine_pid == first.engine_pid


async def test_a_killed_engine_is_told_and_started_again(home: Home):
    gone = asyncio.Event()
    async with EngineClient(home, command=ENGINE) as engine:
        await engine.save(PIPELINE)
        engine.on_gone = gone.set
        pid = engine.engine_pid
        assert pid

        os.kill(pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
        await gone.wait()

        with pytest.raises(EngineGoneError):
            await engine.pipelines()
        await engine.connect()
        assert [line.id for line in await engine.pipelines()] == ["p"]


async def test_shutting_down_ends_an_attached_engine(home: Home):
    async with EngineClient(home, command=ENGINE) as first:
        gone = asyncio.Event()
        first.on_gone = gone.set
        async with EngineClient(home, command=ENGINE) as second:
            await second.shut_down()
        await gone.wait()


async def test_an_engine_that_does_not_come_up_is_told(home: Home):
    broken = [sys.executable, "-c", "raise SystemExit(7)"]

    with pytest.raises(EngineStartError, match="exit code 7"):
        await EngineClient(home, command=broken).connect()


async def test_an_engine_that_cannot_use_its_folder_says_why(home: Home):
    home.path.mkdir()
    home.database.write_bytes(b"no database at all" * 100)

    with pytest.raises(RefusedError, match="The database is damaged"):
        await EngineClient(home, command=ENGINE).connect()
    assert home.database.read_bytes().startswith(b"no database at all")
