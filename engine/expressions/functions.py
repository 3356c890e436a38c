"""Declares to CEL the functions that formulas have beyond its own, and mixed sums.

Each function may be written ``f(x)`` or ``x.f()``.
"""

import math
import operator
from collections.abc import Callable
from functools import cache
from typing import Any

from cel_expr_python import cel
from cel_expr_python.ext import ext_math, ext_optional

from engine.expressions import library
from engine.expressions.printing import printed

LONGEST_LIST = 2_000
T = cel.Type
Numbers = ((T.INT, T.DOUBLE), (T.DOUBLE, T.INT))
TEXT = (T.STRING,)
FUNCTIONS: tuple[tuple[str, Callable[..., Any], Any, tuple[Any, ...]], ...] = (
    ("upper", str.upper, T.STRING, TEXT),
    ("lower", str.lower, T.STRING, TEXT),
    ("title", str.title, T.STRING, TEXT),
    ("trim", str.strip, T.STRING, TEXT),
    ("replace", library.replace, T.STRING, TEXT * 3),
    ("split", library.split, T.List(T.STRING), TEXT * 2),
    ("words", library.words, T.List(T.STRING), TEXT),
    ("join", library.join, T.STRING, (T.List(T.DYN), T.STRING)),
    ("join", library.join, T.STRING, (T.List(T.DYN),)),
    ("indexOf", str.find, T.INT, TEXT * 2),
    ("lastIndexOf", str.rfind, T.INT, TEXT * 2),
    ("substring", library.substring, T.STRING, (T.STRING, T.INT, T.INT)),
    ("substring", library.substring, T.STRING, (T.STRING, T.INT)),
    ("host", library.host, T.STRING, TEXT),
    ("path", library.path, T.STRING, TEXT),
    ("urlEncode", library.url_encode, T.STRING, TEXT),
    ("slug", library.slug, T.STRING, TEXT),
    ("round", library.round_, T.INT, (T.DOUBLE,)),
    ("round", library.round_, T.INT, (T.INT,)),
    ("round", library.round_to, T.DOUBLE, (T.DOUBLE, T.INT)),
    ("round", library.round_to, T.DOUBLE, (T.INT, T.INT)),
    ("date", library.date, T.TIMESTAMP, TEXT),
    ("format", library.format_date, T.STRING, (T.TIMESTAMP, T.STRING)),
    ("text", printed, T.STRING, (T.DYN,)),
)
OPERATORS: tuple[tuple[str, Callable[..., Any], Any, tuple[Any, ...]], ...] = (
    *(("_+_", operator.add, T.DOUBLE, pair) for pair in Numbers),
    *(("_-_", operator.sub, T.DOUBLE, pair) for pair in Numbers),
    *(("_*_", operator.mul, T.DOUBLE, pair) for pair in Numbers),
    ("_/_", operator.truediv, T.DOUBLE, (T.DOUBLE, T.INT)),
    *(("_%_", math.fmod, T.DOUBLE, pair) for pair in (*Numbers, (T.DOUBLE, T.DOUBLE))),
    *(
        ("_+_", library.plus_text, T.STRING, (T.STRING, kind))
        for kind in (T.INT, T.DOUBLE)
    ),
    *(
        ("_+_", library.plus_text, T.STRING, (kind, T.STRING))
        for kind in (T.INT, T.DOUBLE)
    ),
)
MAKE_LISTS = (library.split, library.words)
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
