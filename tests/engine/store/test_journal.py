"""The journal: in order, in groups, on disk before it is said to be."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from engine.errors import StoreFullError, StoreNewerError
from engine.store.journal import Change, Journal
from engine.store.run_journal import RunJournal, end_run


@pytest.fixture
async def journal(tmp_path: Path) -> AsyncIterator[Journal]:
    journal = Journal(tmp_path / "journal.db")
    yield journal
    await journal.close()


def of_run(journal: Journal, run: str = "r", *, is_resumed: bool = False) -> RunJournal:
    return RunJournal(journal, run, "p", is_resumed=is_resumed)


async def again(journal: Journal, run: str = "r") -> RunJournal:
    """Return the rows of a run as a later engine finds them."""
    await journal.settled()
    return of_run(journal, run, is_resumed=True)


async def test_nothing_is_made_before_something_is_written(journal: Journal):
    run = of_run(journal)
    assert await run.step("n", "a") is None
    assert await run.remembered("n", ["a"]) == {}
    await run.settled()
    await run.end(counts=True)
    assert not journal.place.exists()


async def test_a_step_is_found_again_with_its_newest_state(journal: Journal):
    run = of_run(journal)
    run.begin("n", "a", b"1")
    run.done("n", "a", b"2")
    run.begin("n", "b", b"3")
    await run.settled()

    found = await again(journal)
    steps = [await found.step("n", key) for key in ("a", "b", "c")]
    assert [(step.state, step.data) if step else None for step in steps] == [
        ("done", b"2"),
        ("begun", b"3"),
        None,
    ]


async def test_a_log_comes_back_in_its_order(journal: Journal):
    run = of_run(journal)
    entries = [b"%d" % number for number in range(450)]
    for number, entry in enumerate(entries):
        run.add("n", "given", number, entry)

    assert await (await again(journal)).whole_log("n", "given") == entries


async def test_what_is_settled_is_in_the_file(journal: Journal):
    of_run(journal).begin("n", "a", b"1")
    await journal.settled()
    with sqlite3.connect(journal.place) as other:
        assert other.execute("select state from steps").fetchall() == [("begun",)]
    other.close()


async def test_what_waits_becomes_one_transaction(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
):
    groups: list[int] = []
    commit = journal._settle
    monkeypatch.setattr(
        journal, "_settle", lambda g, e: (groups.append(len(g)), commit(g, e))
    )
    run = of_run(journal)
    for number in range(2_000):
        run.add("n", "given", number, b"x")
    await run.settled()
    assert sum(groups) == 2_000
    assert len(groups) < 1_000


async def test_a_full_disk_is_told_to_the_run_that_wrote(journal: Journal):
    told: list[str] = []
    run, other = of_run(journal), of_run(journal, "other")
    run.on_trouble = told.append
    other.begin("n", "a", b"1")
    await other.settled()
    await journal.write(Change("pragma max_page_count = 40"))
    run.begin("n", "a", b"x" * 4_000_000)
    with pytest.raises(StoreFullError, match="disk is full"):
        await run.settled()
    run.begin("n", "b", b"1")  # no hole: nothing comes after what failed
    with pytest.raises(StoreFullError):
        await run.settled()
    assert len(told) == 1
    await other.settled()
    assert await of_run(journal, is_resumed=True).step("n", "b") is None


async def test_the_end_of_a_run_leaves_what_its_nodes_remember(journal: Journal):
    run, failed = of_run(journal), of_run(journal, "failed")
    run.remember("n", {"a": b"1", "b": b"2"})
    failed.remember("n", {"c": b"3"})
    assert await run.remembered("n", ["a"]) == {}
    await run.end(counts=True)
    await failed.end(counts=False)

    assert await of_run(journal, "next").remembered("n", ["a", "b", "c"]) == {
        "a": b"1",
        "b": b"2",
    }
    assert await of_run(journal, "next").remembered("other", ["a"]) == {}


async def test_the_rows_of_a_run_go_when_it_ends(journal: Journal):
    run = of_run(journal)
    run.done("n", "a", b"1")
    run.add("n", "given", 0, b"1")
    await end_run(journal, "r", counts=True)
    found = of_run(journal, is_resumed=True)
    assert await found.step("n", "a") is None
    assert await found.whole_log("n", "given") == []


async def test_a_damaged_journal_is_set_aside(tmp_path: Path):
    place = tmp_path / "journal.db"
    place.write_bytes(b"no database at all" * 1000)
    journal = Journal(place)
    aside = await journal.set_aside_if_damaged()
    assert aside is not None
    assert aside.read_bytes().startswith(b"no database")
    run = of_run(journal)
    run.begin("n", "a", b"1")
    await run.settled()
    await journal.close()


async def test_a_journal_of_a_newer_program_is_left_alone(journal: Journal):
    of_run(journal).begin("n", "a", b"1")
    await journal.close()
    with sqlite3.connect(journal.place) as other:
        other.execute("pragma user_version = 99")
    other.close()
    later = Journal(journal.place)
    with pytest.raises(StoreNewerError):
        await later.set_aside_if_damaged()
    await later.close()


async def test_writers_wait_while_the_disk_cannot_keep_up(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("engine.store.journal.MOST_WAITING", 10)
    run = of_run(journal)
    run.begin("n", "a", b"x" * 100)
    assert journal._waiting > 10
    async with asyncio.timeout(10):
        await run.room()
    assert journal._waiting < 10
