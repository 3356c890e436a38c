"""A record is followed back to its source, and alone through the nodes behind it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit, QPushButton

from app.compose import Studio
from app.dialogs.way import WayDialog
from engine.protocol import EFFECTS_PORT, RecordTrace, StoredRecord, TraceStep
from engine.run.extent import Extent
from tests.app.test_running import choose, rows


@pytest.fixture
def ran(studio: Studio, engine, qtbot) -> Studio:
    """The sample after a run, with the records of the filter in the results."""
    choose(studio, "filter")
    studio.actions["run"].trigger()
    qtbot.waitUntil(lambda: studio.running.run is not None)
    engine.finish(studio.running.run.id, outputs={"filter": {"kept": rows(2)}})
    qtbot.waitUntil(lambda: studio.results.model.rowCount() == 2)
    qtbot.waitUntil(lambda: studio.results.chosen[1] is not None)
    return studio


def opened(studio: Studio, qtbot) -> WayDialog:
    qtbot.waitUntil(lambda: studio.window.findChild(WayDialog) is not None)
    return studio.window.findChild(WayDialog)


def stops(dialog: WayDialog) -> list[str]:
    shown = dialog.findChild(QListWidget, "stops")
    return [shown.item(row).text() for row in range(shown.count())]


def texts(dialog: WayDialog) -> list[str]:
    return [text.toPlainText() for text in dialog.findChildren(QPlainTextEdit, "json")]


def step(node: str, n: int) -> TraceStep:
    return TraceStep(node=node, port="out", record=StoredRecord(id="r0", data={"n": n}))


def test_a_record_is_traced_from_its_source_on(ran: Studio, engine, qtbot):
    engine.way = RecordTrace(steps=(step("filter", 2), step("text", 1)), gaps=(1,))
    ran.actions["trace"].trigger()
    dialog = opened(ran, qtbot)
    assert engine.traced == [(ran.running.run.id, "r0", "filter", "kept")]
    assert stops(dialog) == ["1. Three texts", "2. Filter"]
    assert texts(dialog) == ['{\n  "n": 1\n}']
    assert ran.desk.front.selection.ids == {"text"}
    assert "not kept" in dialog.findChild(QLabel, "way_note").text()

    button = dialog.findChild(QPushButton, "way_next")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert texts(dialog) == ['{\n  "n": 2\n}']
    assert ran.desk.front.selection.ids == {"filter"}
    assert not button.isEnabled()
    dialog.close()


def test_a_record_is_stepped_through_alone_and_dry(ran: Studio, engine, qtbot):
    before = ran.running.run.id
    ran.actions["step"].trigger()
    qtbot.waitUntil(lambda: ran.running.run.id != before)
    run_id = ran.running.run.id
    assert engine.extents[-1] == Extent(since="filter")
    assert engine.are_dry[-1]
    sent = {node["id"]: node for node in engine.kept_runs[run_id].pipeline["nodes"]}
    assert sent["filter"]["pinned"] == {"kept": [{"n": 0, "title": "Page 0"}]}
    assert ran.desk.front.pipeline.nodes["filter"].pinned is None

    given = {"filter": {"kept": rows(1)}, "limit": {"out": rows(1)}}
    engine.finish(run_id, outputs=given)
    dialog = opened(ran, qtbot)
    assert stops(dialog) == ["1. Limit"]
    came, gave = texts(dialog)
    assert came == gave
    assert '"title": "Page 0"' in came
    assert EFFECTS_PORT not in stops(dialog)
    dialog.close()


def test_without_a_record_it_says_what_to_do(studio: Studio, qtbot):
    choose(studio, "filter")
    studio.actions["trace"].trigger()
    labels = studio.messages.findChildren(QLabel)
    assert any("Choose a record" in label.text() for label in labels)
