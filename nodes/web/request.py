"""Send each record to a web service, or ask one about it.

One request goes out per record. The *Body* is the whole record as JSON, some of its
fields, a text of your own with `{{ }}` holes, or nothing. The answer becomes the fields
`status` and `response`; a JSON answer is taken apart, any other stays text.

A request that changes something carries an `Idempotency-Key` header, the same one
however often it is tried, so that a service which knows that header does the work once.
Say in *Knows idempotency keys* whether yours does: should the program be cut off while a
request is under way, it is then sent again by itself; otherwise you are asked what to do
about it, as nobody else can know whether it arrived. GET, PUT and DELETE may be repeated
by the rules of the web and always are.

A busy or failing service counts as away, and the node's retries ask again; a refusal
(400 to 499) fails the record. In a dry run nothing is sent: the record shows in `request`
what would be.

Example: POST to the address of a chat's webhook with the body
`{"text": "New article: {{ title }}"}`.
"""

import json
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field

from nodes.answers import FIRST_SERVER_ERROR, is_error, named, refuse_errors
from nodes.context import Response
from nodes.contract import (
    Context,
    Effect,
    FieldName,
    NodeConfig,
    Record,
    Row,
    Template,
    node,
)
from nodes.errors import InputError, SettingsError
from nodes.redaction import hide, secret_values, shown_url
from nodes.texts import AddressTemplate, LongTemplate, needed, shown_when

NO_ADDRESS = "No address is given; type the service's address."
MOST_BYTES = 10_000_000
LONGEST_EXCERPT = 200
REDIRECTS = range(300, 400)
HALF_A_CHARACTER = rb"\ud"
"""Begins halves of characters in JSON; one without the other can be written nowhere."""
ANSWERED_WITH_KEY = {"POST", "PUT", "PATCH"}


class Header(Row):
    """One line of the request's head."""

    name: str = Field(
        min_length=1,
        pattern=r"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$",
        title="Header",
        description="The header's name, such as Accept.",
    )
    value: Template = Field("", title="Value", description="What it says.")


class Config(NodeConfig):
    """What is sent, and where."""

    method: Literal["GET", "POST", "PUT", "PATCH", "DELETE"] = Field(
        "POST", title="Method", description="GET asks, the others send or change."
    )
    url: AddressTemplate = Field(
        "",
        title="Address",
        description="The service's address; {{ id }} stands for the field id.",
        json_schema_extra=needed(NO_ADDRESS),
    )
    headers: tuple[Header, ...] = Field(
        (), title="Headers", description="Lines for the request's head."
    )
    body: Literal["record", "fields", "template", "none"] = Field(
        "record",
        title="Body",
        description="The record as JSON, some of its fields, a text, or nothing.",
    )
    fields: tuple[FieldName, ...] = Field(
        (),
        title="Fields",
        description="The fields that are sent.",
        json_schema_extra=shown_when(body="fields"),
    )
    template: LongTemplate = Field(
        "",
        title="Text",
        description="The text that is sent; {{ title }} stands for the field title.",
        json_schema_extra=shown_when(body="template"),
    )
    content_type: str = Field(
        "application/json",
        title="Content type",
        description="What kind of text the body is.",
    )
    knows_keys: bool = Field(
        default=False,
        title="Knows idempotency keys",
        description=(
            "Whether the service does the work once for requests with the same"
            " Idempotency-Key; its documentation tells."
        ),
        json_schema_extra=shown_when(method=["POST", "PATCH"]),
    )
    timeout_s: float = Field(
        30,
        ge=0.1,
        le=600,
        title="Longest wait (seconds)",
        description="How long the service may take to answer.",
    )
    per_minute: float | None = Field(
        None,
        gt=0,
        le=6_000,
        title="Requests a minute",
        description="At most so many to this host with this sign-in, in all runs of all"
        " pipelines together. Not set: twenty a second.",
    )


def _effect(config: Config) -> Effect:
    """Return what sending it twice does, by RFC 9110, 9.2.2."""
    if config.method == "GET":
        return "none"
    if config.method in ("PUT", "DELETE"):
        return "idempotent"
    return "keyed" if config.knows_keys else "unsafe"


@node(
    "web.request",
    title="HTTP request",
    icon="webhook",
    effect="unsafe",
    effect_by=_effect,
    repeatable=False,
    adds=("status", "response"),
    concurrency=16,
    words=("webhook", "api", "post", "get", "rest", "send", "http", "call", "json"),
)
async def request(config: Config, record: Record, ctx: Context) -> Record:
    """Send the record and answer it with what came back."""
    if not config.url.strip():
        raise SettingsError("url", NO_ADDRESS)
    url = ctx.template(config.url)(record).strip()
    content = _body(config, record, ctx)
    headers = _headers(config, record, content, ctx)
    if ctx.is_dry_run:
        return _only_shown(config.method, url, headers, content, record, ctx)
    response = await ctx.http.request(
        config.method,
        url,
        headers=headers,
        content=content,
        follow_redirects=config.method == "GET",
        timeout_s=config.timeout_s,
        max_bytes=MOST_BYTES,
        per_minute=config.per_minute,
    )
    _refuse(response, headers)
    answer = {"status": response.status, "response": _parsed(response)}
    return record.with_fields(answer)


def _body(config: Config, record: Record, ctx: Context) -> bytes | None:
    if config.body == "none" or config.method == "GET":
        return None
    if config.body == "template":
        return ctx.template(config.template)(record).encode()
    sent: dict[str, Any] = dict(record)
    if config.body == "fields":
        sent = {name: ctx.value(name)(record) for name in config.fields}
    return json.dumps(sent, ensure_ascii=False).encode()


def _headers(
    config: Config, record: Record, content: bytes | None, ctx: Context
) -> dict[str, str]:
    headers = {"Content-Type": config.content_type} if content is not None else {}
    if config.method in ANSWERED_WITH_KEY:
        headers["Idempotency-Key"] = ctx.idempotency_key(record)
    for row in config.headers:
        value = ctx.template(row.value)(record).strip()
        if not value.isprintable():
            message = f"The header {row.name} would hold a line break, which none may."
            raise InputError(message)
        headers[row.name] = value
    return headers


def _only_shown(
    method: str,
    url: str,
    headers: Mapping[str, str],
    content: bytes | None,
    record: Record,
    ctx: Context,
) -> Record:
    secrets = secret_values(headers)
    shown = {
        "method": method,
        "url": shown_url(url),
        "headers": {name: hide(value, secrets) for name, value in headers.items()},
        "body": hide(content.decode(), secrets) if content is not None else None,
    }
    ctx.show_effect({"kind": "request", **shown})
    size = f" with {len(content)} bytes" if content is not None else ""
    ctx.log("info", f"Would send {method} {shown_url(url)}{size} (dry run).")
    return record.with_fields({"status": None, "response": None, "request": shown})


def _refuse(response: Response, headers: Mapping[str, str]) -> None:
    if response.status in REDIRECTS:
        target = shown_url(response.headers.get("location", "nowhere"))
        message = (
            f"{shown_url(response.url)} has moved to {target} and the record was not sent"
            " there; use that address if you trust it."
        )
        raise InputError(message)
    if not is_error(response):
        return
    if response.status >= FIRST_SERVER_ERROR:
        refuse_errors(response)
    said = hide(" ".join(response.text.split()), secret_values(headers))
    excerpt = f" It says: {said[:LONGEST_EXCERPT]}" if said else ""
    message = (
        f"{shown_url(response.url)} refuses the request with"
        f" {named(response.status)}.{excerpt}"
    )
    raise InputError(message)


def _parsed(response: Response) -> Any:
    if not response.content:
        return None
    looks_like_json = response.content.lstrip()[:1] in (b"{", b"[")
    if "json" in response.headers.get("content-type", "") or looks_like_json:
        try:
            return _json(response.content)
        except (ValueError, RecursionError):
            return response.text
    return response.text


def _json(content: bytes) -> Any:
    found = json.loads(content, parse_constant=lambda _name: None)
    if HALF_A_CHARACTER not in content.lower():
        return found
    text = json.dumps(found, ensure_ascii=False)
    return json.loads(text.encode("utf-8", "replace"))
