"""Regular expressions that cannot run away.

Patterns come with pipelines from strangers, and Python's own can be made to run for years
on a short text. CEL brings RE2, whose time grows with the text only.
"""

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from cel_expr_python import cel

from engine.errors import ExpressionError
from engine.expressions.plain import plain

LONGEST_PATTERN = 1_000


@lru_cache(maxsize=512)
def compile_pattern(text: str, *, match_case: bool) -> Callable[[str], bool]:
    """Compile a pattern to a function that says whether a text contains it.

    Raises:
        ExpressionError: it is not a regular expression of RE2.
    """
    if len(text) > LONGEST_PATTERN:
        message = f"The pattern is longer than {LONGEST_PATTERN:,} characters."
        raise ExpressionError(message, text, LONGEST_PATTERN)
    pattern = text if match_case else f"(?i){text}"
    literal = json.dumps(plain(pattern), ensure_ascii=False)
    env = cel.NewEnv(variables={"text": cel.Type.STRING})
    ask = env.compile(f"text.matches({literal})").eval
    _check(text, ask(None, {"text": ""}).plain_value())

    def found(value: str) -> bool:
        return ask(None, {"text": plain(value)}).plain_value() is True

    return found


def _check(text: str, answer: Any) -> None:
    if isinstance(answer, str):
        reason = answer.split("regular expression: ", 1)[-1]
        what, _, _ = reason.partition(": ")
        message = f"The pattern is not a regular expression: {what}."
        raise ExpressionError(message, text)
