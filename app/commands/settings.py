"""How much history is kept: show the limits and what is used, change a limit."""

import argparse
import asyncio
from typing import Any

from pydantic import ValidationError

from app.commands.errors import BadInputError
from app.commands.library import engine_of
from app.commands.printing import print_json, print_table
from engine.protocol import HistoryLimits, HistoryUse

NAMES = {
    "keep-runs": ("runs", "runs that are kept"),
    "keep-megabytes": ("megabytes", "MB of records that are kept"),
    "keep-days": ("days", "days that runs are kept, or `all`"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument(
        "name", metavar="NAME", nargs="?", choices=NAMES, help=", ".join(NAMES)
    )
    parser.add_argument("value", metavar="VALUE", nargs="?", help="a whole number")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: argparse.Namespace) -> int:
    """Show the settings, or change one."""
    if (options.name is None) != (options.value is None):
        raise BadInputError("Give a name and a value: `siex settings keep-days 90`.")
    return asyncio.run(_run(options))


async def _run(options: argparse.Namespace) -> int:
    async with engine_of(options.home) as engine:
        use = await engine.history_use()
        if options.name is not None:
            use = await engine.limit_history(_changed(use.limits, options))
    if options.json:
        print_json({"history": use.model_dump()})
    else:
        _show(use)
    return 0


def _changed(limits: HistoryLimits, options: argparse.Namespace) -> HistoryLimits:
    field, meaning = NAMES[options.name]
    is_all = field == "days" and options.value == "all"
    try:
        value: Any = None if is_all else int(options.value)
        return HistoryLimits.model_validate({**limits.model_dump(), field: value})
    except (ValidationError, ValueError):
        message = f"{options.name} is a whole number from 1 on: {meaning}."
        raise BadInputError(message) from None


def _show(use: HistoryUse) -> None:
    days = use.limits.days
    oldest = f"the oldest of {use.oldest_month}" if use.oldest_month else ""
    records = (
        f"{use.megabytes:,.1f} MB, and {use.database_megabytes:,.1f} MB for the rest"
    )
    rows = (
        ("keep-runs", f"{use.limits.runs:,}", f"{use.runs:,}"),
        ("keep-megabytes", f"{use.limits.megabytes:,}", records),
        ("keep-days", "all" if days is None else f"{days:,}", oldest),
    )
    print_table(("setting", "limit", "now"), rows)
