"""Records wait until their address is called, over a real socket of this machine."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from engine import requests
from engine.errors import AlreadyRunningError
from engine.file_form import to_json
from engine.home import Home
from engine.pipeline import Edge, Endpoint, Node, Pipeline, Settings
from engine.service import Service
from tests.engine.webhooks.conftest import Listening, Told

LOOK_S = 0.01
PATIENCE_S = 20


def approval(texts: int = 1, **wait: Any) -> Pipeline:
    """Return a pipeline: texts, an address for each, a wait for its call."""
    lines = "\n".join(f"text {n}" for n in range(texts))
    nodes = (
        Node("texts", "sources.text", config={"text": lines, "split": "lines"}),
        Node("ask", "flow.resume_address"),
        Node("wait", "flow.wait", config={"wait": "until_called", **wait}),
        Node("end", "flow.filter"),
    )
    edges = (
        Edge(Endpoint("texts", "out"), Endpoint("ask", "in")),
        Edge(Endpoint("ask", "out"), Endpoint("wait", "in")),
        Edge(Endpoint("wait", "out"), Endpoint("end", "in")),
    )
    return Pipeline("p", "Approval", nodes={n.id: n for n in nodes}, edges=edges)


class Waiting:
    """A run that waits, and its addresses."""

    def __init__(self, engine: Listening, run_id: str) -> None:
        self.engine = engine
        self.run_id = run_id

    async def addresses(self, count: int = 1) -> list[str]:
        """Return the addresses, as soon as so many are there."""
        rows = await self.until(
            lambda: self.rows("ask"), lambda rows: len(rows) >= count
        )
        return [row["resume_url"] for row in rows]

    async def rows(self, node: str, port: str = "out") -> list[dict[str, Any]]:
        """Return what left a node."""
        wanted = requests.ReadRecords(run_id=self.run_id, node=node, port=port)
        return [one["data"] for one in (await self.engine.ask(wanted))["records"]]

    async def status(self) -> str:
        """Return how the run is."""
        return (await self.engine.ask(requests.ShowRun(run_id=self.run_id)))["status"]

    async def is_at_wait(self) -> None:
        """Return when the node that waits does so."""

        async def nodes() -> Mapping[str, Any]:
            return (await self.engine.ask(requests.ShowRun(run_id=self.run_id)))[
                "nodes"
            ]

        await self.until(nodes, lambda them: them["wait"]["status"] == "waiting")

    async def ended(self) -> str:
        """Return how the run ended."""
        return await self.until(
            self.status, lambda it: it not in ("pending", "running")
        )

    async def until(self, look: Any, holds: Any) -> Any:
        """Look again and again until something holds."""
        async with asyncio.timeout(PATIENCE_S):
            while not holds(found := await look()):  # noqa: ASYNC110 - over a socket
                await asyncio.sleep(LOOK_S)
        return found

    async def call(
        self,
        url: str,
        body: bytes = b"",
        *,
        method: str = "GET",
        query: str = "",
        **headers: str,
    ) -> Told:
        """Call an address."""
        self.engine.url = url
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        path = f"{urlsplit(url).path}{query}"
        return await self.engine.send(body, named, method=method, path=path)


async def started(engine: Listening, pipeline: Pipeline) -> Waiting:
    """Start a run."""
    command = requests.StartRun(pipeline=to_json(pipeline))
    return Waiting(engine, (await engine.ask(command))["run_id"])


async def test_a_click_lets_the_record_go_on_with_what_it_said(engine: Listening):
    run = await started(engine, approval())
    [url] = await run.addresses()

    answer = await run.call(url, query="?answer=yes")

    assert (answer.status, answer.body) == (200, b"Thank you: the pipeline goes on.\n")
    assert await run.ended() == "completed"
    [row] = await run.rows("wait")
    said = row["answer"]
    assert (said["method"], said["query"], said["body"]) == (
        "GET",
        {"answer": "yes"},
        None,
    )
    assert (
        abs(datetime.now(UTC) - datetime.fromisoformat(said["at"])).seconds < PATIENCE_S
    )


async def test_a_program_may_send_json(engine: Listening):
    run = await started(engine, approval(answer="said"))
    [url] = await run.addresses()

    await run.call(url, b'{"ok": true}', method="POST", content_type="application/json")

    assert await run.ended() == "completed"
    [row] = await run.rows("wait")
    assert row["said"]["body"] == {"ok": True}


async def test_called_twice_the_second_is_told_so_and_does_nothing(engine: Listening):
    run = await started(engine, approval(2))
    first, second = await run.addresses(2)

    told = await asyncio.gather(*(run.call(first, query=f"?n={n}") for n in range(5)))

    assert sorted(answer.status for answer in told) == [200, 409, 409, 409, 409]
    again = next(answer for answer in told if answer.status == 409)
    assert "answered before" in again.body.decode()
    await run.call(second)
    assert await run.ended() == "completed"
    assert len(await run.rows("wait")) == 2


async def test_each_record_waits_for_its_own_call(engine: Listening):
    run = await started(engine, approval(3))
    addresses = await run.addresses(3)

    assert len(set(addresses)) == 3
    for count, number in enumerate((2, 0, 1), start=1):
        assert await run.status() == "running"
        await run.call(addresses[number], query=f"?n={number}")
        await run.until(
            lambda: run.rows("wait"), lambda rows, count=count: len(rows) == count
        )

    assert await run.ended() == "completed"
    rows = await run.rows("end", "kept")
    assert [(row["text"], row["answer"]["query"]["n"]) for row in rows] == [
        (f"text {n}", str(n)) for n in (2, 0, 1)
    ]


async def test_a_call_that_comes_before_the_record_waits_counts(engine: Listening):
    before = approval()
    edges = tuple(e for e in before.edges if e.target.node != "wait")
    slow = Node("slow", "flow.delay", config={"seconds": 0.3})
    run = await started(
        engine,
        Pipeline(
            "p",
            nodes={**before.nodes, "slow": slow},
            edges=(
                *edges,
                Edge(Endpoint("ask", "out"), Endpoint("slow", "in")),
                Edge(Endpoint("slow", "out"), Endpoint("wait", "in")),
            ),
        ),
    )
    [url] = await run.addresses()
    assert await run.rows("slow") == []

    assert (await run.call(url)).status == 200

    assert await run.ended() == "completed"
    assert (await run.call(url)).status == 410


async def test_nobody_is_waited_for_longer_than_is_set(engine: Listening):
    hours = 0.2 / 3600
    run = await started(engine, approval(2, longest_h=hours, if_late="go_on"))
    assert await run.ended() == "completed"
    assert [row["answer"] for row in await run.rows("wait")] == [None, None]

    run = await started(engine, approval(longest_h=hours))
    assert await run.ended() == "failed"


async def test_who_calls_too_late_is_told(engine: Listening):
    late = approval(longest_h=0.2 / 3600, if_late="go_on")
    hold = Node("hold", "flow.wait", config={"amount": 1, "unit": "hours"})
    wire = Edge(Endpoint("end", "kept"), Endpoint("hold", "in"))
    nodes = {**late.nodes, "hold": hold}
    run = await started(engine, Pipeline("p", nodes=nodes, edges=(*late.edges, wire)))
    [url] = await run.addresses()
    await run.until(lambda: run.rows("wait"), bool)

    answer = await run.call(url)

    assert (answer.status, answer.body[:9]) == (409, b"Too late:")


async def test_a_run_that_is_over_is_not_called(engine: Listening):
    run = await started(engine, approval())
    [url] = await run.addresses()
    await engine.ask(requests.CancelRun(run_id=run.run_id))
    assert await run.ended() == "canceled"

    answer = await run.call(url)

    assert answer.status == 410
    assert b"The run is over" in answer.body


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"method": "PUT"}, 405),
        ({"method": "HEAD"}, 405),
        ({"host": "evil.example:80"}, 421),
        ({"method": "POST", "sec_fetch_site": "cross-site"}, 403),
        ({"method": "POST", "origin": "https://evil.example"}, 403),
        ({"sec_purpose": "prefetch;prerender"}, 503),
        ({"sec_fetch_site": "cross-site", "sec_fetch_mode": "no-cors"}, 403),
    ],
)
async def test_what_is_no_call_by_a_person_or_program_does_nothing(
    engine: Listening, changes: dict[str, str], status: int
):
    run = await started(engine, approval())
    [url] = await run.addresses()

    assert (await run.call(url, **changes)).status == status

    assert await run.rows("wait") == []


async def test_a_link_on_a_page_of_a_mail_program_may_be_clicked(engine: Listening):
    run = await started(engine, approval())
    [url] = await run.addresses()

    answer = await run.call(url, sec_fetch_site="cross-site", sec_fetch_mode="navigate")

    assert answer.status == 200


async def test_another_address_is_nobodys(engine: Listening):
    run = await started(engine, approval())
    [url] = await run.addresses()

    for wrong in (f"{url[:-1]}0", url.replace(run.run_id, f"{run.run_id}x")):
        assert (await run.call(wrong)).status == 404


async def test_an_address_that_was_not_given_out_fails_the_record(engine: Listening):
    run = await started(engine, approval(address="text"))
    assert await run.ended() == "failed"


async def test_a_run_that_reuses_an_address_hears_its_call(engine: Listening):
    run = await started(engine, approval(longest_h=0.1 / 3600))
    [url] = await run.addresses()
    assert await run.ended() == "failed"
    again = to_json(approval())
    start = requests.StartRun(pipeline=again, since="wait")
    later = Waiting(engine, (await engine.ask(start))["run_id"])
    await later.is_at_wait()

    assert (await later.call(url)).status == 200

    assert await later.ended() == "completed"


async def test_a_run_goes_on_waiting_after_a_new_start(
    engine: Listening, tmp_path: Path
):
    home = Home(tmp_path / "other")
    home.path.mkdir()
    before = Listening(Service(home, lambda _event: None, goes_on=True))
    await before.service.open()
    run = await started(before, approval(2))
    first, second = await run.addresses(2)
    await run.is_at_wait()
    assert (await run.call(first, query="?n=1")).status == 200
    await before.service.close()

    run.engine = Listening(Service(home, lambda _event: None, goes_on=True))
    await run.engine.service.open()
    assert await run.addresses(2) == [first, second]
    await run.is_at_wait()
    repeated, new = await run.call(first), await run.call(second, query="?n=2")
    ended = await run.ended()
    rows = await run.rows("wait")
    await run.engine.service.close()

    assert (repeated.status, new.status, ended) == (409, 200, "completed")
    assert sorted(row["answer"]["query"]["n"] for row in rows) == ["1", "2"]


@pytest.mark.parametrize("when_running", ["queue", "skip"])
async def test_a_run_that_waits_holds_up_no_other_of_its_pipeline(
    engine: Listening, when_running: Any, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("engine.run.rest.LOOK_EVERY_S", 0.01)
    settings = Settings(max_concurrency=1, when_running=when_running)
    pipeline = replace(approval(), settings=settings)
    first = await started(engine, pipeline)
    [url] = await first.addresses()
    await first.is_at_wait()

    async def second_start() -> Waiting | None:
        try:
            return await started(engine, pipeline)
        except AlreadyRunningError:
            return None

    second = await first.until(second_start, lambda it: it is not None)
    [other_url] = await second.addresses()
    await second.call(other_url)
    assert await second.ended() == "completed"
    assert await first.status() == "running"

    await first.call(url)

    assert await first.ended() == "completed"
