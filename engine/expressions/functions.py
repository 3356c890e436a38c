"""The functions that formulas have beyond CEL's own, and sums of mixed numbers.

All of them are pure and work on plain values. Each may be written ``f(x)`` or
``x.f()``. Texts they make are limited, so that a formula cannot fill the memory.
"""

import math
import operator
import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Any
from urllib.parse import SplitResult, quote, urlsplit

from cel_expr_python import cel
from cel_expr_python.ext import ext_math, ext_optional

from engine.expressions.printing import printed

LONGEST_TEXT = 10_000_000
LONGEST_LIST = 2_000
WORD = re.compile(r"[\w'’-]+")
T = cel.Type
Numbers = ((T.INT, T.DOUBLE), (T.DOUBLE, T.INT))


def _upper(text: str) -> str:
    return text.upper()


def _lower(text: str) -> str:
    return text.lower()


def _title(text: str) -> str:
    return text.title()


def _trim(text: str) -> str:
    return text.strip()


def _replace(text: str, old: str, new: str) -> str:
    grown = len(text) + text.count(old) * max(len(new) - len(old), 0)
    _check_length(grown)
    return text.replace(old, new)


def _split(text: str, separator: str) -> list[str]:
    return text.split(separator) if separator else list(text)


def _words(text: str) -> list[str]:
    return WORD.findall(text)


def _join(items: Sequence[Any], separator: str = "") -> str:
    texts = [printed(item) for item in items]
    _check_length(sum(map(len, texts)) + len(separator) * len(texts))
    return separator.join(texts)


def _join_all(items: Sequence[Any]) -> str:
    return _join(items)


def _index_of(text: str, part: str) -> int:
    return text.find(part)


def _last_index_of(text: str, part: str) -> int:
    return text.rfind(part)


def _substring(text: str, start: int, end: int) -> str:
    return text[max(start, 0) : max(end, 0)]


def _substring_from(text: str, start: int) -> str:
    return text[max(start, 0) :]


def _host(address: str) -> str:
    return (_parts(address).hostname or "").removeprefix("www.")


def _path(address: str) -> str:
    return _parts(address).path


def _parts(address: str) -> SplitResult:
    return urlsplit(address if "//" in address else f"//{address}")


def _url_encode(text: str) -> str:
    return quote(text, safe="")


def _slug(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return "-".join(re.findall(r"[^\W_]+", letters))


def _round(number: float) -> int:
    return math.floor(number + 0.5)


def _round_to(number: float, digits: int) -> float:
    shift = 10.0 ** max(-12, min(12, digits))
    return math.floor(number * shift + 0.5) / shift


def _date(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        try:
            moment = parsedate_to_datetime(text)
        except ValueError:
            message = f"'{text[:40]}' is not a date"
            raise ValueError(message) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _format(moment: datetime, pattern: str) -> str:
    return moment.strftime(pattern[:200])


def _check_length(length: int) -> None:
    if length > LONGEST_TEXT:
        message = "the text would get too long"
        raise ValueError(message)


def _plus_text(left: Any, right: Any) -> str:
    return printed(left) + printed(right)


TEXT = (T.STRING,)
FUNCTIONS: tuple[tuple[str, Callable[..., Any], Any, tuple[Any, ...]], ...] = (
    ("upper", _upper, T.STRING, TEXT),
    ("lower", _lower, T.STRING, TEXT),
    ("title", _title, T.STRING, TEXT),
    ("trim", _trim, T.STRING, TEXT),
    ("replace", _replace, T.STRING, TEXT * 3),
    ("split", _split, T.List(T.STRING), TEXT * 2),
    ("words", _words, T.List(T.STRING), TEXT),
    ("join", _join, T.STRING, (T.List(T.DYN), T.STRING)),
    ("join", _join_all, T.STRING, (T.List(T.DYN),)),
    ("indexOf", _index_of, T.INT, TEXT * 2),
    ("lastIndexOf", _last_index_of, T.INT, TEXT * 2),
    ("substring", _substring, T.STRING, (T.STRING, T.INT, T.INT)),
    ("substring", _substring_from, T.STRING, (T.STRING, T.INT)),
    ("host", _host, T.STRING, TEXT),
    ("path", _path, T.STRING, TEXT),
    ("urlEncode", _url_encode, T.STRING, TEXT),
    ("slug", _slug, T.STRING, TEXT),
    ("round", _round, T.INT, (T.DOUBLE,)),
    ("round", _round, T.INT, (T.INT,)),
    ("round", _round_to, T.DOUBLE, (T.DOUBLE, T.INT)),
    ("round", _round_to, T.DOUBLE, (T.INT, T.INT)),
    ("date", _date, T.TIMESTAMP, TEXT),
    ("format", _format, T.STRING, (T.TIMESTAMP, T.STRING)),
    ("text", printed, T.STRING, (T.DYN,)),
)
OPERATORS: tuple[tuple[str, Callable[..., Any], Any, tuple[Any, ...]], ...] = (
    *(("_+_", operator.add, T.DOUBLE, pair) for pair in Numbers),
    *(("_-_", operator.sub, T.DOUBLE, pair) for pair in Numbers),
    *(("_*_", operator.mul, T.DOUBLE, pair) for pair in Numbers),
    ("_/_", operator.truediv, T.DOUBLE, (T.DOUBLE, T.INT)),
    *(("_%_", math.fmod, T.DOUBLE, pair) for pair in (*Numbers, (T.DOUBLE, T.DOUBLE))),
    *(("_+_", _plus_text, T.STRING, (T.STRING, kind)) for kind in (T.INT, T.DOUBLE)),
    *(("_+_", _plus_text, T.STRING, (kind, T.STRING)) for kind in (T.INT, T.DOUBLE)),
)
MAKE_LISTS = (_split, _words)
BUILT_IN = frozenset(
    {"size", "contains", "startsWith", "endsWith", "matches", "has", "int", "double"}
    | {"string", "bool", "timestamp", "duration", "type", "dyn", "uint", "bytes"}
    | {"all", "exists", "exists_one", "filter", "map", "orValue", "hasValue", "value"}
    | {"getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek"}
    | {"getDayOfYear", "getHours", "getMinutes", "getSeconds", "getMilliseconds"}
    | {"optMap", "optFlatMap", "or"}
    | {f"math.{name}" for name in ("greatest", "least", "ceil", "floor", "round")}
    | {
        f"math.{name}"
        for name in ("trunc", "abs", "sign", "isNaN", "isInf", "isFinite")
    }
)
NAMES = BUILT_IN | {name for name, *_ in FUNCTIONS}


@cache
def extensions(*, has_loops: bool) -> list[Any]:
    """Return the extensions of the CEL environment of a formula with or without loops.

    CEL's loops take long on long lists, so where there are some, lists stay short.
    """
    ours = _our_functions(has_loops=has_loops)
    return [ext_math.ExtMath(), ext_optional.ExtOptional(), ours]


def check_list(length: int) -> None:
    """Refuse to walk through a list that is too long for it.

    Raises:
        ValueError: it is too long.
    """
    if length > LONGEST_LIST:
        message = (
            f"A list has {length:,} items; a formula walks through at most "
            f"{LONGEST_LIST:,}. Split the list into records first."
        )
        raise ValueError(message)


def _short(function: Callable[..., list[str]]) -> Callable[..., list[str]]:
    def made(*values: str) -> list[str]:
        items = function(*values)
        check_list(len(items))
        return items

    return made


def _our_functions(*, has_loops: bool) -> Any:
    overloads: dict[str, list[Any]] = {}
    for number, (name, function, returns, takes) in enumerate((*FUNCTIONS, *OPERATORS)):
        forms = (False,) if name.startswith("_") else (False, True)
        if has_loops and function in MAKE_LISTS:
            function = _short(function)
        overloads.setdefault(name, []).extend(
            cel.Overload(
                f"siex_{number}_{is_member}", returns, takes, is_member, function
            )
            for is_member in forms
        )
    return cel.CelExtension(
        "siex", [cel.FunctionDecl(name, made) for name, made in overloads.items()]
    )
