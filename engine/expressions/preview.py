"""What a formula or template gives on one record, for showing while it is typed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from engine.errors import ExpressionError
from engine.expressions.formulas import compile_formula
from engine.expressions.templates import compile_template
from nodes.errors import InputError

Kind = Literal["formula", "template"]
COMPILERS: Mapping[Kind, Callable[[str], Callable[[Mapping[str, Any]], Any]]] = {
    "formula": compile_formula,
    "template": compile_template,
}


@dataclass(frozen=True, slots=True)
class Preview:
    """A value, or a sentence that says why there is none.

    ``offset`` is where the author's text is wrong; None where only the record does
    not fit, or where all is well.
    """

    value: Any = None
    error: str = ""
    offset: int | None = None


def preview(text: str, record: Mapping[str, Any], kind: Kind = "formula") -> Preview:
    """Work out ``text`` on ``record``."""
    try:
        return Preview(COMPILERS[kind](text)(record))
    except ExpressionError as error:
        return Preview(error=str(error), offset=error.offset)
    except InputError as error:
        return Preview(error=str(error))
