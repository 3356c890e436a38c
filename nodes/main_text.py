"""The text of a web page without its menus, banners and footers."""

import logging
import re
from typing import Any

LANGUAGE = re.compile(r"""(?i)<html[^>]*\blang\s*=\s*["']?([a-z]{2,3})""")
TITLE = re.compile(r"(?is)<title[^>]*>(.*?)</title>")
UNSEEN = ("head", "script", "style", "template", "noscript")
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
        "text": known.get("text") or _all_text(html),
        "language": language[1].lower() if language else None,
        "published": known.get("date"),
        "author": known.get("author"),
    }


def _all_text(html: str) -> str:
    """Return everything, where a page is too short to tell its parts."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] - has no stubs

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True)
    page = etree.fromstring(html.replace("\0", "").encode(), parser) if html else None
    if page is None:
        return ""
    etree.strip_elements(page, *UNSEEN, with_tail=False)
    lines = (" ".join(text.split()) for text in page.itertext(with_tail=True))
    return "\n".join(filter(None, lines))


def _title(html: str) -> str | None:
    from html import unescape

    found = TITLE.search(html[:200_000])
    return " ".join(unescape(found[1]).split()) or None if found else None
