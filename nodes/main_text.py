"""The text of a web page without its menus, banners and footers."""

import logging
import re
from typing import Any

LANGUAGE = re.compile(r"""(?i)<html[^<>]*\blang\s*=\s*["']?([a-z]{2,3})""")
TITLE = re.compile(r"(?is)<title[^<>]*>(.{0,1000}?)</title>")
UNSEEN = ("head", "script", "style", "template", "noscript")
BLOCKS = (
    *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt"),
    *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table"),
    *("td", "th", "tr", "ul"),
)
LONGEST_HTML = 10_000_000


def main_text(html: str, url: str | None = None) -> dict[str, Any]:
    """Return ``title``, ``text``, ``language``, ``published`` and ``author`` of a page.

    What a page does not tell is None; ``text`` is empty where there is none. Takes some
    50 ms: run it in a worker.
    """
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    html = html[:LONGEST_HTML]
    try:
        found: Any = trafilatura.bare_extraction(
            html, url=url, with_metadata=True, include_comments=False
        )
    except (RecursionError, ValueError):
        found = None
    known: dict[str, Any] = found.as_dict() if found else {}
    language = LANGUAGE.search(html[:20_000])
    return {
        "title": known.get("title") or _title(html),
        "text": known.get("text") or plain_text(html),
        "language": language[1].lower() if language else None,
        "published": known.get("date"),
        "author": known.get("author"),
    }


def plain_text(html: str) -> str:
    """Return all text of a page or a piece of one, without markup."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] - has no stubs

    if "<" not in html and "&" not in html:
        return html.strip()
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True)
    page = etree.fromstring(html.replace("\0", "").encode(), parser) if html else None
    if page is None:
        return ""
    etree.strip_elements(page, *UNSEEN, with_tail=False)
    for block in page.iter(*BLOCKS):
        block.text = f"\n{block.text or ''}"
        block.tail = f"\n{block.tail or ''}"
    lines = (" ".join(line.split()) for line in "".join(page.itertext()).split("\n"))
    return "\n".join(filter(None, lines))


def _title(html: str) -> str | None:
    from html import unescape

    found = TITLE.search(html[:200_000])
    return " ".join(unescape(found[1]).split()) or None if found else None
