"""Condition rows, compiled once to plain functions.

How a field is compared with what was typed beside it:

| operator                      | holds when                                             |
|-------------------------------|--------------------------------------------------------|
| equals                        | both are the same number, or the same text             |
| contains, starts/ends with    | the field's text does; for a list: an item equals      |
| greater, at least, less, ...  | as numbers where both are, else as dates or texts      |
| is one of                     | the field equals an item (a list, or texts with commas)|
| matches                       | the regular expression (RE2) is found in the text      |
| is empty                      | missing, null, an empty or blank text, list or object  |
| is true                       | true, "true", "yes", "on" or a number other than 0     |

Numbers typed as text count as numbers: "10" equals 10 and 10.0 and is greater than 9.
Upper and lower case are the same unless *match case* is on. A missing field is empty:
only the "not" operators, *is empty* and *is false* hold for it.
"""

import operator as op
import re
from collections.abc import Callable, Mapping
from typing import Any

from engine.expressions.paths import compile_path
from engine.expressions.patterns import compile_pattern
from engine.expressions.printing import printed
from nodes.conditions import ConditionRow, Conditions

Holds = Callable[[Mapping[str, Any]], bool]
Test = Callable[[Any], bool]
TRUE_WORDS = frozenset({"true", "yes", "on", "1"})
ORDER = {"greater": op.gt, "at_least": op.ge, "less": op.lt, "at_most": op.le}
NUMBER = re.compile(r"\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\s*", re.ASCII)


def compile_conditions(conditions: Conditions) -> Holds:
    """Compile rows to a function that says whether they hold for a record.

    Raises:
        ExpressionError: a field's path or a regular expression cannot be used.
    """
    rows = [_compiled(row) for row in conditions.rows]
    if len(rows) == 1:
        return rows[0]
    combine = all if conditions.match == "all" else any
    if not rows:
        return lambda _record: True
    return lambda record: combine(holds(record) for holds in rows)


def _compiled(row: ConditionRow | Conditions) -> Holds:
    if isinstance(row, Conditions):
        return compile_conditions(row)
    value = compile_path(row.field)
    test = _test(row)
    return lambda record: test(value(record))


def _test(row: ConditionRow) -> Test:
    if row.operator.startswith("not_"):
        positive = row.model_copy(
            update={"operator": row.operator.removeprefix("not_")}
        )
        holds = _test(positive)
        return lambda value: not holds(value)
    if row.operator in ORDER:
        return _ordered(ORDER[row.operator], row.value)
    return MAKERS[row.operator](row)


def _equals(row: ConditionRow) -> Test:
    fold = _folding(row)
    number, text = number_of(row.value), fold(printed(row.value))

    def equals(value: Any) -> bool:
        if number is not None:
            found = number_of(value)
            if found is not None:
                return found == number
        return value is not None and fold(printed(value)) == text

    return equals


def _contains(row: ConditionRow) -> Test:
    fold, equals = _folding(row), _equals(row)
    text = fold(printed(row.value))

    def contains(value: Any) -> bool:
        if isinstance(value, list):
            return any(map(equals, value))
        return value is not None and text in fold(printed(value))

    return contains


def _starts_with(row: ConditionRow) -> Test:
    fold = _folding(row)
    text = fold(printed(row.value))
    return lambda value: value is not None and fold(printed(value)).startswith(text)


def _ends_with(row: ConditionRow) -> Test:
    fold = _folding(row)
    text = fold(printed(row.value))
    return lambda value: value is not None and fold(printed(value)).endswith(text)


def _is_one_of(row: ConditionRow) -> Test:
    options = row.value if isinstance(row.value, list | tuple) else _listed(row.value)
    tests = [_equals(row.model_copy(update={"value": option})) for option in options]
    return lambda value: any(test(value) for test in tests)


def _listed(value: Any) -> list[str]:
    return [part.strip() for part in printed(value).split(",") if part.strip()]


def _matches(row: ConditionRow) -> Test:
    found = compile_pattern(printed(row.value), match_case=row.match_case)
    return lambda value: value is not None and found(printed(value))


def _ordered(compare: Callable[[Any, Any], bool], bound: Any) -> Test:
    number, text = number_of(bound), printed(bound)

    def ordered(value: Any) -> bool:
        if value is None:
            return False
        if number is not None:
            found = number_of(value)
            return found is not None and compare(found, number)
        return compare(printed(value), text)

    return ordered


def number_of(value: Any) -> int | float | None:
    """Return the number that ``value`` is or spells, or None."""
    kind = type(value)
    if kind is int or kind is float:
        return value
    if kind is str and NUMBER.fullmatch(value):
        return float(value)
    return None


def is_empty(value: Any) -> bool:
    """Say whether there is nothing in a value."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, list | dict) and not value)


def is_true(value: Any) -> bool:
    """Say whether a value means yes."""
    if isinstance(value, str):
        return value.strip().casefold() in TRUE_WORDS
    return isinstance(value, bool | int | float) and bool(value)


def _folding(row: ConditionRow) -> Callable[[str], str]:
    return str if row.match_case else str.casefold


MAKERS: Mapping[str, Callable[[ConditionRow], Test]] = {
    "equals": _equals,
    "contains": _contains,
    "starts_with": _starts_with,
    "ends_with": _ends_with,
    "is_one_of": _is_one_of,
    "matches": _matches,
    "is_empty": lambda _row: is_empty,
    "is_not_empty": lambda _row: lambda value: not is_empty(value),
    "is_true": lambda _row: is_true,
    "is_false": lambda _row: lambda value: not is_true(value),
}
