"""Documents: saved, copied, exported, imported, closed; unsaved work is never lost."""

from dataclasses import replace

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPushButton,
    QTabWidget,
)

from app.compose import Studio
from engine import edit, files
from engine.pipeline import Pipeline, Position
from tests.helpers.pipelines import keyword_pipeline


def opened(qtbot, kind: type, name: str = "") -> QDialog:
    """Wait for a dialog and return it."""

    def find() -> QDialog | None:
        return next(
            (
                w
                for w in QApplication.topLevelWidgets()
                if isinstance(w, kind) and w.isVisible() and name in w.objectName()
            ),
            None,
        )

    qtbot.waitUntil(lambda: find() is not None)
    return find()


def answer(qtbot, button: str) -> None:
    box = opened(qtbot, QMessageBox)
    box.findChild(QPushButton, button).click()
    qtbot.waitUntil(lambda: not box.isVisible())


def name_it(qtbot, name: str) -> None:
    dialog = opened(qtbot, QDialog, "name_dialog")
    line = dialog.findChild(QLineEdit, "name")
    line.selectAll()
    qtbot.keyClicks(line, name)
    box = dialog.findChild(QDialogButtonBox)
    box.button(QDialogButtonBox.StandardButton.Ok).click()


def changed(studio: Studio, pipeline: Pipeline | None = None) -> Pipeline:
    """Open a document with unsaved work."""
    pipeline = pipeline or keyword_pipeline()
    sheet = studio.desk.open(pipeline, is_saved=True)
    sheet.document.change("Rename", edit.rename(pipeline, f"{pipeline.name} 2"))
    return sheet.pipeline


def tabs(studio: Studio) -> list[str]:
    widget = studio.window.findChild(QTabWidget, "documents")
    return [widget.tabText(i) for i in range(widget.count())]


def test_a_dot_marks_unsaved_work_until_it_is_saved(studio: Studio, engine, qtbot):
    pipeline = changed(studio)
    assert tabs(studio) == ["Keywords of texts 2 •"]
    studio.actions["save"].trigger()
    qtbot.waitUntil(lambda: tabs(studio) == ["Keywords of texts 2"])
    assert engine.library[pipeline.id] == pipeline
    assert studio.settings.values.recent[0] == (pipeline.id, "Keywords of texts 2")


def test_a_nameless_pipeline_is_named_when_it_is_saved(studio: Studio, engine, qtbot):
    studio.actions["new"].trigger()
    studio.editing.add_node("flow.limit")
    studio.actions["save"].trigger()
    name_it(qtbot, "Mine")
    qtbot.waitUntil(lambda: bool(engine.library))
    assert [p.name for p in engine.library.values()] == ["Mine"]


def test_a_failed_save_says_why_and_works_the_second_time(studio, engine, qtbot):
    changed(studio)
    engine.is_full = True
    studio.actions["save"].trigger()
    qtbot.waitUntil(lambda: bool(studio.messages.texts()))
    assert studio.messages.texts() == ("The disk is full, nothing more can be saved.",)
    assert studio.desk.front.document.is_dirty
    engine.is_full = False
    studio.actions["save"].trigger()
    qtbot.waitUntil(lambda: not studio.desk.front.document.is_dirty)


def test_what_is_typed_while_saving_stays_unsaved(studio: Studio, engine, qtbot):
    changed(studio)
    document = studio.desk.front.document
    engine.while_saving = lambda: document.change(
        "Rename", edit.rename(document.pipeline, "Later")
    )
    studio.actions["save"].trigger()
    qtbot.waitUntil(lambda: bool(engine.library))
    assert document.is_dirty


def test_save_as_goes_on_with_a_copy(studio: Studio, engine, qtbot):
    studio.filing.open_sample()
    studio.actions["save_as"].trigger()
    name_it(qtbot, "A copy")
    qtbot.waitUntil(lambda: bool(engine.library))
    assert studio.desk.front.pipeline.name == "A copy"
    assert len(studio.desk.sheets) == 2
    assert len({sheet.pipeline.id for sheet in studio.desk.sheets}) == 2


def test_the_library_opens_by_search_and_enter(studio: Studio, engine, qtbot):
    for number, name in enumerate(("Shop", "News", "Blog")):
        pipeline = replace(keyword_pipeline(), id=f"p{number}", name=name)
        engine.library[pipeline.id] = pipeline
    studio.actions["open"].trigger()
    dialog = opened(qtbot, QDialog, "open_dialog")
    search = dialog.findChild(QLineEdit, "search_pipelines")
    qtbot.keyClicks(search, "new")
    assert dialog.findChild(QListWidget, "pipelines").count() == 1
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: studio.desk.front is not None)
    assert studio.desk.front.pipeline.name == "News"


def test_a_pipeline_is_opened_once(studio: Studio, engine, qtbot):
    engine.library["p"] = replace(keyword_pipeline(), id="p")
    for _ in range(2):
        studio.library.chosen.emit("p")
        qtbot.waitUntil(lambda: bool(studio.desk.sheets))
    qtbot.wait(20)
    assert len(studio.desk.sheets) == 1


def choose_file(qtbot, path: str) -> None:
    dialog = opened(qtbot, QFileDialog)
    dialog.findChild(QLineEdit, "fileNameEdit").setText(path)
    dialog.accept()


def test_a_file_is_written_and_read_again(studio: Studio, qtbot, tmp_path):
    path = tmp_path / "out.siex"
    changed(studio)
    studio.actions["export"].trigger()
    choose_file(qtbot, str(path))
    qtbot.waitUntil(path.exists)
    assert files.load(path).nodes == studio.desk.front.pipeline.nodes
    studio.actions["import"].trigger()
    choose_file(qtbot, str(path))
    qtbot.waitUntil(lambda: len(studio.desk.sheets) == 2)
    assert studio.desk.front.document.is_dirty
    assert len({sheet.pipeline.id for sheet in studio.desk.sheets}) == 2


def test_a_file_is_imported_by_dropping_it_on_the_window(studio, qtbot, tmp_path):
    path = tmp_path / "in.siex"
    files.save(keyword_pipeline(), path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), action, data, left, none)
    studio.window.dragEnterEvent(entering)
    assert entering.isAccepted()
    studio.window.dropEvent(QDropEvent(QPoint(9, 9), action, data, left, none))
    qtbot.waitUntil(lambda: studio.desk.front is not None)
    assert studio.desk.front.pipeline.name == "Keywords of texts"


def test_nodes_of_a_file_without_places_do_not_lie_on_one_pile(studio: Studio):
    pipeline = keyword_pipeline()
    nodes = {
        one: replace(node, position=Position()) for one, node in pipeline.nodes.items()
    }
    sheet = studio.desk.open(replace(pipeline, nodes=nodes), is_saved=True)
    places = [node.position for node in sheet.pipeline.nodes.values()]
    assert len(set(places)) == len(places)
    assert not sheet.document.is_dirty


def test_a_broken_file_gives_one_sentence(studio: Studio, qtbot, tmp_path):
    path = tmp_path / "broken.siex"
    path.write_text('{"format": "siex-pipeline", "nodes": [')
    studio.window.files_dropped.emit([str(path)])
    qtbot.waitUntil(lambda: bool(studio.messages.texts()))
    (text,) = studio.messages.texts()
    assert "broken.siex" in text
    assert "Traceback" not in text
    assert studio.desk.front is None


def close_tab(studio: Studio) -> None:
    studio.window.findChild(QTabWidget, "documents").tabCloseRequested.emit(0)


def test_closing_unsaved_work_asks_and_cancel_stays(studio: Studio, qtbot):
    changed(studio)
    close_tab(studio)
    answer(qtbot, "cancel")
    assert len(studio.desk.sheets) == 1
    assert studio.desk.front.document.is_dirty


def test_closing_with_discard_forgets_the_changes(studio: Studio, engine, qtbot):
    changed(studio)
    close_tab(studio)
    answer(qtbot, "discard")
    qtbot.waitUntil(lambda: not studio.desk.sheets)
    assert engine.library == {}


def test_closing_with_save_keeps_them(studio: Studio, engine, qtbot):
    changed(studio)
    close_tab(studio)
    answer(qtbot, "save")
    qtbot.waitUntil(lambda: not studio.desk.sheets)
    assert len(engine.library) == 1


def test_quitting_asks_once_for_everything(studio: Studio, engine, qtbot):
    for number in range(3):
        changed(studio, replace(keyword_pipeline(), id=f"p{number}"))
    studio.window.close()
    answer(qtbot, "cancel")
    assert not studio.gone.done()
    studio.window.close()
    answer(qtbot, "save")
    qtbot.waitUntil(studio.gone.done)
    assert sorted(engine.library) == ["p0", "p1", "p2"]


def test_quitting_without_changes_asks_nothing(studio: Studio, qtbot):
    studio.filing.open_sample()
    studio.window.close()
    qtbot.waitUntil(studio.gone.done)


def test_tabs_are_walked_by_keys(studio: Studio):
    for number in range(3):
        studio.desk.open(replace(keyword_pipeline(), id=f"p{number}"), is_saved=True)
    studio.actions["next_tab"].trigger()
    assert studio.desk.front.pipeline.id == "p0"
    studio.actions["previous_tab"].trigger()
    assert studio.desk.front.pipeline.id == "p2"


def test_a_deleted_pipeline_leaves_the_library(studio: Studio, engine, qtbot):
    engine.library["p"] = replace(keyword_pipeline(), id="p")
    studio.library.delete_asked.emit("p", "Shop")
    answer(qtbot, "yes")
    qtbot.waitUntil(lambda: engine.library == {})
