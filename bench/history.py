"""How fast a large history is: pages of the list, every filter, opening a run, the start.

The history is made first, in the tables that the engine makes: a year of runs of 200
pipelines, some frequent and some rare, of which five in a hundred did not complete, with
errors of many texts; a pipeline and an error occur a few times in all of it. Then each
question is asked through the engine, as the Studio asks it, with ever other values. The
start is that of an engine in a new process until its first page, with this history and
with an empty one. At last half of the limit's worth of runs is deleted, to see what comes
back. Other work on the machine makes p95 worse; p50 tells it apart.
"""

import argparse
import asyncio
import json
import math
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from engine.clock import SystemClock
from engine.home import Home
from engine.local import LocalEngine
from engine.protocol import NodeResult, RunStatus, RunSummary
from engine.store.history import rows
from engine.store.history.history import History
from engine.store.history.ids import RANDOM_BITS, month_of, run_id_of
from engine.store.history.merging import merge_ended
from engine.store.history.month import CODES, open_to_write
from engine.store.history.writer import File
from engine.store.retention import Retention
from engine.store.room import Room

Row = tuple[Any, ...]
Ask = Callable[[LocalEngine, Random], Awaitable[object]]
MONTHS = 12
PIPELINES = 200
RARE_PIPELINE, RARE_ERROR = "seldom", "certificate has expired"
STATUSES: tuple[RunStatus, ...] = ("completed", "failed", "canceled", "interrupted")
SHARES = (95.0, 4.0, 0.5, 0.5)
ERRORS = (
    "Fetch: The server host{n}.example answered 503, it is not there for now.",
    "Fetch: The name host{n}.example is not known.",
    "Filter: Record {n} has no field “score”.",
    "Write: The disk is full, nothing more can be saved in report-{n}.xlsx.",
    "Ask: Too many requests, try again in {n} s.",
)
CHUNK = 50_000
WRITES, AT_ONCE = 2_000, 64


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1_000_000, help="how many runs")
    parser.add_argument("--home", help="keep the history here, and use it again")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--quick", action="store_true", help="60,000 runs, few rounds")
    parser.add_argument("--start", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.start:
        print(json.dumps(asyncio.run(_start_once(Path(options.start)))))
        return 0
    with tempfile.TemporaryDirectory() as temp:
        home = Home(Path(options.home or temp).absolute() / "home")
        count = 60_000 if options.quick else options.runs
        found = _figures(home, count, rounds=20 if options.quick else 200)
    print(json.dumps(found, indent=2) if options.json else _told(found))
    return 0


def _figures(home: Home, count: int, rounds: int) -> dict[str, Any]:
    made_s = 0.0
    if not home.history.exists():
        began = time.perf_counter()
        make_history(home, count)
        asyncio.run(_merge(home))
        made_s = time.perf_counter() - began
    size = sum(file.stat().st_size for file in home.history.iterdir())
    return {
        "runs": count,
        "made_s": round(made_s, 1),
        "size_mb": round(size / 1e6),
        "questions": asyncio.run(_questions(home, rounds)),
        "start": _starts(home, 3 if rounds < 100 else 7),
        "writing": asyncio.run(_writing(home)),
        "deleting": asyncio.run(_deleting(home, count)),
    }


# The history


def make_history(home: Home, count: int) -> None:
    """Write a year of runs of 200 pipelines, `pipeline-0` and so on."""
    home.history.mkdir(parents=True)
    newest = datetime.now(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    months = [month_of(newest)]
    for _ in range(MONTHS - 1):
        newest = (newest - timedelta(days=1)).replace(day=1)
        months.append(month_of(newest))
    for place, month in enumerate(months):
        share = count * (place + 1) // MONTHS - count * place // MONTHS
        _make_month(home, month, share, Random(place))  # noqa: S311 - no secret


async def _merge(home: Home) -> None:
    """Merge what an engine would have merged as months ended."""
    history = History(home)
    await history.open()
    await merge_ended(history, month_of(datetime.now(UTC)))
    await history.close()


def _make_month(home: Home, month: str, count: int, random: Random) -> None:
    connection = open_to_write(home.history / f"{month}.db")
    connection.execute("pragma synchronous = off")
    connection.execute("pragma cache_size = -200000")
    file = File(connection)
    began = _first_run(month)
    seldom = rows.Form.of({"id": RARE_PIPELINE, "name": "Seldom"})
    rows.add_run(file, began, seldom)
    for number in range(PIPELINES):
        form = _form(number)
        summary = began.model_copy(
            update={
                "run_id": run_id_of(month, number + 1),
                "pipeline_id": form["id"],
                "pipeline_name": form["name"],
            }
        )
        rows.add_run(file, summary, rows.Form.of(form))
    results = [_results(random) for _ in range(100)]
    for chunk in _runs(month, count - PIPELINES - 1, random):
        some = random.choices(results, k=len(chunk))
        kept = [(run[0], result) for run, result in zip(chunk, some, strict=True)]
        _insert(connection, chunk, kept)
    connection.execute("pragma wal_checkpoint(truncate)")
    connection.close()


def _insert(
    connection: sqlite3.Connection, runs: list[Row], results: list[Row]
) -> None:
    connection.execute("begin")
    connection.executemany(
        "insert into runs (key, pipeline, form, status, trigger, started_at,"
        " duration_ms, error, bytes) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        runs,
    )
    connection.executemany("insert into node_results values (?, ?)", results)
    connection.executemany(
        "insert into errors (rowid, error, pipeline, status) values (?, ?, ?, ?)",
        [(r[0], r[7], *rows.marks(r[1], r[3])) for r in runs if r[7]],
    )
    connection.execute("commit")


def _runs(month: str, count: int, random: Random) -> Iterator[list[Row]]:
    """Yield rows in the order of their time, which fills the month evenly."""
    step = 27 * 24 * 3600 * 1_000_000 // max(count, 1)
    weights = [1 / (n + 1) for n in range(PIPELINES)]
    refs = range(2, PIPELINES + 2)
    began = f"{month}-01T00:00:00.000+00:00"
    for start in range(0, count, CHUNK):
        size = min(CHUNK, count - start)
        numbers = range(start, start + size)
        ends = zip(
            random.choices(STATUSES, SHARES, k=size),
            random.choices(refs, weights, k=size),
            random.choices(range(1 << RANDOM_BITS), k=size),
            random.choices(range(90_000), k=size),
            strict=True,
        )
        yield [
            (
                (1_000 + number * step) << RANDOM_BITS | chance,
                1 if number % 400_000 == 7 else ref,
                1 if number % 400_000 == 7 else ref,
                CODES[status],
                "schedule",
                began,
                chance / 10,
                _error(number, status, drawn),
                0,
            )
            for number, (status, ref, chance, drawn) in zip(numbers, ends, strict=True)
        ]


def _error(number: int, status: RunStatus, drawn: int) -> str | None:
    if status in ("completed", "canceled"):
        return None
    if number % 5_000 == 3:
        return f"Fetch: The {RARE_ERROR}."
    return ERRORS[drawn % len(ERRORS)].format(n=drawn // len(ERRORS))


def _first_run(month: str) -> RunSummary:
    return RunSummary(
        run_id=run_id_of(month, 0),
        pipeline_id=RARE_PIPELINE,
        pipeline_name="Seldom",
        status="completed",
        started_at=f"{month}-01T00:00:00.000+00:00",
    )


def _form(number: int) -> dict[str, Any]:
    nodes = [
        {"id": f"n{n}", "type": "flow.filter", "config": {"note": "x" * 300}}
        for n in range(5)
    ]
    return {"id": f"pipeline-{number}", "name": f"Pipeline {number}", "nodes": nodes}


def _results(random: Random) -> bytes:
    return rows.packed(
        {
            f"n{n}": NodeResult(
                node=f"n{n}",
                type="flow.filter",
                status="completed",
                records_in=random.randrange(1_000),
                records_out={"kept": random.randrange(1_000)},
                attempts=1,
                duration_ms=round(random.expovariate(1 / 90), 3),
                fingerprint=f"{random.getrandbits(128):032x}",
            )
            for n in range(5)
        }
    )


# The questions


def _some_time(random: Random) -> datetime:
    return datetime.now(UTC) - timedelta(days=random.uniform(1, 360))


def _some_id(random: Random) -> str:
    moment = _some_time(random)
    return f"{moment:%Y%m%d-%H%M%S-%f}-0000"


def _some_pipeline(random: Random) -> str:
    return f"pipeline-{int(math.exp(random.uniform(0, math.log(PIPELINES)))) - 1}"


def _within(
    engine: LocalEngine,
    random: Random,
    pipeline_id: str | None = None,
    status: RunStatus | None = None,
) -> Awaitable[object]:
    until = _some_time(random)
    since = until - timedelta(days=random.uniform(0.1, 60))
    return engine.runs(pipeline_id=pipeline_id, status=status, since=since, until=until)


QUESTIONS: dict[str, Ask] = {
    "first page": lambda e, _: e.runs(),
    "deep page": lambda e, r: e.runs(before=_some_id(r)),
    "pipeline": lambda e, r: e.runs(pipeline_id=_some_pipeline(r)),
    "pipeline, deep": lambda e, r: e.runs(
        pipeline_id=_some_pipeline(r), before=_some_id(r)
    ),
    "rare pipeline": lambda e, _: e.runs(pipeline_id=RARE_PIPELINE),
    "status": lambda e, r: e.runs(status=r.choice(STATUSES)),
    "no run has that status": lambda e, _: e.runs(status="waiting"),
    "pipeline and status": lambda e, r: e.runs(
        pipeline_id=_some_pipeline(r), status=r.choice(STATUSES)
    ),
    "time range": _within,
    "pipeline, status, time": lambda e, r: _within(e, r, _some_pipeline(r), "failed"),
    "error": lambda e, r: e.runs(error=r.choice(("503", "no field", "not known"))),
    "error of one host": lambda e, r: e.runs(error=f"host{r.randrange(10_000)}.ex"),
    "rare error": lambda e, _: e.runs(error=RARE_ERROR),
    "error nobody had": lambda e, _: e.runs(error="the moon is too near"),
    "error, pipeline, status": lambda e, r: e.runs(
        error="503", pipeline_id=_some_pipeline(r), status="failed"
    ),
    "rare pipeline, error": lambda e, _: e.runs(error="503", pipeline_id=RARE_PIPELINE),
}


async def _questions(home: Home, rounds: int) -> dict[str, dict[str, float]]:
    random = Random(5)  # noqa: S311 - the same questions every time
    found: dict[str, dict[str, float]] = {}
    async with LocalEngine(home.path) as engine:
        for name, ask in QUESTIONS.items():
            found[name] = await _timed(lambda ask=ask: ask(engine, random), rounds)
        ids = [
            page[0].run_id
            for _ in range(rounds)
            if (page := await engine.runs(before=_some_id(random), limit=1))
        ]
        found["open a run"] = await _timed(
            lambda: engine.run(random.choice(ids)), rounds
        )
    return found


async def _timed(ask: Callable[[], Awaitable[object]], rounds: int) -> dict[str, float]:
    taken: list[float] = []
    for _ in range(rounds):
        began = time.perf_counter()
        await ask()
        taken.append((time.perf_counter() - began) * 1000)
    taken.sort()
    return {
        "p50_ms": round(statistics.median(taken), 2),
        "p95_ms": round(taken[math.ceil(len(taken) * 0.95) - 1], 2),
        "max_ms": round(taken[-1], 2),
    }


# The start, writing, deleting


async def _start_once(home: Path) -> float:
    began = time.perf_counter()
    async with LocalEngine(home) as engine:
        await engine.runs()
        return (time.perf_counter() - began) * 1000


def _starts(home: Home, rounds: int) -> dict[str, float]:
    """Alternate between both, so that other work on the machine meets both."""
    with tempfile.TemporaryDirectory() as empty:
        taken: dict[str, list[float]] = {"empty_ms": [], "full_ms": []}
        for _ in range(rounds + 1):
            for name, place in (("empty_ms", Path(empty)), ("full_ms", home.path)):
                taken[name].append(_in_process(place))
    return {name: round(statistics.median(t[1:]), 1) for name, t in taken.items()}


def _in_process(home: Path) -> float:
    command = [sys.executable, "-m", "bench.history", "--start", str(home)]
    done = subprocess.run(command, check=True, capture_output=True)  # noqa: S603
    return json.loads(done.stdout)


async def _writing(home: Home) -> dict[str, float]:
    """Write whole runs, begun, working, ended, some at once, each durable."""
    history = History(home)
    await history.open()
    random = Random(7)  # noqa: S311 - no secret
    results = {"n0": NodeResult(node="n0", type="flow.filter", status="completed")}
    base = _first_run(month_of(datetime.now(UTC)))

    async def one(number: int) -> None:
        key = (27 * 24 * 3600 * 10**6 + number) << RANDOM_BITS | random.getrandbits(16)
        run_id = run_id_of(month_of(datetime.now(UTC)), key)
        summary = base.model_copy(update={"run_id": run_id, "status": "pending"})
        await history.add_run(summary, rows.Form.of(_form(0)))
        history.begin_run(run_id)
        end = summary.model_copy(update={"status": "completed", "duration_ms": 1.0})
        await history.finish_run(end, rows.End(results))

    numbers = iter(range(WRITES))

    async def worker() -> None:
        for number in numbers:
            await one(number)

    began = time.perf_counter()
    await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
    taken = time.perf_counter() - began
    await history.close()
    return {"at_once": AT_ONCE, "runs_per_s": round(WRITES / taken)}


async def _deleting(home: Home, count: int) -> dict[str, float]:
    """Delete the oldest month and a part of the next."""
    history = History(home)
    await history.open()
    before = shutil.disk_usage(home.path).free, _size(home)
    keep = Retention(count * 10 // MONTHS + count // MONTHS // 2, 10**15, None)
    began = time.perf_counter()
    gone = await Room(home, history, SystemClock(), keep).make()
    taken = time.perf_counter() - began
    await history.close()
    return {
        "runs": gone.runs,
        "s": round(taken, 2),
        "runs_per_s": round(gone.runs / taken),
        "back_mb": round((before[1] - _size(home)) / 1e6),
    }


def _size(home: Home) -> int:
    return sum(file.stat().st_size for file in home.history.iterdir())


def _told(found: dict[str, Any]) -> str:
    lines = [
        f"{found['runs']:,} runs, {found['size_mb']:,} MB, made in {found['made_s']} s",
        f"{'':<26}{'p50 ms':>9}{'p95 ms':>9}{'max ms':>9}",
    ]
    lines += [
        f"{name:<26}{row['p50_ms']:>9.2f}{row['p95_ms']:>9.2f}{row['max_ms']:>9.2f}"
        for name, row in found["questions"].items()
    ]
    start, writing, deleting = (found[n] for n in ("start", "writing", "deleting"))
    lines += [
        f"start until the first page: {start['full_ms']} ms, "
        f"with an empty history {start['empty_ms']} ms",
        f"writing: {writing['runs_per_s']:,} whole runs/s, {AT_ONCE} at once, durable",
        f"deleting {deleting['runs']:,} runs: {deleting['s']} s, "
        f"{deleting['back_mb']:,} MB are back",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
