"""What can go wrong in a transformer.

TransformError
    UnknownTransformerError   there is no transformer of that name
    BadTransformInputError    a part of the input cannot be used; names the place
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic_core import ErrorDetails


class TransformError(ValueError):
    """A transformer cannot do what was asked; the text says why."""

    def __reduce__(self) -> "tuple[Callable[..., TransformError], tuple[type, str]]":
        """Cross from a worker process with the sentence, not the facts it came from."""
        return _remade, (type(self), str(self))


class UnknownTransformerError(TransformError):
    """There is no transformer of that name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(
            f"There is no transformer “{name}”. Choose one of {', '.join(known)}."
        )


class BadTransformInputError(TransformError):
    """A part of the input cannot be used."""

    def __init__(self, details: "Iterable[ErrorDetails]") -> None:
        self.problems = tuple(map(_problem, details))
        super().__init__("; ".join(self.problems))


def _problem(detail: "ErrorDetails") -> str:
    """Return the place and the reason, such as “serp[2].rank”: should be a number."""
    place = ""
    for step in detail["loc"]:
        place += f"[{step}]" if isinstance(step, int) else f".{step}" if place else step
    reason = detail["msg"]
    if detail["type"] in REASONS:
        reason = REASONS[detail["type"]].format_map(detail.get("ctx", {}))
    return f"“{place}”: {reason}" if place else reason


REASONS = {
    "extra_forbidden": "this transformer takes no such field",
    "missing": "is missing",
    "string_type": "should be a text",
    "list_type": "should be a list",
    "model_type": "should be an object",
    "dict_type": "should be an object",
    "int_type": "should be a whole number",
    "int_parsing": "should be a whole number",
    "greater_than_equal": "should be {ge} or more",
    "less_than_equal": "should be {le} or less",
}


def _remade(kind: type[TransformError], sentence: str) -> TransformError:
    error = kind.__new__(kind)
    error.args = (sentence,)
    return error
