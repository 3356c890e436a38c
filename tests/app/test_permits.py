"""Pipelines from elsewhere ask once before they run; those made here never do."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from app.arrivals import Arrivals
from app.compose import Studio
from app.desk import Sheet
from app.panels.permission_card import PermissionCard, lines_of
from app.panels.run_filter import Again
from engine import edit, files
from engine.permissions import Permission
from engine.pipeline import Node, Pipeline, Settings

HOOK = "http://127.0.0.1:9000/hook"
ASKED = Settings(allow_private_hosts=("nas",), folders=("/shared",))


def foreign(**changes) -> Pipeline:
    nodes = {"hook": Node("hook", "web.request", config={"url": HOOK})}
    return Pipeline("foreign", "From afar", nodes=nodes, settings=ASKED, **changes)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "afar.siex"
    files.save(foreign(), path)
    return path


@pytest.fixture
def sheet(studio: Studio, qtbot, path: Path) -> Sheet:
    """An imported pipeline in front."""
    studio.window.files_dropped.emit([str(path)])
    qtbot.waitUntil(lambda: studio.desk.front is not None)
    assert studio.desk.front
    return studio.desk.front


def card(studio: Studio) -> PermissionCard | None:
    cards = studio.messages.findChildren(PermissionCard)
    return next((c for c in cards if not c.isHidden()), None)


def words(studio: Studio) -> list[str]:
    return [label.text() for label in card(studio).findChildren(QLabel)]


def answer(studio: Studio, name: str) -> None:
    card(studio).findChild(QPushButton, name).click()


def run_through(studio: Studio, engine, qtbot, count: int) -> None:
    qtbot.waitUntil(lambda: len(engine.kept_runs) == count)
    run_id = list(engine.kept_runs)[-1]
    qtbot.waitUntil(lambda: studio.running.run and studio.running.run.id == run_id)
    engine.finish(run_id)
    qtbot.waitUntil(studio.actions["run"].isEnabled)


def test_what_an_import_may_reach_is_shown_before_its_first_run(studio, engine, sheet):
    assert card(studio) is None
    studio.actions["run"].trigger()
    assert words(studio) == [
        "“From afar” comes from a file. When it runs, it may:",
        "Talk to this machine or others in your network",
        "127.0.0.1:9000, nas",
        "Write files in",
        "/shared",
        "Open pages of the web",
        "any that its records or these sites lead to",
    ]
    assert engine.kept_runs == {}


def test_only_the_consent_is_painted_as_the_main_button(studio, qtbot, sheet):
    studio.actions["run"].trigger()
    allow, refuse = (
        card(studio).findChild(QPushButton, name) for name in ("allow", "refuse")
    )
    refuse.setDefault(True)  # what the keyboard's focus makes of it
    accent = studio.looks.theme.accent
    painted = [
        button.grab().toImage().pixelColor(button.width() // 2, 4).name()
        for button in (allow, refuse)
    ]
    assert painted[0] == accent
    assert painted[1] != accent


def test_it_is_asked_once(studio: Studio, engine, qtbot, sheet: Sheet):
    studio.actions["run"].trigger()
    answer(studio, "allow")
    run_through(studio, engine, qtbot, 1)
    studio.actions["run"].trigger()
    assert card(studio) is None
    run_through(studio, engine, qtbot, 2)


def test_running_again_what_wants_more_by_now_is_asked(
    studio: Studio, engine, qtbot, sheet: Sheet
):
    studio.actions["run"].trigger()
    answer(studio, "allow")
    run_through(studio, engine, qtbot, 1)
    run = engine.kept_runs[next(iter(engine.kept_runs))].summary
    more = edit.with_setting(sheet.pipeline, "hook", "url", "http://10.0.0.1/")
    sheet.document.change("Change", more)

    studio.history.again_wanted.emit(Again(run, "start"))
    qtbot.waitUntil(lambda: len(engine.retried) == 1)
    assert card(studio) is None
    studio.history.again_wanted.emit(Again(run, "start", is_current=True))
    qtbot.waitUntil(lambda: card(studio) is not None)
    assert "10.0.0.1:80" in words(studio)
    assert len(engine.retried) == 1
    answer(studio, "allow")
    qtbot.waitUntil(lambda: len(engine.retried) == 2)
    assert engine.retried[1][1]["pipeline"] == sheet.pipeline


def test_it_is_asked_again_when_it_wants_more(studio, engine, qtbot, sheet: Sheet):
    studio.actions["run"].trigger()
    answer(studio, "allow")
    run_through(studio, engine, qtbot, 1)
    more = edit.with_setting(sheet.pipeline, "hook", "url", "http://10.0.0.1/")
    sheet.document.change("Change", more)
    studio.actions["run"].trigger()
    assert words(studio) == [
        "“From afar” now wants to do more than you allowed:",
        "Talk to this machine or others in your network",
        "10.0.0.1:80",
    ]
    less = edit.with_setting(sheet.pipeline, "hook", "url", HOOK)
    sheet.document.change("Change", less)
    studio.actions["run"].trigger()
    assert card(studio) is None
    run_through(studio, engine, qtbot, 2)


def test_what_its_settings_list_counts_once_it_is_allowed(
    studio: Studio, engine, qtbot, sheet: Sheet
):
    assert sheet.pipeline.settings == Settings()
    studio.actions["run"].trigger()
    answer(studio, "refuse")
    assert sheet.pipeline.settings == Settings()
    studio.actions["run"].trigger()
    answer(studio, "allow")
    run_through(studio, engine, qtbot, 1)
    assert sheet.pipeline.settings == ASKED
    studio.actions["undo"].trigger()
    assert sheet.pipeline.settings == Settings()


def test_no_means_no_run_and_it_is_asked_next_time(studio, engine, qtbot, sheet):
    studio.actions["run"].trigger()
    focused = studio.window.focusWidget()
    assert focused.objectName() == "refuse"
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert card(studio) is None
    assert engine.kept_runs == {}
    studio.actions["run"].trigger()
    assert card(studio)


def test_the_answer_holds_for_the_next_start_of_the_studio(tmp_path: Path):
    arrivals = Arrivals(tmp_path)
    kept = arrivals.admit(foreign())
    arrivals.allow(kept.id, arrivals.to_ask(kept))
    assert Arrivals(tmp_path).to_ask(kept) == frozenset()
    assert Arrivals(tmp_path).admit(foreign()) == foreign()


def test_a_copy_asks_like_what_it_was_copied_from(tmp_path: Path):
    arrivals = Arrivals(tmp_path)
    kept = arrivals.admit(foreign())
    arrivals.copied(kept.id, "copy")
    copy = replace(kept, id="copy")
    assert arrivals.to_ask(copy) == arrivals.to_ask(kept) != frozenset()


def test_a_pipeline_made_here_asks_nothing(studio: Studio, engine, qtbot):
    studio.desk.open(foreign(), is_saved=True)
    studio.actions["run"].trigger()
    assert card(studio) is None
    run_through(studio, engine, qtbot, 1)


def test_another_pipeline_in_front_takes_the_card_away(studio: Studio, sheet: Sheet):
    studio.actions["run"].trigger()
    studio.filing.new()
    assert card(studio) is None


def test_what_deserves_care_stands_first():
    wanted = [
        Permission("notify"),
        Permission("write"),
        Permission("read", "/texts"),
        Permission("host", "example.com"),
        Permission("private_host", "nas:80"),
    ]
    assert lines_of(wanted) == [
        ("Talk to this machine or others in your network", "nas:80", True),
        ("Write files in", "the output folder", False),
        ("Read files in", "/texts", True),
        ("Talk to", "example.com", False),
        ("Show desktop notifications", "", False),
    ]


def test_the_settings_of_the_pipeline_are_a_shortcut_away(studio: Studio, qtbot):
    sheet = studio.filing.open_sample()
    sheet.selection.choose(["limit"])
    studio.actions["pipeline_settings"].trigger()
    assert sheet.selection.ids == frozenset()
    assert studio.inspector.isVisible()
