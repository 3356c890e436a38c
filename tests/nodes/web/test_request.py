"""Records sent to web services."""

import json
from typing import Any

import pytest

from nodes.contract import Batch
from nodes.errors import InputError, SettingsError, TryLaterError
from nodes.web.request import request
from tests.helpers.context import FakeContext, FakeHttp, FakeResponse, run_node

URL = "https://api.test/items"
RECORD = {"id": 7, "title": "Grüße", "tags": ["a"]}


def answering(answer: Any) -> FakeContext:
    return FakeContext(http=FakeHttp({URL: answer}))


async def send(ctx: FakeContext, **config: Any) -> Batch:
    return (await run_node(request, {"url": URL, **config}, [RECORD], ctx=ctx))["out"]


async def test_the_record_is_sent_as_json_and_the_answer_taken_apart():
    ctx = answering(
        FakeResponse(b'{"ok": true}', 201, {"content-type": "application/json"})
    )
    assert await send(ctx) == [{**RECORD, "status": 201, "response": {"ok": True}}]
    [sent] = ctx.http.sent
    assert sent["method"] == "POST"
    assert json.loads(sent["content"]) == RECORD
    assert sent["headers"] == {
        "Content-Type": "application/json",
        "Idempotency-Key": "run:node:r0",
    }


@pytest.mark.parametrize(
    ("config", "content"),
    [
        ({"body": "none"}, None),
        (
            {"body": "fields", "fields": ["title", "none"]},
            '{"title": "Grüße", "none": null}',
        ),
        ({"body": "template", "template": "<{{ title }}>"}, "<Grüße>"),
        ({"method": "GET"}, None),
    ],
)
async def test_the_body_is_chosen(config: dict[str, Any], content: str | None):
    ctx = answering("fine")
    await send(ctx, **config)
    assert ctx.http.sent[0]["content"] == (content.encode() if content else None)


@pytest.mark.parametrize(
    ("method", "has_key"),
    [("GET", False), ("DELETE", False), ("POST", True), ("PUT", True), ("PATCH", True)],
)
async def test_what_changes_something_carries_its_key(method: str, has_key: bool):
    ctx = answering("fine")
    await send(ctx, method=method)
    assert ("Idempotency-Key" in ctx.http.sent[0]["headers"]) is has_key


@pytest.mark.parametrize(
    ("config", "effect"),
    [
        ({"method": "GET"}, "none"),
        ({"method": "PUT"}, "idempotent"),
        ({"method": "DELETE"}, "idempotent"),
        ({"method": "POST"}, "unsafe"),
        ({"method": "PATCH"}, "unsafe"),
        ({"method": "POST", "knows_keys": True}, "keyed"),
        ({"method": "GET", "knows_keys": True}, "none"),
    ],
)
def test_the_method_and_the_service_decide_what_a_repetition_does(
    config: dict[str, Any], effect: str
):
    assert request.effect_of(request.config.model_validate(config)) == effect


async def test_headers_are_filled_in_from_the_record():
    ctx = answering("fine")
    headers = [{"name": "X-Id", "value": "no {{ id }}"}]
    await send(ctx, headers=headers, content_type="text/plain")
    assert ctx.http.sent[0]["headers"]["X-Id"] == "no 7"
    assert ctx.http.sent[0]["headers"]["Content-Type"] == "text/plain"


async def test_a_record_cannot_smuggle_in_a_header():
    ctx = answering("fine")
    node_config = {"url": URL, "headers": [{"name": "X", "value": "{{ text }}"}]}
    evil = [{"text": "a\r\nX-Evil: 1"}]
    with pytest.raises(InputError, match="would hold a line break"):
        await run_node(request, node_config, evil, ctx=ctx)


@pytest.mark.parametrize(
    ("body", "parsed"),
    [(b"", None), (b"plain", "plain"), (b" [1]", [1]), (b"{broken", "{broken")],
)
async def test_an_answer_without_json_stays_text(body: bytes, parsed: Any):
    [record] = await send(answering(FakeResponse(body)))
    assert record["response"] == parsed


async def test_half_a_character_in_an_answer_does_not_come_along():
    body = rb'["cut \ud83d", "whole \ud83d\ude00"]'
    [record] = await send(answering(FakeResponse(body)))
    assert record["response"] == ["cut ?", "whole \N{GRINNING FACE}"]


async def test_a_refusal_says_why_and_hides_the_key():
    answer = FakeResponse(b"no such\n key: s3cr3t-key", 422)
    headers = [{"name": "Authorization", "value": "Bearer s3cr3t-key"}]
    with pytest.raises(InputError) as caught:
        await send(answering(answer), headers=headers)
    assert str(caught.value).startswith(f"{URL} refuses the request with 422 (")
    assert str(caught.value).endswith("It says: no such key: •••")


async def test_a_service_in_trouble_is_asked_again_with_the_same_key():
    ctx = answering(
        [FakeResponse(b"", 500), TryLaterError("busy"), FakeResponse(b"ok")]
    )
    for _ in range(2):
        with pytest.raises(TryLaterError):
            await send(ctx)
    assert (await send(ctx))[0]["response"] == "ok"
    assert len({sent["headers"]["Idempotency-Key"] for sent in ctx.http.sent}) == 1


async def test_a_moved_service_is_told_and_nothing_is_sent_on():
    moved = FakeResponse(b"", 301, {"location": "https://new.test/items"})
    ctx = answering(moved)
    with pytest.raises(InputError) as caught:
        await send(ctx)
    assert str(caught.value) == (
        f"{URL} has moved to https://new.test/items and the record was not sent there; use"
        " that address if you trust it."
    )
    assert ctx.http.sent[0]["follow_redirects"] is False


async def test_a_dry_run_shows_what_would_be_sent_and_sends_nothing():
    ctx = answering("never")
    ctx.is_dry_run = True
    headers = [{"name": "X-Api-Key", "value": "s3cr3t-key"}]
    [record] = await send(ctx, body="template", template="hi", headers=headers)
    assert record["request"] == {
        "method": "POST",
        "url": URL,
        "headers": {
            "Content-Type": "application/json",
            "Idempotency-Key": "run:node:r0",
            "X-Api-Key": "•••",
        },
        "body": "hi",
    }
    assert (record["status"], record["response"]) == (None, None)
    assert ctx.effects == [{"kind": "request", **record["request"]}]
    assert ctx.http.sent == []
    assert ctx.logged == [("info", f"Would send POST {URL} with 2 bytes (dry run).")]


async def test_no_address_is_told():
    with pytest.raises(SettingsError, match="No address is given"):
        await run_node(request, {}, [RECORD])


async def test_the_pace_of_the_connection_is_asked_for():
    ctx = answering("{}")
    await send(ctx, per_minute=30)
    assert [sent["per_minute"] for sent in ctx.http.sent] == [30]
