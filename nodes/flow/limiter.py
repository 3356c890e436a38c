"""Let only so many records through in a time.

A token bucket: turns come at a steady pace, each record takes one, and turns that nobody
took pile up to *At once*. Records wait for their turn and leave in their order. With a *Key
field*, each of its values has a pace of its own, such as each host. In a dry run nothing
waits.

Limiters that are *Shared as* the same name keep one pace together, in all pipelines and
all runs, such as those that use one account of a service. Give them the same settings.

Addresses of the web are asked at a decent pace anyway, whatever stands here; *HTTP
request* can keep to so many requests a minute by itself.

Example: 30 records a minute, of which 5 may go at once.
"""

from typing import Literal

from pydantic import Field

from nodes.contract import Context, FieldName, NodeConfig, Record, node
from nodes.values import identity

SECONDS = {"second": 1, "minute": 60, "hour": 3_600}


class Config(NodeConfig):
    """How many, in which time."""

    count: float = Field(
        1,
        gt=0,
        le=100_000,
        title="Records",
        description="How many records may pass in that time.",
    )
    per: Literal["second", "minute", "hour"] = Field(
        "second", title="Per", description="The time."
    )
    at_once: int = Field(
        1,
        ge=1,
        le=100_000,
        title="At once",
        description="How many may go at once after a quiet time.",
    )
    key: FieldName = Field(
        "",
        title="Key field",
        description="Each value of this field has its own pace; empty: all share one.",
    )
    shared: str = Field(
        "",
        title="Shared as",
        description="Limiters of this name keep one pace together, in all runs; empty:"
        " each run has its own.",
    )


@node(
    "flow.limiter",
    title="Limiter",
    icon="limiter",
    concurrency=64,
    words=("rate", "limit", "throttle", "quota", "token", "bucket", "slow"),
)
async def limiter(config: Config, record: Record, ctx: Context) -> Record:
    """Return the record when it is its turn."""
    if ctx.is_dry_run:
        return record
    key = identity(ctx.value(config.key)(record)) if config.key else ""
    per_s = config.count / SECONDS[config.per]
    await ctx.turn(key, per_s, float(config.at_once), shared=config.shared.strip())
    return record
