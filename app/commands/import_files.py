"""Put pipeline files into the library."""

import argparse
import asyncio
import sys

from app.commands.library import engine_of
from app.commands.pipeline_files import loaded
from app.commands.printing import counted

LEFT_OUT = (
    "siex: The private hosts and folders in the settings of {file} are left out until"
    " you allow them in the Studio."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="a pipeline file")


def run(options: argparse.Namespace) -> int:
    """Save every pipeline; none when one of the files is no pipeline."""
    return asyncio.run(_run(options))


async def _run(options: argparse.Namespace) -> int:
    from app.arrivals import Arrivals

    arrivals = Arrivals(options.home)
    pipelines = [loaded(file) for file in options.files]
    async with engine_of(options.home) as engine:
        for file, pipeline in zip(options.files, pipelines, strict=True):
            admitted = arrivals.admit(pipeline)
            saved = await engine.save(admitted)
            print(
                f"{file}: “{saved.name}”, {counted(saved.nodes, 'node')}, as {saved.id}"
            )
            if admitted is not pipeline and admitted.settings != pipeline.settings:
                print(LEFT_OUT.format(file=file), file=sys.stderr)
    return 0
