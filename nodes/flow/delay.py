"""Wait a while before each record goes on.

The records go on one after the other, in their order, each after its pause; so a hundred
records with a pause of a second take a hundred seconds. To let through only so many in a
time, without a pause where there is no need, use *Limiter*. In a dry run nothing waits.

Example: two seconds between two messages to a chat.
"""

from pydantic import Field

from nodes.contract import Context, NodeConfig, Record, node


class Config(NodeConfig):
    """How long."""

    seconds: float = Field(
        1.0,
        ge=0,
        le=86_400,
        title="Pause (seconds)",
        description="How long each record waits.",
    )


@node(
    "flow.delay",
    title="Delay",
    icon="delay",
    concurrency=1,
    words=("pause", "sleep", "slow", "throttle", "wait"),
)
async def delay(config: Config, record: Record, ctx: Context) -> Record:
    """Return the record after its pause."""
    if not ctx.is_dry_run:
        await ctx.sleep(config.seconds)
    return record
