"""Wait for a duration, until a time of day, until a date, or until somebody calls.

Each record waits on its own and goes on when its time has come; none holds up another.
When a record is first seen, its time is written down: where the engine stops meanwhile,
the run goes on later and waits no longer than it would have. The time counts by the clock,
also while the computer sleeps. A time that has passed is not waited for, nor is any in a
dry run. While all of a run waits for more than a minute, other runs of the pipeline may go
on, however few may do so at once.

*Until it is called* waits for a call of the address that a node *Resume address* gave the
record. What the call held goes into the record: `at`, `method`, `query`, and the `body` as
a webhook reads it. One call counts, also one that comes before the record waits; who calls
again is told so. After the longest wait, the record goes on without an answer, or fails.

Example: until the date in the field `publish_at`; or 20 minutes; or until 08:00; or until
somebody has clicked *yes* or *no* in an e-mail, at most three days.
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

    wait: Literal["for", "until_time", "until_date", "until_called"] = Field(
        "for",
        title="Wait",
        description="For a while, until a time of day, until the date in a field, or until"
        " somebody calls the record's address.",
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
    address: FieldName = Field(
        "resume_url",
        title="Address field",
        description="The field with the address that a node Resume address gave.",
        json_schema_extra=shown_when(wait="until_called"),
    )
    answer: FieldName = Field(
        "answer",
        min_length=1,
        title="Answer field",
        description="The field that gets what the call held.",
        json_schema_extra=shown_when(wait="until_called"),
    )
    longest_h: float = Field(
        72,
        gt=0,
        le=100_000,
        title="Longest wait (hours)",
        description="How long a call is waited for at most.",
        json_schema_extra=shown_when(wait="until_called"),
    )
    if_late: Literal["fail", "go_on"] = Field(
        "fail",
        title="If nobody calls",
        description="Fail: as the node does on errors. Go on: without an answer.",
        json_schema_extra=shown_when(wait="until_called"),
    )


def _adds(config: Config) -> list[str]:
    return [config.answer] if config.wait == "until_called" else []


@node(
    "flow.wait",
    title="Wait",
    icon="wait",
    concurrency=1_000,
    keeps_order=False,
    adds=_adds,
    words=("until", "sleep", "pause", "schedule", "later", "timer", "date", "approve"),
)
async def wait(config: Config, record: Record, ctx: Context) -> Record:
    """Return the record when its time has come, or its call."""
    due = _due(config, record, ctx)
    is_for_call = config.wait == "until_called"
    if ctx.is_dry_run:
        most = "for a call, at most " if is_for_call else ""
        ctx.log("info", f"Would wait {most}until {due:%Y-%m-%d %H:%M:%S} (dry run).")
        return record.with_fields({config.answer: None}) if is_for_call else record
    kept = await ctx.memory.first(record.id, due.isoformat())
    due = datetime.fromisoformat(str(kept))
    if is_for_call:
        return await _called(config, record, ctx, due)
    async with ctx.waiting_until(due):
        while (left := (due - ctx.now()).total_seconds()) > 0:
            await ctx.sleep(min(left, LOOK_EVERY_S))
    return record


async def _called(
    config: Config, record: Record, ctx: Context, due: datetime
) -> Record:
    address = ctx.value(config.address)(record)
    if not isinstance(address, str):
        message = (
            f"The field “{config.address}” holds no address. Place a node “Resume"
            " address” before this one."
        )
        raise InputError(message)
    answer = await ctx.resumed(address, due)
    if answer is None and config.if_late == "fail":
        raise InputError(f"Nobody called within {config.longest_h:g} hours.")
    return record.with_fields({config.answer: answer})


def _due(config: Config, record: Record, ctx: Context) -> datetime:
    now = ctx.now()
    if config.wait == "for":
        return now + timedelta(seconds=config.amount * SECONDS[config.unit])
    if config.wait == "until_time":
        today = datetime.combine(now.date(), _time(config.at), now.tzinfo)
        return today if today > now else today + timedelta(days=1)
    if config.wait == "until_called":
        return now + timedelta(hours=config.longest_h)
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
