"""Past runs in the Studio: found, run again, compared; and older versions."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QToolButton,
    QTreeWidget,
)

from app.compose import Studio
from app.panels.history import RUN
from app.window import HISTORY
from engine import edit
from tests.app.test_running import rows, start
from tests.app.test_screenshots import FOLDER
from tests.helpers.engine import FakeEngine


@pytest.fixture
def two_runs(studio: Studio, engine: FakeEngine, qtbot) -> tuple[str, str]:
    """One that went well and one that failed, shown in the history."""
    ids: list[str] = []
    for count, errors in ((3, {}), (4, {"filter": "The file gone.csv is not there."})):
        run_id = start(studio, qtbot)
        data = rows(count) if not ids else [{"n": 0, "title": "New"}, *rows(count)[1:]]
        outputs = {"filter": {"kept": data}}
        engine.finish(
            run_id, "failed" if errors else "completed", outputs=outputs, errors=errors
        )
        qtbot.waitUntil(lambda: not studio.running.run.is_live)
        qtbot.waitUntil(studio.actions["run"].isEnabled)
        ids.append(run_id)
    studio.window.show_run_page(HISTORY)
    studio.running.list_runs()
    qtbot.waitUntil(lambda: listed(studio) == ids[::-1])
    return ids[0], ids[1]


def table(studio: Studio) -> QTreeWidget:
    return studio.history.findChild(QTreeWidget, "runs")


def listed(studio: Studio) -> list[str]:
    tree = table(studio)
    return [
        tree.topLevelItem(row).data(0, RUN).run_id
        for row in range(tree.topLevelItemCount())
    ]


def choose(studio: Studio, name: str, text: str) -> None:
    combo = studio.history.findChild(QComboBox, name)
    combo.setCurrentIndex(combo.findText(text))
    combo.activated.emit(combo.currentIndex())


def select(studio: Studio, *places: int) -> None:
    tree = table(studio)
    tree.clearSelection()
    for place in places:
        tree.topLevelItem(place).setSelected(True)


def again(studio: Studio, name: str) -> None:
    action = studio.history.findChild(QAction, name)
    assert action.isEnabled()
    action.trigger()


def test_runs_are_found_by_status_and_error(two_runs, studio: Studio, qtbot):
    choose(studio, "status", "Completed")
    qtbot.waitUntil(lambda: listed(studio) == [two_runs[0]])
    choose(studio, "status", "Any status")
    qtbot.waitUntil(lambda: len(listed(studio)) == 2)
    qtbot.keyClicks(studio.history.findChild(QLineEdit, "error"), "GONE")
    qtbot.waitUntil(lambda: listed(studio) == [two_runs[1]])
    assert studio.history.findChild(QLabel, "run_count").text() == "1 run"


def test_two_letters_do_not_search_yet(two_runs, studio: Studio):
    studio.history.findChild(QLineEdit, "error").setText("xy")

    assert studio.history.filter.error is None


def test_what_can_be_done_depends_on_the_selection(two_runs, studio: Studio):
    compare = studio.history.findChild(QToolButton, "compare_runs")
    retry = studio.history.findChild(QToolButton, "run_again")
    select(studio)
    assert not compare.isEnabled()
    assert not retry.isEnabled()
    select(studio, 0, 1)
    assert compare.isEnabled()
    select(studio, 1)
    assert studio.history.findChild(QAction, "again_start").isEnabled()
    assert not studio.history.findChild(QAction, "again_failed").isEnabled()


def test_a_run_is_run_again_from_where_it_failed(
    two_runs, studio: Studio, engine: FakeEngine, qtbot
):
    engine.retry_notes = ("“Read” runs again: only 4 of its 6 records were kept.",)
    select(studio, 0)
    again(studio, "now_failed")
    qtbot.waitUntil(lambda: len(engine.retried) == 1)

    run_id, how = engine.retried[0]
    assert run_id == two_runs[1]
    assert how["from_failed"]
    assert how["version"] == "current"
    assert how["pipeline"] == studio.desk.front.pipeline
    qtbot.waitUntil(lambda: any("only 4 of" in t for t in studio.messages.texts()))


def test_from_a_node_wants_a_node(two_runs, studio: Studio, engine: FakeEngine, qtbot):
    select(studio, 0)
    studio.desk.front.selection.clear()
    again(studio, "again_node")
    qtbot.waitUntil(
        lambda: any("Select the node" in t for t in studio.messages.texts())
    )
    studio.desk.front.selection.choose(["filter"])
    again(studio, "again_node")
    qtbot.waitUntil(lambda: len(engine.retried) == 1)

    assert engine.retried[0][1]["since"] == "filter"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_two_runs_are_compared(two_runs, studio: Studio, engine, qtbot, theme: str):
    if studio.looks.theme.name != theme:
        studio.looks.switch()
    engine.changed = ("“Filter” › score: 10 → 20",)
    studio.window.resize(QSize(1280, 800))
    select(studio, 0, 1)
    picture(studio.window, f"history-filters-{theme}")
    studio.history.findChild(QToolButton, "compare_runs").click()
    qtbot.waitUntil(lambda: page(studio, "compare") is not None)
    dialog = page(studio, "compare")
    found = dialog.findChild(QTreeWidget, "differences")
    qtbot.waitUntil(lambda: found.topLevelItemCount() == 2)

    signs = [found.topLevelItem(row).text(0) for row in range(2)]
    assert signs == ["~", "+"]
    assert "10 → 20" in dialog.findChild(QLabel, "pipeline_changes").text()
    assert "1 added, 0 gone, 1 changed" in dialog.findChild(QLabel, "told").text()
    picture(dialog, f"compare-{theme}")
    dialog.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_older_version_is_brought_back(
    studio: Studio, engine: FakeEngine, qtbot, theme: str
):
    if studio.looks.theme.name != theme:
        studio.looks.switch()
    sheet = studio.filing.open_sample()
    first = sheet.pipeline
    second = edit.with_setting(first, "limit", "count", 1)
    third = edit.remove(second, ["filter"])
    engine.kept_versions[first.id] = [first, second, third]
    engine.library[first.id] = third
    sheet.document.change("Change", third)
    studio.actions["versions"].trigger()
    qtbot.waitUntil(lambda: page(studio, "versions") is not None)
    dialog = page(studio, "versions")
    changes = dialog.findChild(QListWidget, "changes")
    qtbot.waitUntil(lambda: changes.count() > 1)
    assert any("was removed" in changes.item(n).text() for n in range(changes.count()))
    picture(dialog, f"versions-{theme}")

    versions = dialog.findChild(QListWidget, "version_list")
    versions.setCurrentRow(2)
    dialog.findChild(QPushButton, "restore").click()
    qtbot.waitUntil(lambda: sheet.pipeline == first)

    assert not sheet.document.is_dirty
    assert any("Version 1 is back" in text for text in studio.messages.texts())


def test_a_pipeline_that_was_never_saved_has_no_versions(studio: Studio, qtbot):
    studio.filing.open_sample()
    studio.actions["versions"].trigger()

    qtbot.waitUntil(lambda: any("no versions" in t for t in studio.messages.texts()))


def page(studio: Studio, name: str):
    return studio.window.findChild(QDialog, name)


def picture(widget, name: str) -> Path:
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{name}.png"
    assert widget.grab().save(str(path))
    return path


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_how_much_is_kept_is_shown_and_changed(
    two_runs, studio: Studio, engine: FakeEngine, qtbot, theme: str
):
    if studio.looks.theme.name != theme:
        studio.looks.switch()
    studio.actions["keeping"].trigger()
    qtbot.waitUntil(lambda: page(studio, "keeping") is not None)
    dialog = page(studio, "keeping")
    assert "2 runs" in dialog.findChild(QLabel, "history_use").text()
    picture(dialog, f"keeping-{theme}")
    dialog.findChild(QSpinBox, "keep_runs").setValue(1)
    dialog.findChild(QSpinBox, "keep_days").setValue(0)
    dialog.findChild(QDialogButtonBox).button(
        QDialogButtonBox.StandardButton.Save
    ).click()
    qtbot.waitUntil(lambda: engine.limits.runs == 1)

    assert engine.limits.days is None


def test_what_is_beyond_the_limits_goes_at_once(
    two_runs, studio: Studio, engine: FakeEngine, qtbot
):
    engine.limits = engine.limits.model_copy(update={"runs": 1})
    studio.actions["keeping"].trigger()
    qtbot.waitUntil(lambda: page(studio, "keeping") is not None)
    dialog = page(studio, "keeping")
    dialog.findChild(QPushButton, "prune").click()

    qtbot.waitUntil(lambda: any("1 run deleted" in t for t in studio.messages.texts()))
    assert "1 run," in dialog.findChild(QLabel, "history_use").text()
    dialog.close()


def test_a_backup_is_written_and_told(
    studio: Studio, engine: FakeEngine, qtbot, tmp_path: Path
):
    studio.upkeep.back_up(str(tmp_path / "all.siexbackup"))

    qtbot.waitUntil(lambda: any("Backed up" in t for t in studio.messages.texts()))
    assert engine.backups == [tmp_path / "all.siexbackup"]
