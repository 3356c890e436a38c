"""Programs call webhooks over a real socket of this machine."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from engine import protocol, requests
from engine.pipeline import Edge, Endpoint, Node, Settings
from nodes.contract import Batch, Context, Record
from tests.engine.webhooks.conftest import Listening, hooked, told
from tests.helpers.runs import Nothing, node_type

DOUBLE = Node(
    "double",
    "fields.set",
    config={"fields": [{"name": "twice", "kind": "formula", "value": "n * 2"}]},
)
NONE = {"request_field": ""}


async def test_who_does_not_wait_is_told_the_run_which_the_history_has(
    engine: Listening,
):
    await engine.switch_on(hooked(DOUBLE))

    answer = await engine.post({"n": 1})

    assert answer.status == 202
    [run] = await engine.runs()
    assert (run["run_id"], run["trigger"]) == (answer.json["run_id"], "webhook")


async def test_who_waits_gets_the_first_record_of_the_last_node(engine: Listening):
    await engine.switch_on(hooked(DOUBLE, answer="first", **NONE))

    answer = await engine.post([{"n": 1}, {"n": 2}])

    assert (answer.status, answer.json) == (200, {"n": 1, "twice": 2})
    [run] = await engine.runs()
    assert run["status"] == "completed"


async def test_who_waits_may_get_all_records(engine: Listening):
    await engine.switch_on(hooked(DOUBLE, answer="all", **NONE))

    answer = await engine.post([{"n": 1}, {"n": 2}])

    assert [row["twice"] for row in answer.json] == [2, 4]


async def test_a_node_may_answer(engine: Listening):
    reply = Node(
        "reply",
        "web.answer",
        config={"status": 201, "body": "text", "kind": "text", "text": "{{ twice }}"},
    )
    await engine.switch_on(hooked(DOUBLE, reply, answer="node"))

    answer = await engine.post({"n": 21})

    assert (answer.status, answer.body) == (201, b"42")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


async def test_a_failed_run_is_told_without_its_reasons(engine: Listening):
    await engine.switch_on(hooked(DOUBLE, answer="first"))

    answer = await engine.post({"m": 1})

    assert answer.status == 500
    assert b"its history says why" in answer.body
    [run] = await engine.runs()
    assert run["status"] == "failed"


async def test_the_records_hold_what_was_asked_for_of_the_request(engine: Listening):
    await engine.switch_on(
        hooked(answer="first", methods=["GET"], headers=["X-Source", "Authorization"])
    )
    path = engine.url.split("/", 3)[3]
    sent = {**engine.bearer, "x-source": "test"}
    call = engine.send(b"", sent, method="GET", path=f"/{path}?a=1&b=2&b=3")
    await call

    [run] = await engine.runs()
    page = await engine.ask(
        requests.ReadRecords(run_id=run["run_id"], node="hook", port="out")
    )
    assert page["records"][0]["data"]["request"] == {
        "method": "GET",
        "query": {"a": "1", "b": ["2", "3"]},
        "headers": {"x-source": "test"},
    }


@pytest.mark.parametrize(
    ("kind", "body", "record"),
    [
        ("application/json", b'{"n": 1}', {"n": 1}),
        ("application/json", b"[1, 2]", {"body": [1, 2]}),
        ("application/vnd.api+json", b'"text"', {"body": "text"}),
        ("application/x-www-form-urlencoded", b"a=1&b=%C3%A5", {"a": "1", "b": "å"}),
        ("text/plain; charset=latin-1", "å".encode("latin-1"), {"body": "å"}),
        ("application/octet-stream", b"", {}),
    ],
)
async def test_a_body_is_read_by_its_type(
    engine: Listening, kind: str, body: bytes, record: dict[str, Any]
):
    keep = Node("keep", "flow.limit")
    await engine.switch_on(hooked(keep, answer="first", **NONE))

    answer = await engine.send(body, {"content-type": kind, **engine.bearer})

    assert answer.json == record


@pytest.mark.parametrize(
    ("kind", "body", "status", "sentence"),
    [
        ("application/json", b'{"n": ', 400, "is not JSON"),
        ("application/json", b"[" * 200 + b"]" * 200, 400, "stand in each other"),
        ("multipart/form-data; boundary=x", b"--x--", 415, "cannot be read"),
        ("", b"text", 415, "cannot be read"),
        ("application/json", b"[" + b"{}," * 10_000 + b"{}]", 413, "10,001 items"),
    ],
)
async def test_a_body_that_cannot_be_used_is_refused(
    engine: Listening, kind: str, body: bytes, status: int, sentence: str
):
    await engine.switch_on(hooked(DOUBLE))

    answer = await engine.send(body, {"content-type": kind, **engine.bearer})

    assert answer.status == status
    assert sentence in answer.body.decode()
    assert await engine.runs() == []


async def test_a_slow_pipeline_is_told_and_goes_on(
    engine: Listening, types: dict[str, Any]
):
    gate = asyncio.Event()

    async def stuck(config: Nothing, record: Record, ctx: Context) -> Record:
        await gate.wait()
        return record

    types["test.stuck"] = node_type(stuck, "test.stuck")
    await engine.switch_on(hooked(Node("s", "test.stuck"), answer="first", longest_s=1))

    answer = await engine.post({"n": 1})
    [run] = await engine.runs()
    gate.set()

    assert answer.status == 504
    assert "it goes on" in answer.body.decode()
    assert run["status"] == "running"


async def test_only_the_trigger_that_was_called_begins(engine: Listening):
    pipeline = hooked(DOUBLE, answer="all", **NONE)
    other = Node("other", "triggers.manual")
    wire = Edge(Endpoint("other", "out"), Endpoint("double", "in"))
    await engine.switch_on(
        replace(
            pipeline,
            nodes={**pipeline.nodes, "other": other},
            edges=(*pipeline.edges, wire),
        )
    )

    assert (await engine.post({"n": 1})).json == [{"n": 1, "twice": 2}]


async def test_many_calls_at_once_are_all_answered_and_kept(engine: Listening):
    await engine.switch_on(hooked(DOUBLE, answer="first", **NONE))

    answers = await asyncio.gather(*(engine.post({"n": n}) for n in range(40)))

    assert [answer.json["twice"] for answer in answers] == list(range(0, 80, 2))
    assert len(await engine.runs()) == 40


async def test_requests_of_one_connection_are_answered_in_their_order(
    engine: Listening,
):
    await engine.switch_on(hooked(DOUBLE, answer="first", needs_token=False, **NONE))
    host, path = engine.url.split("/")[2], "/" + engine.url.split("/", 3)[3]

    def request(n: int, last: str) -> bytes:
        body = f'{{"n": {n}}}'
        return (
            f"POST {path} HTTP/1.1\r\nhost: {host}\r\nconnection: {last}\r\n"
            f"content-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n{body}"
        ).encode()

    raw = await engine.exchange(
        request(1, "keep-alive") + request(2, "keep-alive") + request(3, "close")
    )

    assert [int(part.split(b"}")[0]) for part in raw.split(b'"twice":')[1:]] == [
        2,
        4,
        6,
    ]


async def test_a_body_in_chunks_is_put_together(engine: Listening):
    await engine.switch_on(hooked(DOUBLE, answer="first", needs_token=False, **NONE))
    host, path = engine.url.split("/")[2], "/" + engine.url.split("/", 3)[3]
    head = (
        f"POST {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n"
        "content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n"
    ).encode()

    raw = await engine.exchange(head + b'4\r\n{"n"\r\n4\r\n: 1}\r\n0\r\n\r\n')

    assert told(raw).json == {"n": 1, "twice": 2}


async def test_runs_beyond_the_limit_are_sent_away_where_the_pipeline_leaves_them_out(
    engine: Listening, types: dict[str, Any]
):
    gate = asyncio.Event()

    async def stuck(config: Nothing, record: Record, ctx: Context) -> Record:
        await gate.wait()
        return record

    types["test.stuck"] = node_type(stuck, "test.stuck")
    await engine.switch_on(
        hooked(Node("s", "test.stuck"), settings=Settings(when_running="skip"))
    )

    first, second = await engine.post({}), await engine.post({})
    gate.set()

    assert (first.status, second.status) == (202, 503)
    assert "running already" in second.body.decode()
    assert second.headers["retry-after"] == "5"


async def test_the_engine_answers_who_waits_before_it_ends(
    engine: Listening, types: dict[str, Any]
):
    begun, gate = asyncio.Event(), asyncio.Event()

    async def stuck(config: Nothing, batch: Batch, ctx: Context) -> Batch:
        begun.set()
        await gate.wait()
        return batch

    types["test.stuck"] = node_type(stuck, "test.stuck")
    await engine.switch_on(hooked(Node("s", "test.stuck"), answer="first", **NONE))
    call = asyncio.create_task(engine.post({"n": 1}))
    await begun.wait()
    closing = asyncio.create_task(engine.service.close())
    await asyncio.sleep(0)
    gate.set()

    assert (await call).json == {"n": 1}
    await closing


@pytest.mark.parametrize(("keep", "kept"), [("all", 2), ("failed", 1), ("none", 0)])
async def test_the_history_keeps_which_runs_the_pipeline_says(
    engine: Listening, keep: Any, kept: int
):
    settings = Settings(keep_runs=keep)
    await engine.switch_on(hooked(DOUBLE, answer="first", settings=settings))

    answers = [await engine.post({"n": 1}), await engine.post({"m": 1})]

    assert [answer.status for answer in answers] == [200, 500]
    assert len(await engine.runs()) == kept


async def test_a_run_that_was_written_down_goes_when_it_is_not_to_stay(
    engine: Listening, types: dict[str, Any]
):
    gate = asyncio.Event()

    async def stuck(config: Nothing, record: Record, ctx: Context) -> Record:
        await gate.wait()
        return record

    types["test.stuck"] = node_type(stuck, "test.stuck")
    settings = Settings(keep_runs="none")
    await engine.switch_on(
        hooked(Node("s", "test.stuck"), answer="first", settings=settings, **NONE)
    )
    call = asyncio.create_task(engine.post({"n": 1}))
    while [run["status"] for run in await engine.runs()] != ["running"]:  # noqa: ASYNC110 - nobody tells
        await asyncio.sleep(0.01)
    gate.set()

    assert (await call).json == {"n": 1}
    assert await engine.runs() == []


async def test_a_pipeline_that_is_off_has_its_address_and_says_so(engine: Listening):
    await engine.switch_on(hooked(DOUBLE))
    listening = await addresses(engine)

    await engine.ask(requests.EnablePipeline(pipeline_id="p", enabled=False))

    [hook] = await addresses(engine)
    assert (hook["url"], hook["token"]) == (engine.url, engine.token)
    assert hook["trouble"] == protocol.SWITCHED_OFF
    assert [one["trouble"] for one in listening] == [""]
    assert (await engine.ask(requests.ListWebhooks()))["webhooks"] == []


async def addresses(engine: Listening) -> list[dict[str, Any]]:
    """Return the webhooks of the pipeline, on or off."""
    return (await engine.ask(requests.ListWebhooks(pipeline_id="p")))["webhooks"]
