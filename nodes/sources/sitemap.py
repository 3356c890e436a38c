"""List the pages that a website names in its sitemap.

Each page becomes a record with `loc` (its address), `lastmod`, `changefreq` and `priority`;
what the sitemap does not tell is null. An address without a path, such as
`https://example.com`, is enough: robots.txt then says where the sitemaps are, else
`/sitemap.xml` is tried. Sitemaps of sitemaps, packed ones (`.xml.gz`) and plain lists of
addresses are read too.

Example: `https://example.com` with *Only addresses with* `/blog/` lists the blog's pages.
Put *Web page* behind this node to fetch them.
"""

import io
import re
import zlib
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from pydantic import Field

from nodes.answers import is_error, refuse_errors
from nodes.charset import decode
from nodes.contract import Batch, Context, NodeConfig, Record, node
from nodes.errors import InputError, NodeError, SettingsError
from nodes.redaction import shown_url
from nodes.texts import Address, needed
from nodes.values import number

NO_ADDRESS = "No address is given; type the site's address."
DEEPEST = 3
MOST_SITEMAPS = 1000
MOST_BYTES = 60_000_000
SITEMAP_LINE = re.compile(r"(?im)^\s*sitemap\s*:\s*(\S+)")
FIELDS = ("loc", "lastmod", "changefreq", "priority")


class Config(NodeConfig):
    """The site, and which of its pages to list."""

    url: Address = Field(
        "",
        title="Address",
        description="The site, such as https://example.com, or one sitemap's address.",
        json_schema_extra=needed(NO_ADDRESS),
    )
    contains: str = Field(
        "",
        title="Only addresses with",
        description="List only pages whose address holds this; empty for all.",
    )
    limit: int = Field(
        10_000,
        ge=1,
        le=5_000_000,
        title="Pages at most",
        description="How many pages to list.",
    )
    timeout_s: float = Field(
        60,
        ge=0.1,
        le=600,
        title="Longest wait (seconds)",
        description="How long the server may take to answer.",
    )


@dataclass
class _Walk:
    """The sitemaps still to be read, with their depth, and those seen."""

    waiting: deque[tuple[str, int]] = field(default_factory=deque[tuple[str, int]])
    seen: set[str] = field(default_factory=set[str])

    def add(self, url: str, depth: int) -> None:
        if url not in self.seen:
            self.seen.add(url)
            self.waiting.append((url, depth))


@node(
    "sources.sitemap",
    title="Sitemap",
    icon="sitemap",
    repeatable=False,
    adds=FIELDS,
    words=("pages", "urls", "site", "crawl", "index", "xml", "robots"),
)
async def sitemap(config: Config, ctx: Context) -> AsyncIterator[Batch]:
    """Yield the pages of all sitemaps, in the order in which they are named."""
    walk = _Walk()
    for url in await _starts(_address(config), config, ctx):
        walk.add(url, 1)
    first, left = True, config.limit
    while walk.waiting and left > 0:
        url, depth = walk.waiting.popleft()
        pages = await _pages(url, depth, walk, config, ctx, must_work=first)
        first = False
        batch = Batch(Record(page) for page in pages if config.contains in page["loc"])
        yield Batch(batch[:left])
        left -= len(batch)


def _address(config: Config) -> str:
    url = config.url.strip()
    if not url:
        raise SettingsError("url", NO_ADDRESS)
    return url if "://" in url else f"https://{url}"


async def _starts(url: str, config: Config, ctx: Context) -> list[str]:
    """Return the sitemaps to begin with: the one given, or those that the site names."""
    parts = urlsplit(url)
    if parts.path.strip("/") or parts.query:
        return [url]
    site = f"{parts.scheme}://{parts.netloc}"
    rules = await ctx.http.request(
        "GET", f"{site}/robots.txt", timeout_s=config.timeout_s
    )
    named = [] if is_error(rules) else SITEMAP_LINE.findall(rules.text)
    return named or [f"{site}/sitemap.xml"]


async def _pages(
    url: str,
    depth: int,
    walk: _Walk,
    config: Config,
    ctx: Context,
    *,
    must_work: bool,
) -> list[dict[str, Any]]:
    """Return the pages of one sitemap, and note the sitemaps that it names."""
    try:
        found = await _read(url, config, ctx)
    except NodeError as error:
        if must_work:
            raise
        ctx.log("warning", f"{error} This sitemap was left out.")
        return []
    for inner in found["sitemaps"]:
        if depth >= DEEPEST or len(walk.seen) >= MOST_SITEMAPS:
            ctx.log("warning", _too_many(url))
            break
        walk.add(inner, depth + 1)
    return found["pages"]


def _too_many(url: str) -> str:
    return (
        f"{shown_url(url)} names more sitemaps than this node follows ({MOST_SITEMAPS},"
        f" {DEEPEST} deep); the rest was left out."
    )


async def _read(url: str, config: Config, ctx: Context) -> dict[str, Any]:
    response = await ctx.http.request(
        "GET", url, timeout_s=config.timeout_s, max_bytes=MOST_BYTES
    )
    refuse_errors(response)
    return await ctx.in_worker(entries, response.content, response.url)


def entries(content: bytes, url: str) -> dict[str, list[Any]]:
    """Return the pages and the sitemaps that a sitemap names; runs in a worker.

    Raises:
        InputError: it is no sitemap.
    """
    if content.startswith(b"\x1f\x8b"):
        content = _unpacked(content, url)
    if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return {"pages": _listed(content, url), "sitemaps": []}
    found: dict[str, list[Any]] = {"pages": [], "sitemaps": []}
    for kind, entry in _elements(content, url):
        if entry["loc"]:
            found[kind].append(entry if kind == "pages" else entry["loc"])
    return found


def _elements(content: bytes, url: str) -> list[tuple[str, dict[str, Any]]]:
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    elements: list[tuple[str, dict[str, Any]]] = []
    kinds = {"url": "pages", "sitemap": "sitemaps"}
    root = ""
    try:
        for event, element in iterparse(io.BytesIO(content), events=("start", "end")):
            name = _local(element.tag)
            root = root or name
            if event == "start" or name not in kinds:
                continue
            told = {_local(child.tag): child.text for child in element}
            entry = {key: (told.get(key) or "").strip() or None for key in FIELDS}
            elements.append(
                (kinds[name], entry | {"priority": number(entry["priority"])})
            )
            element.clear()
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise InputError(_no_sitemap(url, root)) from error
    if root not in ("urlset", "sitemapindex"):
        raise InputError(_no_sitemap(url, root))
    return elements


def _local(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


def _listed(content: bytes, url: str) -> list[dict[str, Any]]:
    """Return the addresses of a sitemap that is a plain list of them."""
    lines = [line.strip() for line in decode(content).text.splitlines()]
    found = [line for line in lines if line]
    if not found or not all(line.startswith(("http://", "https://")) for line in found):
        raise InputError(_no_sitemap(url, ""))
    return [dict.fromkeys(FIELDS) | {"loc": line} for line in found]


def _unpacked(content: bytes, url: str) -> bytes:
    packed = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        unpacked = packed.decompress(content, MOST_BYTES)
    except zlib.error as error:
        message = f"{shown_url(url)} is packed but damaged; check the address."
        raise InputError(message) from error
    if packed.unconsumed_tail:
        message = (
            f"{shown_url(url)} unpacks into more than {MOST_BYTES // 1_000_000} MB, more"
            " than a sitemap may have, and was not read."
        )
        raise InputError(message)
    return unpacked


def _no_sitemap(url: str, root: str) -> str:
    if root == "html":
        what = "a web page"
    elif root in ("rss", "feed"):
        what = "a feed (use the node “RSS or Atom feed”)"
    else:
        what = f"an XML file that begins with <{root}>" if root else "something else"
    return f"{shown_url(url)} is no sitemap but {what}; check the address."
