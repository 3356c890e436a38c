"""Fetch a web page and take its main text.

The page at *Address* is fetched as a browser would: redirects are followed and the
charset is found out. Its main text, without menus, banners and footers, becomes the field
`text`. The record also gets `url`, `final_url` (where redirects ended), `status`, `title`,
`language` and, where the page tells it, `published`. A title or date that the record has
already stays when the page tells none.

Pages that the site's robots.txt closes to programs are not fetched, unless you switch
that off.

Example: behind a feed, leave the address empty and every item's `link` is fetched.
"""

from typing import Any

from pydantic import Field

from nodes.answers import is_error, refuse_errors
from nodes.contract import Context, NodeConfig, Record, node
from nodes.errors import InputError
from nodes.main_text import main_text, plain_text
from nodes.redaction import shown_url
from nodes.texts import AddressTemplate

ADDRESSES = ("link", "url", "loc")


class Config(NodeConfig):
    """Which page, and what to take of it."""

    url: AddressTemplate = Field(
        "",
        title="Address",
        description=(
            "The page's address, such as {{ link }}; empty takes the record's link, url"
            " or loc."
        ),
    )
    main_text_only: bool = Field(
        default=True,
        title="Main text only",
        description="Whether menus, banners and footers are left out of the text.",
    )
    with_html: bool = Field(
        default=False,
        title="Keep the HTML",
        description="Whether the page's source is added in the field html.",
    )
    respect_robots: bool = Field(
        default=True,
        title="Respect robots.txt",
        description="Whether pages are left alone that the site closes to programs.",
    )
    keep_errors: bool = Field(
        default=False,
        title="Keep pages with an error",
        description=(
            "Whether a page that answers with an error such as 404 goes on as a record"
            " with its status and no text, instead of failing."
        ),
    )
    timeout_s: float = Field(
        30,
        ge=0.1,
        le=600,
        title="Longest wait (seconds)",
        description="How long the server may take to answer.",
    )
    max_mb: float = Field(
        20,
        ge=0.1,
        le=500,
        title="Largest page (MB)",
        description="Larger pages are given up.",
    )


def _adds(config: Config) -> list[str]:
    always = ["url", "final_url", "status", "title", "text", "language", "published"]
    return [*always, "html"] if config.with_html else always


@node(
    "web.page",
    title="Web page",
    icon="page",
    repeatable=False,
    adds=_adds,
    concurrency=16,
    words=("fetch", "download", "scrape", "crawl", "html", "text", "article", "url"),
)
async def page(config: Config, record: Record, ctx: Context) -> Record:
    """Answer the record with the page's text."""
    url = _url(config, record, ctx)
    response = await ctx.http.request(
        "GET",
        url,
        headers={
            "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5"
        },
        respect_robots=config.respect_robots,
        timeout_s=config.timeout_s,
        max_bytes=int(config.max_mb * 1_000_000),
    )
    reached = {"url": url, "final_url": response.url, "status": response.status}
    if is_error(response):
        if not config.keep_errors:
            refuse_errors(response)
        return record.with_fields({**reached, "text": ""})
    content_type = response.headers.get("content-type", "")
    found = await _content(response.text, content_type, response.url, config, ctx)
    html = {"html": response.text} if config.with_html else {}
    told = {name: record.get(name) for name in ("title", "published")}
    told |= {name: value for name, value in found.items() if value is not None}
    return record.with_fields({**reached, "language": None, **told, **html})


def _url(config: Config, record: Record, ctx: Context) -> str:
    if config.url.strip():
        return ctx.template(config.url)(record).strip()
    for name in ADDRESSES:
        if isinstance(record.get(name), str) and record[name].strip():
            return record[name].strip()
    message = (
        "This record has no link, url or loc; say in the setting “Address” which field"
        " holds the page's address, such as {{ website }}."
    )
    raise InputError(message)


async def _content(
    text: str, content_type: str, url: str, config: Config, ctx: Context
) -> dict[str, Any]:
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "text/plain":
        return {"text": text}
    if kind and "html" not in kind and "xml" not in kind:
        message = f"{shown_url(url)} is no web page but {kind}; take it off your list."
        raise InputError(message)
    found = await ctx.in_worker(main_text, text, url)
    if not config.main_text_only:
        found["text"] = await ctx.in_worker(plain_text, text)
    del found["author"]
    return found
