"""The history by month: written in groups, read by page and filter."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engine.errors import NotFoundError, StoreNewerError
from engine.home import Home
from engine.protocol import NodeError, NodeResult
from engine.store.history import history as history_module
from engine.store.history.history import History
from engine.store.history.listing import Wanted
from engine.store.history.month import open_to_read
from engine.store.history.rows import End, Form
from tests.helpers.history import FORM, begun, ended, id_at


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
async def history(home: Home) -> AsyncIterator[History]:
    history = History(home)
    await history.open()
    yield history
    await history.close()


async def ids(history: History, **want: object) -> list[str]:
    return [run.run_id for run in await history.runs(Wanted(**want))]  # type: ignore[arg-type]


async def test_a_run_is_written_down_from_its_start_to_its_end(history: History):
    run_id = id_at()
    await history.add_run(begun(run_id, "pending"), Form.of(FORM))
    history.begin_run(run_id)
    error = NodeError(kind="input", message="No text.")
    result = NodeResult(
        node="n", type="t", status="failed", records_out={"out": 2}, error=error
    )
    end = ended(run_id, "failed", error="n: No text.")
    await history.finish_run(end, End({"n": result}, 10))

    found = await history.run(run_id)

    assert (
        found.model_dump(exclude={"nodes", "pipeline", "open_effects"})
        == end.model_dump()
    )
    assert found.nodes == {"n": result}
    assert found.pipeline == FORM


async def test_runs_that_begin_at_once_are_committed_together(history: History):
    at_once = [id_at(number=n) for n in range(50)]
    await asyncio.gather(*(history.add_run(begun(r), Form.of(FORM)) for r in at_once))

    assert await ids(history) == at_once[::-1]


async def test_a_change_that_fails_takes_no_other_along(history: History):
    await history.add_run(begun(id_at()), Form.of(FORM))
    same, other = await asyncio.gather(
        history.add_run(begun(id_at()), Form.of(FORM)),
        history.add_run(begun(id_at(number=1)), Form.of(FORM)),
        return_exceptions=True,
    )

    assert isinstance(same, Exception)
    assert other is None
    assert await ids(history) == [id_at(number=1), id_at()]


async def test_pages_go_on_in_the_month_before(history: History):
    written = [id_at(month, number=n) for month in (1, 2, 3) for n in range(3)]
    for run_id in written:
        await history.add_run(begun(run_id), Form.of(FORM))

    first = await ids(history, limit=4)
    second = await ids(history, limit=4, before=first[-1])
    third = await ids(history, limit=4, before=second[-1])

    assert first + second + third == written[::-1]


async def test_runs_are_found_by_pipeline_status_and_time(history: History):
    for n in range(6):
        run_id = id_at(1 + n // 3, day=1 + n)
        pipeline = "even" if n % 2 == 0 else "odd"
        status = "failed" if n == 3 else "completed"
        await history.add_run(ended(run_id, status, pipeline), Form.of(FORM))

    assert await ids(history, pipeline_id="odd") == [
        id_at(2, 6),
        id_at(2, 4),
        id_at(1, 2),
    ]
    assert await ids(history, status="failed") == [id_at(2, 4)]
    assert await ids(history, pipeline_id="odd", status="completed") == [
        id_at(2, 6),
        id_at(1, 2),
    ]
    since, until = datetime(2026, 1, 3, tzinfo=UTC), datetime(2026, 2, 5, tzinfo=UTC)
    assert await ids(history, since=since, until=until) == [id_at(2, 4), id_at(1, 3)]
    assert await ids(history, pipeline_id="none") == []


async def test_runs_are_found_by_a_piece_of_their_error(history: History):
    for n, error in enumerate(("No text in “a”.", "HTTP 503 from b", 'say "no text"')):
        pipeline = "p" if n else "q"
        run = ended(id_at(number=n), "failed", pipeline, error=error)
        await history.add_run(begun(id_at(number=n), pipeline=pipeline), Form.of(FORM))
        await history.finish_run(run, End({}))

    assert await ids(history, error="NO TEXT") == [id_at(number=2), id_at()]
    assert await ids(history, error="503") == [id_at(number=1)]
    assert await ids(history, error='say "no') == [id_at(number=2)]
    assert await ids(history, error="no text", pipeline_id="q") == [id_at()]
    assert await ids(history, error="no text", status="canceled") == []
    assert await ids(history, error="no text", before=id_at(number=2)) == [id_at()]


async def test_runs_of_an_engine_that_died_are_found_and_marked(
    home: Home, history: History
):
    await history.add_run(begun(id_at(1)), Form.of(FORM))
    await history.add_run(ended(id_at(2)), Form.of(FORM))
    await history.close()

    again = History(home)
    await again.open()
    assert await again.open_runs() == [id_at(1)]
    stands = begun(id_at(1)).model_copy(
        update={"status": "interrupted", "error": "The engine stopped.", "resumed": 2}
    )
    await again.change_run(stands)
    assert await again.open_runs() == []
    found = await again.run(id_at(1))
    by_error = await ids(again, error="engine stopped")
    await again.close()

    assert found.status == "interrupted"
    assert found.error == "The engine stopped."
    assert found.resumed == 2
    assert by_error == [id_at(1)]


@pytest.mark.parametrize(
    "name", ["x", "", "../../etc/passwd", "20261399-000000-000000-0000", id_at()]
)
async def test_an_unknown_run_is_named(history: History, name: str):
    with pytest.raises(NotFoundError, match=f"no run “{name}”"):
        await history.run(name)


async def test_a_month_of_a_newer_program_is_refused(home: Home, history: History):
    await history.add_run(begun(id_at()), Form.of(FORM))
    await history.close()
    with sqlite3.connect(history.file("2026-01")) as file:
        file.execute("pragma user_version = 99")
    file.close()
    again = History(home)
    await again.open()

    with pytest.raises(StoreNewerError, match="newer version"):
        await again.add_run(begun(id_at(number=1)), Form.of(FORM))
    await again.close()


async def test_what_was_written_survives_without_a_close(home: Home, history: History):
    await history.add_run(begun(id_at()), Form.of(FORM))
    other = History(home)
    await other.open()

    assert await ids(other) == [id_at()]
    await other.close()


async def test_a_start_opens_only_months_with_runs_that_are_not_over(
    home: Home, history: History, monkeypatch: pytest.MonkeyPatch
):
    for month in (1, 2, 3):
        await history.add_run(begun(id_at(month)), Form.of(FORM))
    await history.finish_run(ended(id_at(2)), End({}))
    await history.close()
    first = History(home)
    await first.open()
    assert len(await first.open_runs()) == 2
    await first.add_run(begun(id_at(3, number=1)), Form.of(FORM))
    await first.close()

    opened: list[str] = []
    monkeypatch.setattr(history_module, "open_to_read", _noting(opened))
    second = History(home)
    await second.open()
    assert len(await second.open_runs()) == 3
    await second.close()

    assert opened == ["2026-01", "2026-03"]


def _noting(opened: list[str]):
    def open_and_note(path: Path) -> sqlite3.Connection:
        opened.append(path.stem)
        return open_to_read(path)

    return open_and_note


async def test_a_damaged_month_is_left_out(home: Home, history: History, caplog):
    for month in (1, 2):
        await history.add_run(begun(id_at(month)), Form.of(FORM))
    await history.close()
    history.file("2026-01").write_bytes(b"no database at all" * 500)

    again = History(home)
    await again.open()
    assert await again.open_runs() == [id_at(2)]
    found = await ids(again)
    await again.close()

    assert found == [id_at(2)]
    assert "The history of 2026-01 is damaged" in caplog.text
    assert (home.history / "2026-01.damaged").read_bytes().startswith(b"no database")


async def test_a_month_whose_making_broke_off_is_made_anew(home: Home):
    home.history.mkdir(parents=True)
    sqlite3.connect(home.history / "2026-01.db").execute("pragma user_version = 0")
    history = History(home)
    await history.open()

    assert await ids(history) == []
    await history.add_run(begun(id_at()), Form.of(FORM))
    assert await ids(history) == [id_at()]
    await history.close()
