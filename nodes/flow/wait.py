"""Wait for a duration, until a time of day, or until a date.

Each record waits on its own and goes on when its time has come, in the order in which the
records came. When a record is first seen, its time is written down: where the engine
stops meanwhile, the run goes on later and waits no longer than it would have. The time
counts by the clock, also while the computer sleeps. A time that has passed is not waited
for, nor is any in a dry run.

Example: until the date in the field `publish_at`; or 20 minutes; or until 08:00.
"""

from datetime import datetime, time, timedelta
from typing import Literal

from pydantic import Field

from nodes.contract import Context, FieldName, NodeConfig, Record, node
from nodes.errors import InputError, SettingsError
from nodes.texts import shown_when

SECONDS = {"seconds": 1, "minutes": 60, "hours": 3_600, "days": 86_400}
LOOK_EVERY_S = 30.0
"""How often the clock is looked at: it may jump, and computers sleep."""


class Config(NodeConfig):
    """For how long, or until when."""

    wait: Literal["for", "until_time", "until_date"] = Field(
        "for",
        title="Wait",
        description="For a while, until a time of day, or until the date in a field.",
    )
    amount: float = Field(
        10,
        ge=0,
        le=1_000_000,
        title="How long",
        description="How many of the unit.",
        json_schema_extra=shown_when(wait="for"),
    )
    unit: Literal["seconds", "minutes", "hours", "days"] = Field(
        "minutes",
        title="Unit",
        description="What is counted.",
        json_schema_extra=shown_when(wait="for"),
    )
    at: str = Field(
        "08:00",
        title="Time of day",
        description="Such as 08:00, in the pipeline's time zone.",
        json_schema_extra=shown_when(wait="until_time"),
    )
    field: FieldName = Field(
        "date",
        title="Date field",
        description="The field with the date, such as 2026-03-01 or 2026-03-01T09:30.",
        json_schema_extra=shown_when(wait="until_date"),
    )


@node(
    "flow.wait",
    title="Wait",
    icon="wait",
    concurrency=1_000,
    words=("until", "sleep", "pause", "schedule", "later", "timer", "date"),
)
async def wait(config: Config, record: Record, ctx: Context) -> Record:
    """Return the record when its time has come."""
    due = _due(config, record, ctx)
    if ctx.is_dry_run:
        ctx.log("info", f"Would wait until {due:%Y-%m-%d %H:%M:%S} (dry run).")
        return record
    kept = await ctx.memory.first(record.id, due.isoformat())
    due = datetime.fromisoformat(str(kept))
    while (left := (due - ctx.now()).total_seconds()) > 0:
        await ctx.sleep(min(left, LOOK_EVERY_S))
    return record


def _due(config: Config, record: Record, ctx: Context) -> datetime:
    now = ctx.now()
    if config.wait == "for":
        return now + timedelta(seconds=config.amount * SECONDS[config.unit])
    if config.wait == "until_time":
        today = datetime.combine(now.date(), _time(config.at), now.tzinfo)
        return today if today > now else today + timedelta(days=1)
    return _date(config, record, ctx)


def _time(text: str) -> time:
    try:
        return time.fromisoformat(text.strip())
    except ValueError:
        message = f"“{text}” is no time of day; write it as 08:00."
        raise SettingsError("at", message) from None


def _date(config: Config, record: Record, ctx: Context) -> datetime:
    found = ctx.value(config.field)(record)
    try:
        due = datetime.fromisoformat(str(found).strip())
    except ValueError:
        message = f"The field “{config.field}” holds no date but “{found}”."
        raise InputError(message) from None
    return due if due.tzinfo else due.replace(tzinfo=ctx.now().tzinfo)
