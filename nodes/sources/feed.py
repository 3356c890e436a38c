"""Read the items of an RSS or Atom feed.

Each item becomes a record with `title`, `link`, `published` and `updated` (as dates), `summary`
(without markup), `text` (the item's content, else its summary), `author`, `tags`, `id` and
`feed` (the feed's title). What an item does not tell is null. Many feeds hold only the
beginning of a text: put *Web page* behind this node to fetch the whole.

With *Only new items*, what a run of this pipeline got that completed does not come again.

Example: the address of a newspaper's feed gives its latest articles, newest first.
"""

import calendar
import io
import json
import re
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any
from urllib.parse import urljoin

from pydantic import Field

from nodes.answers import refuse_errors
from nodes.charset import decode
from nodes.contract import Batch, Context, NodeConfig, Record, node
from nodes.errors import InputError, SettingsError
from nodes.main_text import plain_text
from nodes.redaction import shown_url
from nodes.texts import Address, needed

NO_ADDRESS = "No address is given; type the feed's address."
FEED_LINK = re.compile(
    r"""(?is)<link\b(?=[^<>]*\btype\s*=\s*["']?application/(?:rss|atom)\+xml)"""
    r"""[^<>]*\bhref\s*=\s*["']?([^"'\s<>]+)"""
)
TITLE = re.compile(r"(?is)<title[^<>]*>(.{1,200}?)</title>")
DATES = ("published", "updated")


class Config(NodeConfig):
    """The feed to read."""

    url: Address = Field(
        "",
        title="Address",
        description="The feed's address, such as https://example.com/feed.xml.",
        json_schema_extra=needed(NO_ADDRESS),
    )
    limit: int = Field(
        100,
        ge=1,
        le=10_000,
        title="Items at most",
        description="How many items to take.",
    )
    only_new: bool = Field(
        default=False,
        title="Only new items",
        description="Whether items are left out that an earlier run got.",
    )
    timeout_s: float = Field(
        30,
        ge=0.1,
        le=600,
        title="Longest wait (seconds)",
        description="How long the server may take to answer.",
    )


@node(
    "sources.feed",
    title="RSS or Atom feed",
    icon="feed",
    repeatable=False,
    adds=(
        *("title", "link", "published", "updated", "summary", "text"),
        *("author", "tags", "id", "feed"),
    ),
    words=("rss", "atom", "news", "blog", "podcast", "articles", "posts"),
)
async def feed(config: Config, ctx: Context) -> AsyncIterator[Batch]:
    """Yield the items of the feed."""
    if not config.url.strip():
        raise SettingsError("url", NO_ADDRESS)
    response = await ctx.http.request(
        "GET", config.url.strip(), timeout_s=config.timeout_s
    )
    refuse_errors(response)
    content_type = response.headers.get("content-type", "")
    read = await ctx.in_worker(items, response.content, content_type, response.url)
    if not read["is_feed"]:
        raise InputError(_no_feed(response.content, content_type, response.url))
    if read["damage"]:
        ctx.log("warning", _damaged(response.url, read["damage"]))
    found = read["items"][: config.limit]
    if config.only_new:
        found = await _new(found, ctx)
    yield Batch(map(Record, found))


async def _new(found: list[dict[str, Any]], ctx: Context) -> list[dict[str, Any]]:
    """Leave out what an earlier run got, and remember the rest for later ones."""
    named = {_name(item): item for item in reversed(found)}
    known = await ctx.memory.recall(list(named))
    await ctx.memory.keep(dict.fromkeys(named.keys() - known.keys(), 1))
    return [item for name, item in reversed(named.items()) if name not in known]


def _name(item: Mapping[str, Any]) -> str:
    """Return what an item is known by: its id, else what it says."""
    text = item["id"] or json.dumps([item["title"], item["published"], item["text"]])
    return blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()


def items(content: bytes, content_type: str, url: str) -> dict[str, Any]:
    """Return what a feed holds; runs in a worker."""
    import feedparser

    told = {"content-type": content_type, "content-location": url}
    parsed: Any = feedparser.parse(io.BytesIO(content), response_headers=told)
    return {
        "is_feed": bool(parsed.get("version") or parsed.entries),
        "damage": str(parsed.get("bozo_exception", "")) if _is_damaged(parsed) else "",
        "items": [
            _item(dict(entry), parsed.feed.get("title")) for entry in parsed.entries
        ],
    }


def _is_damaged(parsed: Any) -> bool:
    from feedparser.exceptions import CharacterEncodingOverride, NonXMLContentType

    harmless = (CharacterEncodingOverride, NonXMLContentType)
    return bool(parsed.bozo) and not isinstance(parsed.bozo_exception, harmless)


def _item(entry: Mapping[str, Any], feed_title: str | None) -> dict[str, Any]:
    summary = plain_text(entry.get("summary", ""))
    contents = [plain_text(part.get("value", "")) for part in entry.get("content", [])]
    return {
        "title": plain_text(entry.get("title", "")) or None,
        "link": entry.get("link"),
        **{name: _date(entry.get(f"{name}_parsed")) for name in DATES},
        "summary": summary or None,
        "text": max([*contents, summary], key=len),
        "author": entry.get("author"),
        "tags": [tag["term"] for tag in entry.get("tags", []) if tag.get("term")],
        "id": entry.get("id") or entry.get("link"),
        "feed": feed_title,
    }


def _date(parts: Any) -> str | None:
    if not parts:
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(parts), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def _no_feed(content: bytes, content_type: str, url: str) -> str:
    where = shown_url(url)
    if not content.strip():
        return f"{where} is no feed: the answer is empty; check the address."
    page = decode(content[:200_000], content_type, markup=True).text
    if link := FEED_LINK.search(page):
        found = shown_url(urljoin(url, link[1]))
        return f"{where} is no feed but a web page; its feed seems to be {found}."
    if title := TITLE.search(page):
        name = " ".join(title[1].split())
        return f"{where} is no feed but a web page titled “{name}”; check the address."
    kind = content_type.partition(";")[0].strip() or "something of no stated kind"
    return f"{where} is no RSS or Atom feed but {kind}; check the address."


def _damaged(url: str, damage: str) -> str:
    return f"{shown_url(url)} is damaged ({damage}); what could be read was taken."
