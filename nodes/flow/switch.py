"""Send each record to the first case that it fits.

There are four cases, each with its own conditions and its own output. A record leaves
through the first case that it fits, and through *other* if it fits none. A case without
conditions is not in use.

Example: *first* takes `language` equals `sv`, *second* takes `language` equals `en`,
everything else leaves through *other*.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from pydantic import Field

from nodes.conditions import Conditions
from nodes.contract import Batch, Context, NodeConfig, node

CASES = ("first", "second", "third", "fourth")


class Config(NodeConfig):
    """The conditions of each case."""

    first: Conditions = Field(
        Conditions(),
        title="First case",
        description="What records that leave through first must fit.",
    )
    second: Conditions = Field(
        Conditions(),
        title="Second case",
        description="What records that leave through second must fit.",
    )
    third: Conditions = Field(
        Conditions(),
        title="Third case",
        description="What records that leave through third must fit.",
    )
    fourth: Conditions = Field(
        Conditions(),
        title="Fourth case",
        description="What records that leave through fourth must fit.",
    )


class Outputs(NamedTuple):
    """A port for each case and one for the rest."""

    first: Batch
    second: Batch
    third: Batch
    fourth: Batch
    other: Batch


@node(
    "flow.switch",
    title="Switch",
    icon="switch",
    words=("route", "case", "choose", "branch", "if"),
)
def switch(config: Config, batch: Batch, ctx: Context) -> Outputs:
    """Hand each record to the first case that it fits."""
    cases = [
        (port, ctx.condition(conditions))
        for port, conditions in enumerate(getattr(config, case) for case in CASES)
        if conditions.rows
    ]
    outputs = Outputs(Batch(), Batch(), Batch(), Batch(), Batch())
    for record in batch:
        outputs[_port(record, cases)].append(record)
    return outputs


def _port(
    record: Mapping[str, Any],
    cases: list[tuple[int, Callable[[Mapping[str, Any]], bool]]],
) -> int:
    return next((port for port, fits in cases if fits(record)), len(CASES))
