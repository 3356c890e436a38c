"""The history: list, show, compare, stop and repeat runs, and go on with one.

A run that was cut off in the middle of something that may not be done twice waits:
`siex runs decide ID` shows what, and with --done, --again or --leave-out it goes on.
"""

import argparse
import asyncio
from typing import get_args

from app.commands.errors import BadInputError
from app.commands.library import engine_of
from app.commands.pipeline_files import node_named
from app.commands.printing import (
    counted,
    duration,
    moment,
    print_json,
    print_table,
    styled,
)
from app.commands.report import as_json, first_records, print_report
from app.commands.times import point_in_time
from engine.commands import Commands
from engine.protocol import (
    SHORTEST_SEARCH,
    Decision,
    RunDetail,
    RunStatus,
    RunSummary,
    Version,
)

ACTIONS = (
    "list",
    "show",
    "retry",
    "cancel",
    "compare",
    "trace",
    "resume",
    "decide",
    "prune",
)
TWO_IDS = {
    "compare": "the ids of two runs",
    "trace": "the ids of a run and of a record",
}
DECISIONS: dict[Decision, str] = {
    "done": "it happened: the record goes on without the answer",
    "again": "do it again",
    "leave_out": "skip the record",
}
HEADINGS = ("run", "pipeline", "status", "started", "took", "error")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("action", nargs="?", choices=ACTIONS, default="list")
    parser.add_argument("id", metavar="ID", nargs="?", help="a run's id")
    parser.add_argument(
        "other",
        metavar="ID",
        nargs="?",
        help="compare: the later run's id; trace: the record's id",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--limit", metavar="N", type=int, default=20, help="how many (20)"
    )
    parser.add_argument(
        "--status",
        metavar="S",
        choices=get_args(RunStatus),
        help="only runs that ended so",
    )
    parser.add_argument("--pipeline", metavar="ID", help="only runs of this pipeline")
    parser.add_argument(
        "--since",
        metavar="WHEN",
        help="only runs from then on: 2026-11-03, 2026-11-03T14:30, or 90m, 12h, 7d ago",
    )
    parser.add_argument("--until", metavar="WHEN", help="only runs before then")
    parser.add_argument("--error", metavar="TEXT", help="only runs that failed so")
    for decision, words in DECISIONS.items():
        parser.add_argument(
            f"--{decision.replace('_', '-')}",
            dest="decision",
            action="store_const",
            const=decision,
            help=f"decide: {words}",
        )
    parser.add_argument("--record", metavar="R", help="decide: only about this record")
    parser.add_argument(
        "--before", metavar="ID", help="only runs older than this one: the next page"
    )
    parser.add_argument(
        "--from",
        dest="since_node",
        metavar="NODE",
        help="retry: begin at this node, with what came to it in that run",
    )
    parser.add_argument(
        "--from-failed",
        action="store_true",
        help="retry: begin where nodes failed; what went well is not done again",
    )
    parser.add_argument(
        "--only-failed",
        action="store_true",
        help="retry: the same, with only those records that failed",
    )
    parser.add_argument(
        "--version",
        choices=get_args(Version),
        default="saved",
        help="retry: the pipeline as it was then (saved), or as it is now (current)",
    )
    parser.add_argument(
        "--node", metavar="NODE", help="compare, trace, decide: only about this node"
    )
    parser.add_argument("--port", metavar="PORT", help="compare: what left this port")
    parser.add_argument(
        "--key",
        metavar="FIELD",
        help="compare: the field by which records belong together (@id: their id)",
    )


def run(options: argparse.Namespace) -> int:
    """Carry out the action."""
    needs_none = options.action in ("list", "prune")
    if needs_none != (options.id is None):
        needs = "needs an id" if options.id is None else "takes no id"
        raise BadInputError(f"`siex runs {options.action}` {needs}.")
    if (options.action in TWO_IDS) != (options.other is not None):
        needs = TWO_IDS.get(options.action, "the id of one run")
        raise BadInputError(f"`siex runs {options.action}` needs {needs}.")
    if options.since_node and (options.from_failed or options.only_failed):
        raise BadInputError("Leave out --from, or --from-failed and --only-failed.")
    if not 1 <= options.limit <= 1000:
        raise BadInputError("--limit should be a whole number from 1 to 1000.")
    if options.error is not None and len(options.error) < SHORTEST_SEARCH:
        raise BadInputError(f"--error needs at least {SHORTEST_SEARCH} letters.")
    return asyncio.run(_run(options))


async def _run(options: argparse.Namespace) -> int:
    async with engine_of(options.home) as engine:
        match options.action:
            case "show":
                return await _tell(engine, await engine.run(options.id), options)
            case "prune":
                await _prune(engine, options)
                return 0
            case "compare":
                await _compare(engine, options)
                return 0
            case "trace":
                await _trace(engine, options)
                return 0
            case "retry":
                return await _retry(engine, options)
            case "cancel":
                await engine.cancel_run(options.id)
                return await _tell(engine, await engine.finished(options.id), options)
            case "resume":
                await engine.resume_run(options.id)
                return await _ended(engine, options)
            case "decide":
                return await _decide(engine, options)
            case _:
                return await _list(engine, options)


async def _list(engine: Commands, options: argparse.Namespace) -> int:
    found = await engine.runs(
        limit=options.limit,
        before=options.before,
        status=options.status,
        pipeline_id=options.pipeline,
        since=point_in_time(options.since, "--since"),
        until=point_in_time(options.until, "--until"),
        error=options.error,
    )
    if options.json:
        print_json({"runs": [run.model_dump() for run in found]})
    elif not found:
        print("No run fits; `siex run FILE` makes one.")
    else:
        print_table(HEADINGS, map(_row, found))
        if len(found) == options.limit:
            note = f"Older ones: --before {found[-1].run_id}"
            print(styled(note, "dim"))
    return 0


def _row(run: RunSummary) -> tuple[str | None, ...]:
    took = duration(run.duration_ms)
    name = run.pipeline_name or run.pipeline_id
    return run.run_id, name, run.status, moment(run.started_at), took, run.error


async def _trace(engine: Commands, options: argparse.Namespace) -> None:
    from app.commands.trace import trace

    await trace(
        engine,
        options.id,
        options.other,
        node=options.node,
        port=options.port,
        as_json=options.json,
    )


async def _prune(engine: Commands, options: argparse.Namespace) -> None:
    gone = await engine.prune_history()
    if options.json:
        print_json(gone.model_dump())
    else:
        runs = counted(gone.runs, "run")
        print(f"{runs} beyond the limits deleted, with {gone.megabytes:,.1f} MB.")
        print("`siex settings` shows the limits.")


async def _compare(engine: Commands, options: argparse.Namespace) -> None:
    from app.commands.compare import compare

    await compare(
        engine,
        (options.id, options.other),
        node=options.node,
        port=options.port,
        key=options.key,
        limit=options.limit,
        as_json=options.json,
    )


async def _retry(engine: Commands, options: argparse.Namespace) -> int:
    """Run the same pipeline anew, or a part of it, with what it was given."""
    from engine.file_form import from_json

    since = options.since_node
    if since is not None:
        before = await engine.run(options.id)
        since = node_named(from_json(before.pipeline), since).id
    retried = await engine.retry_run(
        options.id,
        since=since,
        from_failed=options.from_failed,
        only_failed=options.only_failed,
        version=options.version,
    )
    detail = await engine.finished(retried.run_id)
    outputs = await first_records(engine, detail)
    if options.json:
        print_json({**as_json(detail, outputs), "notes": list(retried.notes)})
    else:
        for note in retried.notes:
            print(note)
        print_report(detail, outputs)
    return 0 if detail.status == "completed" else 1


async def _decide(engine: Commands, options: argparse.Namespace) -> int:
    """Tell what a run waits for, or say what is to become of it."""
    if options.decision is None:
        run = await engine.run(options.id)
        if not run.open_effects:
            raise BadInputError(f"The run {options.id} waits for no decision.")
        return await _tell(engine, run, options)
    await engine.decide_effects(
        options.id, options.decision, node=options.node, key=options.record
    )
    return await _ended(engine, options)


async def _ended(engine: Commands, options: argparse.Namespace) -> int:
    """Wait for the end and tell it."""
    detail = await engine.finished(options.id)
    await _tell(engine, detail, options)
    return 0 if detail.status == "completed" else 1


async def _tell(engine: Commands, run: RunDetail, options: argparse.Namespace) -> int:
    outputs = await first_records(engine, run)
    if options.json:
        print_json(as_json(run, outputs))
    else:
        print_report(run, outputs)
    return 0
