"""From a request to the records that a pipeline starts with."""

from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import parse_qsl

import orjson

from engine.depth import is_deeper
from engine.webhooks.messages import RefusedRequestError, Request
from nodes.charset import decode
from nodes.triggers.webhook import Config

DEEPEST = 100
MOST_RECORDS = 10_000
MOST_FIELDS = 1_000
FORM = "application/x-www-form-urlencoded"
NEVER_KEPT = {"authorization", "proxy-authorization", "cookie", "x-siex-token"}
"""Headers that would put secrets into records."""


def records_of(request: Request, config: Config) -> list[dict[str, Any]]:
    """Return the records that a request asks to start with.

    Raises:
        RefusedRequestError: the body is not what its type says, or cannot be used.
    """
    body = body_of(request)
    if isinstance(body, list) and body and all(isinstance(one, dict) for one in body):
        records = cast("list[dict[str, Any]]", body)
    elif isinstance(body, dict):
        records = [cast("dict[str, Any]", body)]
    else:
        records = [{} if body is None else {"body": body}]
    if len(records) > MOST_RECORDS:
        sentence = f"The list has {len(records):,} items; send at most {MOST_RECORDS:,} at once."
        raise RefusedRequestError(413, sentence)
    if not config.request_field:
        return records
    told = _told(request, config)
    return [{**record, config.request_field: told} for record in records]


def _told(request: Request, config: Config) -> dict[str, Any]:
    """Return what the records hold of the request itself."""
    wanted = {name.strip().lower() for name in config.headers} - NEVER_KEPT
    headers = {name: it for name, it in request.headers.items() if name in wanted}
    told: dict[str, Any] = {"method": request.method, "query": pairs_of(request.query)}
    return {**told, "headers": headers} if wanted else told


def body_of(request: Request) -> Any:
    """Return the value in a body, by the type that its sender declares."""
    if not request.body:
        return None
    declared = request.headers.get("content-type", "")
    kind = declared.partition(";")[0].strip().lower()
    if kind == "application/json" or kind.endswith("+json"):
        return _json(request.body)
    if kind == FORM:
        return pairs_of(request.body.decode("utf-8", "replace"))
    if kind.startswith("text/"):
        return decode(request.body, declared).text
    sentence = (
        f"A body of the type “{kind or 'unknown'}” cannot be read; send application/json,"
        f" {FORM} or text, and say so in Content-Type."
    )
    raise RefusedRequestError(415, sentence)


def _json(data: bytes) -> Any:
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        sentence = f"The body is not JSON: {error}."
        raise RefusedRequestError(400, sentence) from error
    if is_deeper(value, DEEPEST):
        sentence = f"The body's values stand in each other more than {DEEPEST} times."
        raise RefusedRequestError(400, sentence)
    return value


def pairs_of(text: str) -> Mapping[str, Any]:
    """Return the pairs of a query or a form; a name that comes again has a list."""
    found: dict[str, Any] = {}
    try:
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        sentence = f"There are more than {MOST_FIELDS:,} fields."
        raise RefusedRequestError(400, sentence) from error
    for name, value in pairs:
        if name not in found:
            found[name] = value
        elif isinstance(found[name], list):
            found[name].append(value)
        else:
            found[name] = [found[name], value]
    return found
