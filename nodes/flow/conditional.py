"""Send each record one way or the other, by a formula.

Records for which the formula is true leave through *true*, the others through *false*.
When the formula cannot be worked out for a record, because a field is missing or holds
something else, *When it fails* decides: treat it as false, leave the record out (the log
says how many), or fail.

Example: `score >= 0.4 && language == "sv"`.
"""

from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple

from pydantic import Field

from nodes.contract import Batch, Context, Formula, NodeConfig, node
from nodes.errors import InputError


class Config(NodeConfig):
    """The question and what to do without an answer."""

    formula: Formula = Field(
        "true",
        min_length=1,
        title="Formula",
        description="The formula that is true for records that go one way.",
    )
    on_failure: Literal["false", "skip", "fail"] = Field(
        "fail",
        title="When it fails",
        description="What to do with a record for which the formula does not work.",
    )


class Outputs(NamedTuple):
    """Both ways."""

    true: Batch
    false: Batch


@node(
    "flow.conditional",
    title="Conditional",
    icon="branch",
    words=("if", "else", "branch", "decide", "formula"),
)
def conditional(config: Config, batch: Batch, ctx: Context) -> Outputs:
    """Divide the records by the formula."""
    formula = ctx.formula(config.formula)
    outputs, failed = Outputs(Batch(), Batch()), 0
    for record in batch:
        answer = _answer(formula, record, config)
        if answer is None:
            failed += 1
        else:
            (outputs.true if answer else outputs.false).append(record)
    if failed:
        ctx.log("warning", f"Left out because the formula did not work: {failed}.")
    return outputs


def _answer(
    formula: Callable[[Mapping[str, Any]], Any],
    record: Mapping[str, Any],
    config: Config,
) -> bool | None:
    try:
        return _truth(formula(record))
    except InputError:
        if config.on_failure == "fail":
            raise
        return False if config.on_failure == "false" else None


def _truth(answer: Any) -> bool:
    if isinstance(answer, bool):
        return answer
    message = f"The formula gave {answer!r}, not true or false."
    raise InputError(message)
