"""How what differs between two runs is written, in the window and on the command line."""

import json
from typing import Any


def value_text(value: Any, longest: int) -> str:
    """Return a value on one line: text as it is, the rest as JSON, cut where it is long."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def count_text(count: int | None) -> str:
    """Return a number of records, or a dash where there is none."""
    return "–" if count is None else f"{count:,}"
