"""What a dry run would have done, in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.commands.printing import counted

LONGEST_BODY = 300
"""Characters of a body that are shown."""


def effect_line(effect: Mapping[str, Any]) -> str:
    """Return one effect as one line, whatever kind it is of."""
    match effect.get("kind"):
        case "request":
            return f"{effect['method']} {effect['url']}"
        case "file":
            verb = "replace" if effect.get("replaces") else "write"
            size = counted(effect["records"], "record")
            return f"{verb} {effect['path']} ({size})"
        case "notification":
            return f"notify: {effect['title']}: {effect['text']}"
        case _:
            facts = (f"{k} {v}" for k, v in effect.items() if k not in ("node", "kind"))
            return f"{effect.get('kind')}: {', '.join(facts)}"


def effect_details(effect: Mapping[str, Any]) -> Iterator[str]:
    """Yield the headers and the body of a request."""
    headers: Mapping[str, str] = effect.get("headers") or {}
    for name, value in headers.items():
        yield f"{name}: {value}"
    body = effect.get("body")
    if isinstance(body, str) and body:
        yield body if len(body) <= LONGEST_BODY else f"{body[:LONGEST_BODY]}…"
