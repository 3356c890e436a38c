"""The requests that go out: what they carry, and how a redirect changes them."""

import base64
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from urllib.parse import unquote

import httpx

from engine.http.response import Response
from nodes.errors import InputError
from nodes.redaction import secret_values, shown_url

AGENT = "SIEXStudio"
REDIRECTS = {301, 302, 303, 307, 308}
KEPT_ACROSS_HOSTS = {
    "accept",
    "accept-encoding",
    "accept-language",
    "content-type",
    "idempotency-key",
    "user-agent",
}
WRITTEN_ANEW = {"content-length", "transfer-encoding", "host"}


def first_request(
    method: str, url: str, headers: Mapping[str, str], content: bytes | None
) -> httpx.Request:
    """Return the request to start with.

    Raises:
        InputError: ``url`` is no web address.
    """
    address = _web_address(url)
    defaults = {
        "User-Agent": _user_agent(),
        "Accept": "*/*",
        "Accept-Encoding": "gzip, deflate",
    }
    user = address.userinfo.decode()
    if user:
        plain = unquote(user).encode()
        defaults["Authorization"] = f"Basic {base64.b64encode(plain).decode()}"
    sent = httpx.Headers(defaults)
    sent.update(headers)
    sent["Accept-Encoding"] = defaults["Accept-Encoding"]
    bare = address.copy_with(userinfo=b"", fragment=None)
    return httpx.Request(method.upper(), bare, headers=sent, content=content)


def secrets_of(request: httpx.Request, url: str) -> set[str]:
    """Return the values in a request that nobody must read in a message."""
    found = secret_values(request.headers)
    with suppress(httpx.InvalidURL):
        found.add(httpx.URL(url.strip()).password)
    return found


def is_redirect(response: Response) -> bool:
    """Say whether an answer points elsewhere."""
    return response.status in REDIRECTS and "location" in response.headers


def redirected(request: httpx.Request, response: Response) -> httpx.Request:
    """Return the request that a redirect asks for.

    Another host gets only headers that are no secret.
    """
    try:
        target = request.url.join(response.headers["location"].strip())
    except (httpx.InvalidURL, ValueError) as error:
        message = f"{shown_url(str(request.url))} redirects to what is no web address."
        raise InputError(message) from error
    _web_address(str(target))
    method, content = request.method, request.content
    if response.status == 303 or (response.status in (301, 302) and method == "POST"):
        method = method if method == "HEAD" else "GET"
        content = b""
    headers = {
        name: value
        for name, value in request.headers.items()
        if name in KEPT_ACROSS_HOSTS
        or (_same_origin(request.url, target) and name not in WRITTEN_ANEW)
    }
    if not content:
        headers.pop("content-type", None)
    bare = target.copy_with(userinfo=b"", fragment=None)
    return httpx.Request(method, bare, headers=headers, content=content or None)


@cache
def _user_agent() -> str:
    return f"{AGENT}/{version('siex-studio')}"


def _web_address(url: str) -> httpx.URL:
    try:
        address = httpx.URL(url.strip())
    except (httpx.InvalidURL, ValueError) as error:
        message = f"“{shown_url(url)}” is no web address; check its spelling."
        raise InputError(message) from error
    if address.scheme not in ("http", "https") or not address.host:
        message = (
            f"“{shown_url(url)}” is no web address; it must start with https:// or"
            " http:// and name a host."
        )
        raise InputError(message)
    return address


def _same_origin(one: httpx.URL, other: httpx.URL) -> bool:
    return (one.scheme, one.netloc) == (other.scheme, other.netloc)
