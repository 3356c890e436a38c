"""The index of errors of a month that has ended becomes one piece."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from engine.home import Home
from engine.store.history import merging
from engine.store.history.history import History
from engine.store.history.listing import Wanted
from engine.store.history.merging import merge_ended, pieces
from engine.store.history.rows import End, Form
from tests.helpers.history import FORM, begun, ended, id_at

RUNS = 40


@pytest.fixture
async def history(tmp_path: Path) -> AsyncIterator[History]:
    history = History(Home(tmp_path / "home"))
    await history.open()
    for month in (1, 2):
        for number in range(RUNS):
            await fail(history, id_at(month, number=number), f"Host {number} is away.")
    yield history
    await history.close()


async def fail(history: History, run_id: str, error: str) -> None:
    await history.add_run(begun(run_id), Form.of(FORM))
    await history.finish_run(ended(run_id, "failed", error=error), End({}))


async def pieces_of(history: History, month: str) -> int:
    return await history.read(lambda open_month: pieces(open_month(month)))


async def found(history: History, error: str) -> list[str]:
    return [run.run_id for run in await history.runs(Wanted(error=error))]


async def test_what_has_ended_is_merged_and_found_as_before(history: History):
    assert await pieces_of(history, "2026-01") > merging.FEW
    await merge_ended(history, "2026-02")

    assert await pieces_of(history, "2026-01") == 1
    assert await pieces_of(history, "2026-02") > 1
    assert await found(history, "host 7 is") == [
        id_at(2, number=7),
        id_at(1, number=7),
    ]
    await history.drop_run(id_at(1, number=7))
    await fail(history, id_at(1, number=RUNS), "Host 7 is back.")
    assert await found(history, "host 7 is") == [
        id_at(2, number=7),
        id_at(1, number=RUNS),
    ]


async def test_runs_are_written_while_it_is_merged(
    history: History, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(merging, "PAGES", 1)
    merges = asyncio.create_task(merge_ended(history, "2026-03"))
    while await pieces_of(history, "2026-02") > 1:
        await fail(history, id_at(1, 2), "It came in between.")
        await history.drop_run(id_at(1, 2))
    await merges
    assert await found(history, "in between") == []
    assert len(await found(history, "is away")) == 2 * RUNS
