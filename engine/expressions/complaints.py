"""Turns what CEL says into sentences for people."""

import difflib
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from engine.errors import ExpressionError
from engine.expressions.functions import NAMES
from engine.expressions.tokens import Reading

AT = re.compile(r"ERROR: <input>:(\d+):(\d+): (.*)")
CALLED = {
    "len": "size",
    "length": "size",
    "count": "size",
    "tolowercase": "lower",
    "touppercase": "upper",
    "str": "string",
    "tostring": "string",
    "float": "double",
    "number": "double",
    "includes": "contains",
    "strip": "trim",
    "substr": "substring",
    "slice": "substring",
    "concat": "join",
    "min": "math.least",
    "max": "math.greatest",
    "abs": "math.abs",
    "ceil": "math.ceil",
    "floor": "math.floor",
    "some": "exists",
    "every": "all",
    "find": "filter",
}
WRITTEN = {
    "and": "'and' is written &&",
    "or": "'or' is written ||",
    "not": "'not' is written !",
    "=": "'is equal' is written ==",
    ";": "A formula is one expression; take the ';' out",
    "?": "A choice is written: condition ? then : else",
    "&": "'and' is written &&",
    "|": "'or' is written ||",
    "if": "A choice is written: condition ? then : else",
    "=>": "A step over a list is written: list.map(item, item * 2)",
}
OPERATORS = {
    "_[_]": "[ ]",
    "_?_:_": "? :",
    "!_": "!",
    "-_": "-",
    "@in": "in",
    "_in_": "in",
}
NEEDS = {
    "<jump_condition>": "What stands before '?' must be true or false.",
    "<iter_range>": "Only lists and objects can be walked through.",
    "@in": "'in' looks into lists and objects only.",
    "!_": "'!' turns true and false round, nothing else.",
    "_&&_": "'&&' joins what is true or false.",
    "_||_": "'||' joins what is true or false.",
}
REASONS = {
    r"SELECT": "A dot asks for a field of something that is no object.",
    r"Invalid container": "[ ] asks for an item of something that is no list.",
    r"expected integer type": "An item of a list is asked for by a whole number.",
    r"string to (u?int)": "The text is not a whole number.",
    r"string to double": "The text is not a number.",
    r"(divi|modul)\w+ by zero": "The formula divides by zero.",
    r"overflow|out of range|infinity": "A number is too large.",
    r"budget": "The formula walks through more than 10,000 items.",
}
KINDS = {
    "int": "a whole number",
    "int64": "a whole number",
    "uint": "a whole number",
    "uint64": "a whole number",
    "double": "a number",
    "string": "a text",
    "bool": "true/false",
    "null_type": "an empty value",
    "null": "an empty value",
    "list": "a list",
    "map": "an object",
    "timestamp": "a date",
    "google.protobuf.Timestamp": "a date",
    "duration": "a duration",
    "google.protobuf.Duration": "a duration",
    "bytes": "bytes",
    "dyn": "a value",
}
OVERLOAD = re.compile(r"no matching overloads? (?:found ?:|for) ?'?(.*)", re.IGNORECASE)


def similar(name: str, names: Iterable[str]) -> str:
    """Return ``"; did you mean 'x'?"`` for the name that looks most like ``name``."""
    return _similar(name, frozenset(names))


@lru_cache(maxsize=4096)
def _similar(name: str, names: frozenset[str]) -> str:
    by_fold = {known.casefold(): known for known in sorted(names)}
    found = difflib.get_close_matches(name.casefold(), by_fold, n=1, cutoff=0.65)
    return f"; did you mean '{by_fold[found[0]]}'?" if found else "."


def compile_error(said: str, text: str, reading: Reading) -> ExpressionError:
    """Explain why CEL did not accept a formula."""
    if "recursion" in said:
        return ExpressionError("The formula is nested too deeply.", text)
    for line, column, complaint in AT.findall(said):
        offset = reading.origin[_offset(reading.cel, int(line), int(column))]
        message, back = _explain(complaint, text, offset)
        return ExpressionError(message, text, back)
    return ExpressionError(
        f"The formula cannot be used: {said.split(chr(10))[0]}.", text
    )


def _offset(cel: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = cel.find("\n", start) + 1
    return min(start + max(column - 1, 0), len(cel))


def _explain(complaint: str, text: str, offset: int) -> tuple[str, int]:
    if complaint.startswith("undeclared reference to"):
        return _unknown_function(text, offset)
    overload = OVERLOAD.search(complaint)
    if overload:
        return _mismatch(overload.group(1), text), offset
    if complaint.startswith("Syntax error"):
        return _syntax(complaint, text, offset), offset
    return f"The formula cannot be used: {complaint}.", offset


def _unknown_function(text: str, offset: int) -> tuple[str, int]:
    name = _name_before(text, offset)
    if not name:
        return "This name is not known.", offset
    start = text.rfind(name, 0, offset)
    if name in NAMES:
        return f"'{name}' is not used with these values.", start
    other = CALLED.get(name.casefold())
    hint = f"; did you mean '{other}'?" if other else similar(name, NAMES)
    return f"There is no function '{name}'{hint}", start


def _name_before(text: str, offset: int) -> str:
    match = re.search(r"([\w.]*?)(\w+)\s*$", text[:offset])
    return match.group(2) if match else ""


def _syntax(complaint: str, text: str, offset: int) -> str:
    rest = text[offset:]
    word = re.match(r"\w+|=>|\W", rest)
    near = word.group() if word else ""
    before = re.search(r"(\w+|=)\s*$", text[:offset])
    if before and before.group(1) in ("not", "if") and near.strip():
        return WRITTEN[before.group(1)] + "."
    if near in WRITTEN:
        return WRITTEN[near] + "."
    if not rest.strip():
        return "Something is missing at the end of the formula."
    if near in "'\"":
        return "The text has no closing quote."
    if near in "“”„‘’«»":
        return 'Texts stand in straight quotes, "like this".'
    if "missing" in complaint:
        missing = re.search(r"missing '(.+?)'", complaint)
        return f"A {missing.group(1) if missing else 'sign'} is missing here."
    return f"'{near}' does not fit here."


def _mismatch(said: str, text: str) -> str:
    if said in NEEDS:
        return NEEDS[said]
    name, kinds = _overload(said)
    if name == "*" and "*" not in text:
        name = "/"
    values = " and ".join(kinds)
    if name.isidentifier():
        return f"'{name}' does not work with {values or 'nothing'}."
    if len(kinds) == 1:
        return f"'{name}' does not work with {values}."
    return f"'{name}' cannot combine {values}."


def _overload(said: str) -> tuple[str, list[str]]:
    member = re.match(r"\(?([\w.]*)\)?\.(\w+)\((.*)\)", said)
    if member and not said.startswith("_"):
        kinds = ",".join(part for part in (member.group(1), member.group(3)) if part)
        return member.group(2), _kinds(kinds)
    match = re.match(r"(\S+?)'?(?: applied to '(?:\w+\.)?)?\((.*?)\)'?$", said)
    if not match:
        return said.split("(")[0].strip("'"), []
    name = match.group(1)
    return OPERATORS.get(name, name.strip("_")), _kinds(match.group(2))


def _kinds(said: str) -> list[str]:
    flat = re.sub(r"\([^()]*\)", "", said)
    return [KINDS.get(kind.strip(), kind.strip()) for kind in flat.split(",") if kind]


def record_problem(
    said: str, text: str, reading: Reading, record: Mapping[str, Any]
) -> str:
    """Explain why a formula did not work on a record."""
    missing = re.search(r'No value with name "(.*?)"', said)
    if missing:
        variable = missing.group(1)
        return missing_field(reading.reads.get(variable, variable), record)
    key = re.search(r'Key not found in map : "(.*)"', said)
    if key:
        return f"There is no '{key.group(1)}' inside the object."
    overload = OVERLOAD.search(said)
    if overload:
        return _mismatch(overload.group(1), text)[:-1] + _what_is_odd(reading, record)
    index = re.search(r"index=(-?\d+) size=(\d+)", said)
    if index:
        return f"The list has no item [{index.group(1)}]; it has {index.group(2)}."
    return _other_problem(said)


def _other_problem(said: str) -> str:
    for pattern, sentence in REASONS.items():
        if re.search(pattern, said):
            return sentence
    reason = said.split(": ", 1)[-1].rstrip(".")
    return f"{reason[:1].upper()}{reason[1:]}."


def missing_field(name: str, record: Mapping[str, Any]) -> str:
    """Say that a record lacks a field."""
    hint = similar(name, map(str, record))
    if hint == ".":
        hint = f'; write has({name}) ? {name} : "" where it may be missing.'
    return f"The record has no field '{name}'{hint}"


def _what_is_odd(reading: Reading, record: Mapping[str, Any]) -> str:
    odd = [
        f"{name} is {'empty' if record[name] is None else 'a text'}"
        for name in sorted(reading.fields)
        if name in record and (record[name] is None or isinstance(record[name], str))
    ]
    return f": {', '.join(odd[:3])}." if odd else "."
