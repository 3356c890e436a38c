"""Write what helps to find a fault into one file: versions, counts, the program's log.

Secrets, records and what nodes said stay out; look into the archive before you send it.
"""

import argparse
import asyncio
from pathlib import Path

from app.commands.library import engine_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("file", metavar="FILE", help="the archive to write, a .zip")


def run(options: argparse.Namespace) -> int:
    """Write the archive."""
    return asyncio.run(_run(options))


async def _run(options: argparse.Namespace) -> int:
    from engine.home import find_home
    from engine.support import support_bundle, write_bundle

    async with engine_of(options.home) as engine:
        files = await support_bundle(find_home(options.home), engine)
    path = Path(options.file)
    await asyncio.to_thread(write_bundle, path, files)
    print(f"{path} holds {', '.join(files)}; look into it before you send it.")
    return 0
