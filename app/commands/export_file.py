"""Write a pipeline of the library into a file."""

import argparse
import asyncio

from app.commands.library import engine_of
from app.commands.printing import counted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("id", metavar="ID", help="the pipeline's id or name")
    parser.add_argument("file", metavar="FILE", help="the `.siex` file to write")


def run(options: argparse.Namespace) -> int:
    """Write the file; an older one is replaced."""
    return asyncio.run(_run(options))


async def _run(options: argparse.Namespace) -> int:
    from engine.files import save

    async with engine_of(options.home) as engine:
        pipeline, _version = await engine.pipeline(options.id)
    save(pipeline, options.file)
    print(f"{options.file}: “{pipeline.name}”, {counted(len(pipeline.nodes), 'node')}")
    return 0
