"""Write all that is remembered into one file: library, history, settings, records."""

import argparse
import asyncio
from pathlib import Path

from app.commands.errors import BadInputError
from app.commands.library import engine_of
from app.commands.printing import print_json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("file", metavar="FILE", help="the backup to write")
    parser.add_argument(
        "--without-records",
        action="store_true",
        help="leave out the records of runs, which take the most room",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: argparse.Namespace) -> int:
    """Write the backup, also while an engine works on the data folder."""
    file = Path(options.file).expanduser().absolute()
    if file.exists():
        raise BadInputError(f"{file} is there already; choose another name.")
    return asyncio.run(_run(file, options))


async def _run(file: Path, options: argparse.Namespace) -> int:
    async with engine_of(options.home) as engine:
        done = await engine.back_up(file, with_records=not options.without_records)
    if options.json:
        print_json(done.model_dump())
    else:
        print(
            f"{done.file}: {done.bytes / 1e6:,.1f} MB. Passwords and keys of services are not in it."
        )
    return 0
