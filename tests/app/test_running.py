"""Runs are started, followed, stopped and looked at; past ones look like live ones."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QTableView, QTreeWidget

from app.compose import Studio
from app.panels.json_text import JsonText
from app.panels.outlets import title_of
from app.window import RESULTS
from canvas.accessible import name_of
from engine import edit
from engine.graph import order
from engine.protocol import LogLine, NodeChanged, NodeResult, Notice
from engine.run.extent import Extent
from nodes.registry import node_types
from tests.helpers.engine import FakeEngine


def start(studio: Studio, qtbot) -> str:
    """Run the sample and return the run's id."""
    if studio.desk.front is None:
        studio.filing.open_sample()
    before = studio.running.run
    studio.actions["run"].trigger()
    qtbot.waitUntil(lambda: studio.running.run not in (None, before))
    return studio.running.run.id


def timeline(studio: Studio) -> dict[str, list[str]]:
    table = studio.window.findChild(QTreeWidget, "timeline")
    items = [table.topLevelItem(i) for i in range(table.topLevelItemCount())]
    return {item.text(0): [item.text(i) for i in range(1, 6)] for item in items}


def headline(studio: Studio) -> str:
    return studio.window.findChild(QLabel, "run_status").text()


def table(studio: Studio) -> QTableView:
    return studio.results.findChild(QTableView, "records")


def rows(number: int) -> list[dict]:
    return [{"n": i, "title": f"Page {i}"} for i in range(number)]


def test_an_unsaved_pipeline_runs_as_it_stands(studio: Studio, engine, qtbot):
    sheet = studio.filing.open_sample()
    sheet.document.change(
        "Change", edit.with_setting(sheet.pipeline, "limit", "count", 1)
    )
    run_id = start(studio, qtbot)
    sent = {n["id"]: n for n in engine.kept_runs[run_id].pipeline["nodes"]}
    assert sent["limit"]["config"] == {"count": 1}
    assert sheet.document.is_dirty


def test_each_node_says_how_it_did(studio: Studio, engine, qtbot):
    run_id = start(studio, qtbot)
    qtbot.waitUntil(lambda: "Running" in headline(studio))
    engine.finish(run_id, outputs={"filter": {"kept": rows(2), "dropped": rows(1)}})
    qtbot.waitUntil(lambda: "Completed in 1.2 s" in headline(studio))
    assert timeline(studio)["Filter"] == [
        "Completed",
        "1",
        "kept 2, dropped 1",
        "42 ms",
        "",
    ]


def test_what_left_a_node_is_read_in_full(studio: Studio, engine, qtbot):
    run_id = start(studio, qtbot)
    engine.finish(run_id, outputs={"filter": {"kept": rows(54), "dropped": rows(51)}})
    qtbot.waitUntil(lambda: "Completed" in headline(studio))
    tree = studio.window.findChild(QTreeWidget, "timeline")
    (item,) = tree.findItems("Filter", Qt.MatchFlag.MatchExactly)
    assert item.toolTip(3) == "kept 54, dropped 51"


def test_a_failed_node_says_why_and_can_be_gone_to(studio: Studio, engine, qtbot):
    run_id = start(studio, qtbot)
    engine.finish(run_id, "failed", errors={"limit": "There is no field “x”."})
    qtbot.waitUntil(lambda: "Failed" in headline(studio))
    assert timeline(studio)["Limit"][-1] == "There is no field “x”."
    tree = studio.window.findChild(QTreeWidget, "timeline")
    (found,) = tree.findItems("Limit", Qt.MatchFlag.MatchExactly)
    tree.itemActivated.emit(found, 0)
    assert studio.desk.front.selection.ids == {"limit"}


def test_a_run_is_stopped_at_once(studio: Studio, engine, qtbot):
    run_id = start(studio, qtbot)
    assert studio.actions["stop"].isEnabled()
    studio.actions["stop"].trigger()
    qtbot.waitUntil(lambda: "Stopped" in headline(studio))
    assert engine.canceled == [run_id]
    assert studio.actions["run"].isEnabled()


def test_the_log_grows_with_the_run(studio: Studio, engine, qtbot):
    run_id = start(studio, qtbot)
    for text in ("first", "second"):
        engine.tell(
            LogLine(
                run_id=run_id,
                node="limit",
                level="warning",
                message=text,
                at="2026-11-23T09:00:01Z",
            )
        )
        qtbot.waitUntil(lambda text=text: text in studio.log.toPlainText())
    assert studio.log.toPlainText().splitlines() == [
        "09:00:01  WARNING Limit: first",
        "09:00:01  WARNING Limit: second",
    ]


def finished(studio: Studio, engine: FakeEngine, qtbot, **outputs) -> str:
    run_id = start(studio, qtbot)
    engine.finish(run_id, outputs=outputs)
    qtbot.waitUntil(studio.actions["run"].isEnabled)
    return run_id


def test_a_clicked_node_shows_its_records(studio: Studio, engine, qtbot):
    finished(studio, engine, qtbot, extract={"out": rows(3)})
    studio.desk.front.selection.choose(["extract"])
    model = studio.results.model
    qtbot.waitUntil(lambda: model.rowCount() == 3)
    assert [model.headerData(i, Qt.Orientation.Horizontal) for i in range(2)] == [
        "n",
        "title",
    ]
    assert model.index(2, 1).data() == "Page 2"


def test_what_a_node_added_stands_first_and_what_is_empty_last(
    studio: Studio, engine, qtbot
):
    record = {"none": None, "text": "Teak", "keywords": [{"text": "teak", "score": 1}]}
    finished(studio, engine, qtbot, extract={"out": [record]})
    studio.desk.front.selection.choose(["extract"])
    model = studio.results.model
    qtbot.waitUntil(lambda: model.columnCount() == 3)
    across = Qt.Orientation.Horizontal
    names = [model.headerData(i, across) for i in range(3)]
    assert names == ["keywords", "text", "none"]


def test_the_nodes_of_a_run_stand_as_the_records_flow(studio: Studio, engine, qtbot):
    everything = ("limit", "filter", "extract", "text")
    finished(studio, engine, qtbot, **{node: {"out": rows(1)} for node in everything})
    ids = [node for node in order(studio.desk.front.pipeline) if node in everything]
    pipeline = studio.desk.front.pipeline
    titles = [title_of(pipeline, node, node_types()) for node in ids]
    assert [name for name in timeline(studio) if name in titles] == titles


def test_a_clicked_wire_shows_what_went_through(studio: Studio, engine, qtbot):
    finished(studio, engine, qtbot, filter={"kept": rows(4), "dropped": rows(9)})
    sheet = studio.desk.front
    edge = next(sheet.pipeline.edges_out_of("filter"))
    sheet.selection.choose(edges=[edge.ends])
    qtbot.waitUntil(lambda: studio.results.model.rowCount() == 4)


def test_a_port_is_chosen_where_there_are_several(studio: Studio, engine, qtbot):
    finished(studio, engine, qtbot, filter={"kept": rows(4), "dropped": rows(9)})
    studio.desk.front.selection.choose(["filter"])
    port = studio.results.findChild(QComboBox, "port")
    assert [port.itemText(i) for i in range(2)] == ["kept (4)", "dropped (9)"]
    port.setCurrentIndex(1)
    port.activated.emit(1)
    qtbot.waitUntil(lambda: studio.results.model.rowCount() == 9)


def test_only_the_pages_that_are_looked_at_are_read(studio: Studio, engine, qtbot):
    finished(studio, engine, qtbot, extract={"out": rows(5_000)})
    studio.desk.front.selection.choose(["extract"])
    studio.window.show_run_page(RESULTS)
    model = studio.results.model
    qtbot.waitUntil(lambda: model.rowCount() == 5_000)
    read = {offset for *_, offset in engine.pages_read}
    assert read <= {0, 100}
    table(studio).scrollToBottom()
    qtbot.waitUntil(lambda: model.index(4_999, 1).data() == "Page 4999")
    assert len({offset for *_, offset in engine.pages_read}) <= 5


def test_html_in_a_record_is_shown_and_not_rendered(studio: Studio, engine, qtbot):
    page = {"html": "<img src='file:///etc/x'>"}
    finished(studio, engine, qtbot, extract={"out": [page]})
    studio.desk.front.selection.choose(["extract"])
    model = studio.results.model
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    assert model.index(0, 0).data() == page["html"]
    tip = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip


def test_cells_are_copied_as_lines_and_tabs(studio: Studio, engine, qtbot, qapp):
    finished(studio, engine, qtbot, extract={"out": rows(2)})
    studio.desk.front.selection.choose(["extract"])
    qtbot.waitUntil(lambda: studio.results.model.rowCount() == 2)
    table(studio).selectAll()
    studio.results.copy()
    assert qapp.clipboard().text() == "0\tPage 0\n1\tPage 1"


def test_records_grow_while_the_run_goes_on(studio: Studio, engine, qtbot):
    run_id = start(studio, qtbot)
    studio.desk.front.selection.choose(["extract"])
    for number in (2, 150):
        engine.progress(run_id, "extract", "out", rows(number))
        qtbot.waitUntil(lambda n=number: studio.results.model.rowCount() == n)
    assert studio.running.run.is_live


def test_a_past_run_is_opened_from_the_list(studio: Studio, engine, qtbot):
    finished(studio, engine, qtbot, extract={"out": rows(1)})
    finished(studio, engine, qtbot, extract={"out": rows(2)})
    runs = studio.window.findChild(QTreeWidget, "runs")
    qtbot.waitUntil(lambda: runs.topLevelItemCount() == 2)
    runs.itemActivated.emit(runs.topLevelItem(1), 0)
    qtbot.waitUntil(lambda: studio.running.run.id == "run-1")
    assert studio.messages.texts() == ()


def test_a_run_of_a_changed_pipeline_can_be_seen_as_it_was(studio, engine, qtbot):
    finished(studio, engine, qtbot)
    sheet = studio.desk.front
    sheet.document.change("Rename", edit.rename(sheet.pipeline, "Other"))
    runs = studio.window.findChild(QTreeWidget, "runs")
    qtbot.waitUntil(lambda: runs.topLevelItemCount() == 1)
    runs.itemActivated.emit(runs.topLevelItem(0), 0)
    qtbot.waitUntil(lambda: bool(studio.messages.texts()))
    buttons = studio.messages.findChildren(QPushButton)
    next(b for b in buttons if b.text() == "Open it as it was").click()
    assert studio.desk.front.pipeline.name.startswith("Keywords of texts as run")
    assert len(studio.desk.sheets) == 2


def test_runs_are_filtered_by_pipeline_and_status(studio: Studio, engine, qtbot):
    finished(studio, engine, qtbot)
    studio.filing.new()
    runs = studio.window.findChild(QTreeWidget, "runs")
    qtbot.waitUntil(lambda: runs.topLevelItemCount() == 0)
    scope = studio.history.findChild(QComboBox, "scope")
    scope.setCurrentIndex(1)
    scope.activated.emit(1)
    qtbot.waitUntil(lambda: runs.topLevelItemCount() == 1)
    status = studio.history.findChild(QComboBox, "status")
    status.setCurrentIndex(status.findData("failed"))
    status.activated.emit(status.currentIndex())
    qtbot.waitUntil(lambda: runs.topLevelItemCount() == 0)


def test_when_the_engine_dies_the_run_says_so_and_the_next_one_works(
    studio: Studio, engine, qtbot
):
    start(studio, qtbot)
    engine.die()
    qtbot.waitUntil(lambda: "Interrupted" in headline(studio))
    assert "engine stopped" in studio.messages.texts()[0].lower()
    run_id = start(studio, qtbot)
    engine.finish(run_id)
    qtbot.waitUntil(lambda: "Completed" in headline(studio))
    assert engine.connections == 2


def test_an_engine_that_cannot_start_gives_one_sentence(studio, engine, qtbot):
    studio.filing.open_sample()
    engine.die()
    engine.is_down = True
    studio.actions["run"].trigger()
    qtbot.waitUntil(
        lambda: any("could not be started" in t for t in studio.messages.texts())
    )
    assert studio.window.engine_label.text() == "Engine not running"
    engine.is_down = False
    start(studio, qtbot)


def test_a_notice_is_shown_somewhere(studio: Studio, engine, qtbot):
    engine.tell(Notice(run_id="r", title="Done", text="12 pages"))
    assert "Done: 12 pages" in studio.messages.texts()


def choose(studio: Studio, node: str) -> None:
    studio.filing.open_sample()
    studio.desk.front.selection.choose([node])


@pytest.mark.parametrize(
    ("action", "extent"),
    [
        ("run", Extent()),
        ("run_changed", Extent(reuse=True)),
        ("run_node", Extent(only="extract")),
        ("run_to", Extent(until="extract", reuse=True)),
        ("run_from", Extent(since="extract")),
    ],
)
def test_parts_of_a_pipeline_are_run(studio: Studio, engine, qtbot, action, extent):
    choose(studio, "extract")
    studio.actions[action].trigger()
    qtbot.waitUntil(lambda: engine.extents == [extent])


def test_a_node_that_is_reused_says_so(studio: Studio, engine, qtbot):
    run_id = start(studio, qtbot)
    reused = NodeResult(
        node="filter",
        type="flow.filter",
        status="completed",
        records_out={"kept": 2},
        reused_from="an earlier run",
    )
    engine.tell(NodeChanged(run_id=run_id, result=reused))
    qtbot.waitUntil(lambda: timeline(studio)["Filter"][0] == "From the last run")

    scene = studio.desk.front.canvas.stage.scene
    qtbot.waitUntil(lambda: scene.face("filter")[1].status == "reused")
    assert scene.face("filter")[1].subtitle == "From the last run"
    assert "from the last run" in name_of(scene, "filter")
    engine.finish(run_id)


def test_a_large_text_is_shown_short_and_read_when_its_record_is_chosen(
    studio: Studio, engine: FakeEngine, qtbot
):
    page = "<p>Teak</p>" * 10_000
    run_id = start(studio, qtbot)
    given = [{"n": n, "html": page} for n in range(3)]
    engine.finish(run_id, outputs={"filter": {"kept": given}})
    studio.desk.front.selection.choose(["filter"])
    qtbot.waitUntil(lambda: studio.results.model.rowCount() == 3)
    qtbot.waitUntil(
        lambda: "characters)" in studio.results.model.record(1).data["html"]
    )
    assert studio.results.model.record(1).large == {"html": 110_000}

    table(studio).selectRow(1)
    studio.results.show_view(1)

    qtbot.waitUntil(lambda: studio.results.model.record(1).data["html"] == page)
    shown = studio.results.findChild(JsonText)
    qtbot.waitUntil(lambda: page in shown.toPlainText())
    assert studio.results.model.record(0).large == {"html": 110_000}
