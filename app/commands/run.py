"""Run a pipeline: a file, or one of the library by its id or name."""

import argparse
import asyncio
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

from app.commands.errors import BadInputError
from app.commands.inputs import json_lines, json_object
from app.commands.pipeline_files import (
    files_beside,
    is_file,
    node_named,
    runnable,
    wanted_pipeline,
)
from app.commands.printing import print_json
from app.commands.progress import Progress
from app.commands.report import as_json, effects_of, first_records, print_report
from engine.commands import Commands
from engine.pipeline import Pipeline
from engine.protocol import RunStatus

if TYPE_CHECKING:
    from engine.run.extent import Extent


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("pipeline", metavar="FILE", help="a file, an id or a name")
    parser.add_argument(
        "--input",
        metavar="JSON",
        action="append",
        default=[],
        help="a record for the pipeline to start with; may stand several times",
    )
    parser.add_argument(
        "--input-file",
        metavar="F.jsonl",
        help="records to start with, one JSON object per line",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help="show what would be sent and written, without doing it",
    )
    parser.add_argument("--until", metavar="NODE", help="run no further than this node")
    parser.add_argument(
        "--from",
        dest="since",
        metavar="NODE",
        help="run this node and what follows; what comes before is taken from the last run",
    )
    parser.add_argument(
        "--only",
        metavar="NODE",
        help="run this node alone; what it works on is taken from the last run",
    )
    parser.add_argument(
        "--allow-host",
        metavar="HOST[:PORT]",
        action="append",
        default=[],
        help="let it reach this host of your own network; may stand several times",
    )


def run(options: argparse.Namespace) -> int:
    """Run the pipeline to its end; 0 when it completed."""
    return asyncio.run(_run(options))


async def _run(options: argparse.Namespace) -> int:
    from engine.local import LocalEngine

    inputs = _inputs(options)
    progress = Progress()
    async with LocalEngine(options.home, program="siex run") as engine:
        engine.listen(progress.hear)
        pipeline = await wanted_pipeline(options.pipeline, engine)
        runnable(pipeline, options.pipeline)
        if is_file(options.pipeline):
            _tell_private_hosts(pipeline)
        pipeline = _with_hosts(pipeline, options.allow_host)
        run_id = await engine.start_run(
            pipeline,
            inputs=inputs,
            extent=_extent(pipeline, options),
            dry_run=options.dry_run,
            called=files_beside(pipeline, options.pipeline),
        )
        detail = await engine.finished(run_id)
        if detail.status == "failed":
            await _error_runs_finished(engine)
        outputs = await first_records(engine, detail)
        effects = await effects_of(engine, detail) if options.dry_run else None
    progress.clear()
    if options.json:
        print_json(as_json(detail, outputs, effects))
    else:
        print_report(detail, outputs, effects)
    return 0 if detail.status == "completed" else 1


async def _error_runs_finished(engine: Commands) -> None:
    """Wait for what the failure started: closing the engine would stop it."""
    for status in get_args(RunStatus)[:3]:
        for run in await engine.runs(status=status):
            if run.trigger == "error":
                await engine.finished(run.run_id)


def _extent(pipeline: Pipeline, options: argparse.Namespace) -> "Extent":
    """Return how much of the pipeline is to run.

    Raises:
        BadInputError: two of the options do not go together, or name no node.
    """
    from engine.run.extent import Extent

    if options.only and (options.since or options.until):
        raise BadInputError("--only runs one node; leave out --from and --until.")
    names = (options.until, options.since, options.only)
    until, since, only = (name and node_named(pipeline, name).id for name in names)
    return Extent(until, since, only)


def _inputs(options: argparse.Namespace) -> list[dict[str, Any]] | None:
    rows = [json_object(text, "--input") for text in options.input]
    if options.input_file:
        rows += [row for _number, row in json_lines(options.input_file)]
        return rows
    return rows or None


def _tell_private_hosts(pipeline: Pipeline) -> None:
    """Say which hosts in the reader's own network a file is going to reach."""
    from engine.permissions import private_hosts

    if hosts := private_hosts(pipeline):
        named = ", ".join(hosts)
        print(f"siex: This file names hosts in your network: {named}.", file=sys.stderr)


def _with_hosts(pipeline: Pipeline, hosts: list[str]) -> Pipeline:
    """Return the pipeline with more private hosts that it may reach.

    Raises:
        BadInputError: one of them is written in another way.
    """
    for host in hosts:
        if not host.strip() or "//" in host or "@" in host:
            message = f"“{host}” is no host; write --allow-host nas or nas:8080."
            raise BadInputError(message)
    allowed = (*pipeline.settings.allow_private_hosts, *hosts)
    settings = replace(pipeline.settings, allow_private_hosts=allowed)
    return replace(pipeline, settings=settings)
