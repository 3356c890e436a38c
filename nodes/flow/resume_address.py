"""Give each record an address that lets it go on behind a *Wait*.

Send the address to whoever decides, in an e-mail or a chat, and let the record come to a
node *Wait* that waits until it is called. Who calls the address, by a click on a link or
with POST, lets the record go on, once. What stands behind a question mark tells the
answers apart: `{{ resume_url }}?answer=yes` and `{{ resume_url }}?answer=no`.

Each record has its own address, which nobody can guess; it stays the same when the engine
starts again, and ends with the run. It reaches this machine only, as that of a *Webhook*.

Example: *Resume address*, *HTTP request* to a chat with both links, *Wait* until called,
then a *Filter* on `answer.query.answer`.
"""

from pydantic import Field

from nodes.contract import Context, FieldName, NodeConfig, Record, node

DRY = "http://127.0.0.1/resume/dry-run"
"""What stands for an address where nobody is to call."""


class Config(NodeConfig):
    """Where the address goes."""

    field: FieldName = Field(
        "resume_url",
        min_length=1,
        title="Field",
        description="The field that gets the address.",
    )


def _adds(config: Config) -> list[str]:
    return [config.field]


@node(
    "flow.resume_address",
    title="Resume address",
    icon="resume-address",
    adds=_adds,
    words=(
        "approve",
        "approval",
        "link",
        "callback",
        "url",
        "resume",
        "wait",
        "webhook",
    ),
)
async def resume_address(config: Config, record: Record, ctx: Context) -> Record:
    """Return the record with its address."""
    address = DRY if ctx.is_dry_run else await ctx.resume_address(record)
    return record.with_fields({config.field: address})
