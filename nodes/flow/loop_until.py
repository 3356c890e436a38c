"""Run a pipeline on a record again and again until a condition holds.

The pipeline is one of the library. It is called with the record; the first record that
it gives back is looked at. Where that fits the conditions it leaves through *done*, else the
pipeline is called with it again, at most as many rounds as are set. A record that never
fits leaves through *gave_up* as it was after the last round.

Retry and what happens on an error are set at this node and hold for the whole loop.

Example: ask a service whether a report is ready, until `status` equals `ready`, every
30 seconds, at most 20 rounds.
"""

from typing import NamedTuple

from pydantic import Field

from nodes.conditions import Conditions
from nodes.contract import Batch, Context, NodeConfig, Record, node
from nodes.errors import InputError
from nodes.flow.called import NO_PIPELINE, as_children
from nodes.texts import PipelineName, needed


class Config(NodeConfig):
    """Which pipeline, until when, how often."""

    pipeline: PipelineName = Field(
        "",
        title="Pipeline",
        description="The id or name of a pipeline in the library.",
        json_schema_extra=needed(NO_PIPELINE),
    )
    until: Conditions = Field(
        Conditions(),
        title="Until",
        description="What the record must fit; without conditions one round is enough.",
    )
    rounds: int = Field(
        10,
        ge=1,
        le=1_000,
        title="Most rounds",
        description="After so many rounds a record is given up.",
    )
    pause_s: float = Field(
        0,
        ge=0,
        le=86_400,
        title="Pause (seconds)",
        description="How long to wait between two rounds.",
    )
    count_field: str = Field(
        "",
        title="Rounds field",
        description="A field for the number of rounds; empty for none.",
    )
    concurrency: int = Field(
        4, ge=1, le=64, title="At a time", description="How many records at a time."
    )


class Outputs(NamedTuple):
    """What fits in the end, and what never did."""

    done: Batch
    gave_up: Batch


def _adds(config: Config) -> list[str]:
    return [config.count_field] if config.count_field else []


@node(
    "flow.loop_until",
    title="Loop until",
    icon="loop-until",
    effect="idempotent",
    adds=_adds,
    words=("repeat", "while", "poll", "again", "iterate", "sub"),
)
async def loop_until(config: Config, record: Record, ctx: Context) -> Outputs:
    """Return the record as it is when it fits, or when it is given up."""
    fits = ctx.condition(config.until)
    current = record
    for number in range(1, config.rounds + 1):
        if number > 1 and config.pause_s and not ctx.is_dry_run:
            await ctx.sleep(config.pause_s)
        current = await _round(config, record, current, number, ctx)
        if fits(current):
            return Outputs(_told(config, current, number), Batch())
    return Outputs(Batch(), _told(config, current, config.rounds))


async def _round(
    config: Config, record: Record, current: Record, number: int, ctx: Context
) -> Record:
    key = f"{record.id}#{number}"
    found = await ctx.call_pipeline(config.pipeline, [current], key=key)
    first = next(iter(found), None)
    if first is None:
        message = f"The pipeline gave nothing back in round {number}."
        raise InputError(message)
    return as_children(record, [first])[0]


def _told(config: Config, record: Record, rounds: int) -> Batch:
    told = {config.count_field: rounds} if config.count_field else {}
    return Batch([record.with_fields(told)])
