"""Texts with ``{{ formula }}`` holes.

The text around the holes is literal. A template is read once, when it is compiled:
what a record holds never becomes a template. ``{{{{`` stands for two braces.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from engine.errors import ExpressionError
from engine.expressions.formulas import compile_formula, formula_fields
from engine.expressions.printing import printed
from engine.expressions.tokens import TOKEN

LONGEST_TEMPLATE = 1_000_000
OPEN, CLOSE, LITERAL = "{{", "}}", "{{{{"
Fill = Callable[[Mapping[str, Any]], str]


@lru_cache(maxsize=512)
def compile_template(text: str) -> Fill:
    """Compile a template to a function from a record to a text.

    Raises:
        ExpressionError: a hole cannot be used; the position is in the whole text.
    """
    if len(text) > LONGEST_TEMPLATE:
        message = f"The text is longer than {LONGEST_TEMPLATE:,} characters."
        raise ExpressionError(message, text, LONGEST_TEMPLATE)
    literals, holes = _cut(text)
    if not holes:
        return lambda _record: literals[0]
    formulas = [_compiled(text, start, formula) for start, formula in holes]
    if len(formulas) == 1 and not any(literals):
        only = formulas[0]
        return lambda record: printed(only(record))
    return _filling(literals, formulas)


@lru_cache(maxsize=512)
def template_fields(text: str) -> frozenset[str]:
    """Return the names of the record's fields that a template reads."""
    _, holes = _cut(text)
    return frozenset().union(*(formula_fields(formula) for _, formula in holes))


def _filling(literals: list[str], formulas: list[Any]) -> Fill:
    pattern = "%s".join(literal.replace("%", "%%") for literal in literals)

    def fill(record: Mapping[str, Any]) -> str:
        values: list[Any] = []
        for formula in formulas:
            value = formula(record)
            values.append(value if type(value) in (str, int) else printed(value))
        return pattern % tuple(values)

    return fill


def _compiled(text: str, start: int, formula: str) -> Any:
    try:
        return compile_formula(formula)
    except ExpressionError as error:
        raise ExpressionError(error.message, text, start + error.offset) from None


def _cut(text: str) -> tuple[list[str], list[tuple[int, str]]]:
    """Return the literal texts and, between them, the holes with their starts."""
    literals, holes = [""], list[tuple[int, str]]()
    at = 0
    while (start := text.find(OPEN, at)) >= 0:
        literals[-1] += text[at:start]
        if text.startswith(LITERAL, start):
            literals[-1] += OPEN
            at = start + len(LITERAL)
            continue
        end = _end_of_hole(text, start)
        inside = text[start + len(OPEN) : end]
        if not inside.strip():
            message = "Nothing stands between {{ and }}."
            raise ExpressionError(message, text, start)
        holes.append((start + len(OPEN), inside))
        literals.append("")
        at = end + len(CLOSE)
    literals[-1] += text[at:]
    return literals, holes


def _end_of_hole(text: str, start: int) -> int:
    depth = 0
    for word, offset in _words(text, start + len(OPEN)):
        if word == "{":
            depth += 1
        elif word == "}" and depth:
            depth -= 1
        elif word == "}" and text.startswith(CLOSE, offset):
            return offset
    message = "The hole {{ is not closed with }}."
    raise ExpressionError(message, text, start)


def _words(text: str, start: int) -> Iterator[tuple[str, int]]:
    for match in TOKEN.finditer(text, start):
        if match.lastgroup not in ("space", "comment"):
            yield match.group(), match.start()
