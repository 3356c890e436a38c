"""Remove records that were there before.

Two records are the same when all the chosen fields are; without a choice, when all their
fields are. The first one leaves through *kept*, later ones through *duplicates*. Capital
letters and outer spaces make no difference unless you ask for it.

With *Also against earlier runs*, what a run of this pipeline kept that completed is a
duplicate in all later ones. A run that fails or is stopped leaves no trace, so that
running it again gives the same. Any number of records can be looked at: what does not
fit in memory is remembered on disk.

Example: with the field `text`, the keyword *Teak* that many pages share is kept once.
"""

from collections.abc import AsyncIterator, Callable
from hashlib import blake2b
from typing import NamedTuple

from pydantic import Field

from nodes.contract import Batch, Context, FieldName, NodeConfig, Record, Stream, node
from nodes.values import identity


class Config(NodeConfig):
    """What makes two records the same."""

    fields: tuple[FieldName, ...] = Field(
        (),
        title="Fields",
        description="The fields to compare; without any, whole records are compared.",
    )
    match_case: bool = Field(
        default=False,
        title="Match case",
        description="Whether capital letters and outer spaces make a difference.",
    )
    earlier_runs: bool = Field(
        default=False,
        title="Also against earlier runs",
        description="Whether records that an earlier run kept are duplicates too.",
    )


class Outputs(NamedTuple):
    """The first of each kind, and the others."""

    kept: Batch
    duplicates: Batch


@node(
    "flow.dedupe",
    title="Remove duplicates",
    icon="dedupe",
    words=("unique", "distinct", "once", "same", "deduplicate"),
)
async def dedupe(
    config: Config, records: Stream, ctx: Context
) -> AsyncIterator[Outputs]:
    """Divide the records into first ones and repetitions."""
    fingerprint = _fingerprint(config, ctx)
    seen = ctx.seen()
    async for batch in records.batches():
        prints = [fingerprint(record) for record in batch]
        new = seen.add(prints)
        if config.earlier_runs:
            new -= await _recalled(new, ctx)
            await ctx.memory.keep(dict.fromkeys((mark.hex() for mark in new), 1))
        outputs = Outputs(Batch(), Batch())
        for record, mark in zip(batch, prints, strict=True):
            (outputs.kept if mark in new else outputs.duplicates).append(record)
            new.discard(mark)
        yield outputs


async def _recalled(marks: set[bytes], ctx: Context) -> set[bytes]:
    """Return those that an earlier run kept."""
    found = await ctx.memory.recall([mark.hex() for mark in marks])
    return set(map(bytes.fromhex, found))


def _fingerprint(config: Config, ctx: Context) -> Callable[[Record], bytes]:
    values = [ctx.value(field) for field in config.fields]

    def fingerprint(record: Record) -> bytes:
        compared = [value(record) for value in values] if values else dict(record)
        text = identity(compared, match_case=config.match_case)
        return blake2b(text.encode(errors="surrogatepass"), digest_size=16).digest()

    return fingerprint
