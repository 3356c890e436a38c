"""Put pipeline files into the library."""

import argparse
import asyncio

from app.commands.library import engine_of
from app.commands.pipeline_files import loaded
from app.commands.printing import counted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="a pipeline file")


def run(options: argparse.Namespace) -> int:
    """Save every pipeline; none when one of the files is no pipeline."""
    return asyncio.run(_run(options))


async def _run(options: argparse.Namespace) -> int:
    pipelines = [loaded(file) for file in options.files]
    async with engine_of(options.home) as engine:
        for file, pipeline in zip(options.files, pipelines, strict=True):
            saved = await engine.save(pipeline)
            print(
                f"{file}: “{saved.name}”, {counted(saved.nodes, 'node')}, as {saved.id}"
            )
    return 0
