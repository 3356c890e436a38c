"""Start the pipeline when another program calls a web address.

The address appears at the node once the pipeline is saved, with the token, whether
anybody listens, and a call with curl to copy; `siex pipelines show` tells the same. While
the pipeline is switched on, the engine listens on this machine, and nowhere else. Callers
send the token in a header, `Authorization: Bearer …`, unless you switch that off.

An object in the body becomes a record, a list of objects several; anything else stands
in the field `body`. The field `request` holds the method, the query and the headers that
you ask for. The caller gets an answer at once, or when the pipeline is done: the first
record that came out of its last node, all of them, or what a node *Answer a webhook* says.

Example: another program sends `{"url": "https://example.com/chairs"}` with POST, the
pipeline fetches the page, finds its keywords and answers with them.
"""

from collections.abc import AsyncIterator
from typing import Literal

from pydantic import Field

from nodes.contract import Context, NodeConfig, Record, node
from nodes.texts import shown_when

Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]


class Config(NodeConfig):
    """Who may call, and what they get."""

    methods: tuple[Method, ...] = Field(
        ("POST",),
        min_length=1,
        title="Methods",
        description="The ways of calling that are let in.",
    )
    needs_token: bool = Field(
        default=True,
        title="Callers need the token",
        description="Whether callers must send the token, or knowing the address does.",
    )
    answer: Literal["at_once", "first", "all", "node"] = Field(
        "at_once",
        title="Answer",
        description="At once, when done with the first record or with all of the last node, or by a node.",
    )
    longest_s: float = Field(
        60,
        ge=1,
        le=600,
        title="Longest wait (seconds)",
        description="After this the caller is told that it takes longer; the run goes on.",
        json_schema_extra=shown_when(answer=["first", "all", "node"]),
    )
    most_mb: float = Field(
        10,
        ge=0.001,
        le=100,
        title="Largest body (MB)",
        description="Larger ones are refused.",
    )
    request_field: str = Field(
        "request",
        title="Request field",
        description="The field for the method, the query and the headers; empty for none.",
    )
    headers: tuple[str, ...] = Field(
        (),
        title="Headers",
        description="The names of the headers that the records should hold.",
    )
    renewed: int = Field(
        0,
        ge=0,
        title="Address renewed",
        description="Another number gives another address and token; the old ones end.",
    )


def _adds(config: Config) -> list[str]:
    return [config.request_field] if config.request_field else []


@node(
    "triggers.webhook",
    title="Webhook",
    icon="webhook",
    adds=_adds,
    words=("http", "trigger", "call", "url", "receive", "listen", "api", "endpoint"),
)
async def webhook(config: Config, ctx: Context) -> AsyncIterator[Record]:
    """Yield what the caller sent; started by hand without records, one empty one."""
    del config
    for record in ctx.inputs or (Record(),):
        yield record
