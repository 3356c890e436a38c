"""What the functions of formulas do. All are pure and take plain values.

Texts they make are limited, so that a formula cannot fill the memory. A `ValueError` is
told to the author of the formula.
"""

import math
import re
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import SplitResult, quote, urlsplit

from engine.expressions.printing import printed

LONGEST_TEXT = 10_000_000
WORD = re.compile(r"[\w'’-]+")


def replace(text: str, old: str, new: str) -> str:
    """Put ``new`` in the place of each ``old``."""
    grown = len(text) + text.count(old) * max(len(new) - len(old), 0)
    _check_length(grown)
    return text.replace(old, new)


def split(text: str, separator: str) -> list[str]:
    """Cut a text at each separator; at each character where that is empty."""
    return text.split(separator) if separator else list(text)


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return WORD.findall(text)


def join(items: Sequence[Any], separator: str = "") -> str:
    """Join the items of a list, each as it would look in a text."""
    texts = [printed(item) for item in items]
    _check_length(sum(map(len, texts)) + len(separator) * len(texts))
    return separator.join(texts)


def substring(text: str, start: int, end: int | None = None) -> str:
    """Return the characters from ``start`` up to but without ``end``."""
    return text[max(start, 0) : None if end is None else max(end, 0)]


def host(address: str) -> str:
    """Return the host of a web address, without a leading www."""
    return (_parts(address).hostname or "").removeprefix("www.")


def path(address: str) -> str:
    """Return the path of a web address."""
    return _parts(address).path


def url_encode(text: str) -> str:
    """Make a text fit into a part of a web address."""
    return quote(text, safe="")


def slug(text: str) -> str:
    """Make of a text what could name a page: small letters, digits and dashes."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return "-".join(re.findall(r"[^\W_]+", letters))


def round_(number: float) -> int:
    """Round to a whole number, halves up."""
    return math.floor(number + 0.5)


def round_to(number: float, digits: int) -> float:
    """Round to some digits behind the point, halves up."""
    shift = 10.0 ** max(-12, min(12, digits))
    return math.floor(number * shift + 0.5) / shift


def date(text: str) -> datetime:
    """Read a date as machines or mails write it; without a time zone it is in UTC."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        try:
            moment = parsedate_to_datetime(text)
        except ValueError:
            message = f"'{text[:40]}' is not a date"
            raise ValueError(message) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def format_date(moment: datetime, pattern: str) -> str:
    """Write a date by a `strftime` pattern."""
    return moment.strftime(pattern[:200])


def plus_text(left: Any, right: Any) -> str:
    """Join a text and a number."""
    return printed(left) + printed(right)


def _parts(address: str) -> SplitResult:
    return urlsplit(address if "//" in address else f"//{address}")


def _check_length(length: int) -> None:
    if length > LONGEST_TEXT:
        message = "the text would get too long"
        raise ValueError(message)
