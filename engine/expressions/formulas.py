"""Formulas: CEL over the fields of a record, behind one small interface.

A formula sees the record's fields by name and the whole record as ``record``. It
runs in Google's CEL interpreter, which knows plain values only: there is no way from
a formula to the program. Whole numbers and decimals mix freely, a computed number
without a fraction is handed on as a whole number, and a plain field path is looked
up without CEL.
"""

import math
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from cel_expr_python import cel

from engine.errors import ExpressionError
from engine.expressions import complaints
from engine.expressions.functions import check_list, extensions
from engine.expressions.paths import Parts, follow, plain_path
from engine.expressions.plain import longest_list, plain
from engine.expressions.tokens import WHOLE_RECORD, Reading, read
from nodes.errors import InputError

LONGEST_FORMULA = 4_000
WHOLE_UP_TO = 2.0**53
Evaluate = Callable[[Mapping[str, Any]], Any]


@lru_cache(maxsize=2048)
def compile_formula(text: str) -> Evaluate:
    """Compile a formula to a function from a record to a value.

    The function raises `InputError` on a record that the formula does not work on.

    Raises:
        ExpressionError: the formula cannot be used; says where.
    """
    _check_text(text)
    path = plain_path(text)
    return _looked_up(path) if path else _computed(text)


@lru_cache(maxsize=2048)
def formula_fields(text: str) -> frozenset[str]:
    """Return the names of the record's fields that a formula reads."""
    return read(text).fields


def _check_text(text: str) -> None:
    if not text.strip():
        message = "The formula is empty."
        raise ExpressionError(message, text)
    if len(text) > LONGEST_FORMULA:
        message = f"The formula is longer than {LONGEST_FORMULA:,} characters."
        raise ExpressionError(message, text, LONGEST_FORMULA)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        message = "Half a character stands here. Type it again."
        raise ExpressionError(message, text, error.start) from None


def _looked_up(path: Parts) -> Evaluate:
    first, *rest = path
    if rest:
        return lambda record: follow(record, path)

    def field(record: Mapping[str, Any]) -> Any:
        try:
            return record[str(first)]
        except KeyError:
            raise InputError(complaints.missing_field(str(first), record)) from None

    return field


def _computed(text: str) -> Evaluate:
    reading = read(text)
    program = _compiled(text, reading)
    data_of = _data(reading)
    ask = program.eval

    def evaluate(record: Mapping[str, Any]) -> Any:
        try:
            answer = ask(None, data_of(record))
            value = answer.plain_value()
        except (RuntimeError, TypeError):
            return _second_try(text, reading, program, record)
        kind = type(value)
        if kind is int or kind is bool:
            return value
        if kind is float:
            return _number(value)
        if kind is not str:
            return _json(value)
        if answer.type() == cel.Type.ERROR:
            return _second_try(text, reading, program, record)
        return value

    return evaluate


@lru_cache(maxsize=256)
def _environment(variables: frozenset[str], *, has_loops: bool) -> Any:
    types = dict.fromkeys(sorted(variables), cel.Type.DYN)
    return cel.NewEnv(variables=types, extensions=extensions(has_loops=has_loops))


def _data(reading: Reading) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
    """Return a function that picks what the formula reads out of a record.

    A field that is not there stays out, so that ``has(a) && a > 1`` works.
    """
    reads, asks = tuple(reading.reads.items()), tuple(reading.asks.items())

    def simple(record: Mapping[str, Any]) -> dict[str, Any]:
        return {var: record[field] for var, field in reads if field in record}

    def full(record: Mapping[str, Any]) -> dict[str, Any]:
        data = simple(record)
        data |= {var: field in record for var, field in asks}
        if reading.sees_record:
            data[WHOLE_RECORD] = dict(record)
        if reading.bound:
            _check_lists(data)
        return data

    return full if asks or reading.sees_record or reading.bound else simple


def _compiled(text: str, reading: Reading) -> Any:
    try:
        env = _environment(reading.variables, has_loops=bool(reading.bound))
        return env.compile(reading.cel)
    except RuntimeError as error:
        raise complaints.compile_error(str(error), text, reading) from None


def _second_try(
    text: str, reading: Reading, program: Any, record: Mapping[str, Any]
) -> Any:
    """Evaluate again over a cleaned record, for what JSON does not know; or complain."""
    try:
        answer = program.eval(None, plain(_data(reading)(record)))
        value = answer.plain_value()
    except RuntimeError as error:
        said = str(error)
        raise InputError(
            complaints.record_problem(said, text, reading, record)
        ) from None
    except TypeError:
        message = "The result is optional; end the formula with .orValue(...)."
        raise InputError(message) from None
    if answer.type() == cel.Type.ERROR:
        raise InputError(complaints.record_problem(value, text, reading, record))
    return _json(value)


def _check_lists(data: Mapping[str, Any]) -> None:
    try:
        check_list(longest_list(data))
    except ValueError as error:
        raise InputError(str(error)) from None


def _number(value: float) -> int | float:
    if value.is_integer() and -WHOLE_UP_TO <= value <= WHOLE_UP_TO:
        return int(value)
    if math.isfinite(value):
        return value
    message = "A number is too large, or divided by zero."
    raise InputError(message)


def _json(value: Any) -> Any:
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, list):
        return [_json(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _json(item) for key, item in value.items()}
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return _number(value.total_seconds())
    if isinstance(value, bytes | bytearray):
        return bytes(value).decode("utf-8", "replace")
    return str(value).lower()  # a type: INT to the library, int in CEL
