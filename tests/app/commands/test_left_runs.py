"""Runs that an engine left when it died, on the command line."""

import asyncio

import pytest

from app.cli import main
from engine.clock import SystemClock
from engine.home import find_home
from engine.lines import to_json_line
from engine.store.store import Store


@pytest.fixture
def left(told, file, home) -> str:
    """Leave a run as an engine does that dies in it."""
    _, run = told("run", file())
    asyncio.run(_as_if_going(run["run_id"]))
    return run["run_id"]


async def _as_if_going(run_id: str, *begun: str) -> None:
    store = Store(find_home(), SystemClock())
    await store.open()
    detail = await store.run(run_id)
    await store.change_run(detail.summary.model_copy(update={"status": "running"}))
    rows = store.run_journal(run_id, detail.pipeline_id)
    for key in begun:
        rows.begin("size", key, to_json_line((key, (), {"text": "bbb"})))
    await rows.settled()
    await store.close()


def test_what_was_left_is_listed_and_resumed(told, left):
    [listed] = told("runs")[1]["runs"]
    assert listed["status"] == "interrupted"
    assert f"`siex runs resume {left}`" in listed["error"]

    code, run = told("runs", "resume", left)

    assert code == 0
    assert (run["status"], run["resumed"]) == ("completed", 1)
    assert len(run["outputs"]["limit"]["out"]) == 2


def test_an_open_effect_is_told_and_decided(told, left, capsys):
    asyncio.run(_as_if_going(left, "texts-1", "texts-2"))
    _, waiting = told("runs", "decide", left)
    assert [effect["key"] for effect in waiting["open_effects"]] == [
        "texts-1",
        "texts-2",
    ]

    assert main(["runs", "decide", left, "--done", "--record", "texts-1"]) == 1
    page = capsys.readouterr().out
    assert "Did this happen before the engine stopped?" in page
    assert 'size  texts-2  {"text": "bbb"}' in page
    assert f"siex runs decide {left} --leave-out" in page

    code, run = told("runs", "decide", left, "--again")
    assert (code, run["status"]) == (0, "completed")


@pytest.mark.parametrize(
    ("action", "sentence"),
    [("resume", "has ended (completed)"), ("decide", "waits for no decision")],
)
def test_a_run_that_has_ended_is_neither_resumed_nor_decided(
    action, sentence, told, file, capsys
):
    _, run = told("run", file())
    assert main(["runs", action, run["run_id"]]) in (1, 2)
    assert sentence in capsys.readouterr().err
