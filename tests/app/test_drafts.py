"""Unsaved work is written down and offered back after a crash."""

from dataclasses import replace

from PySide6.QtWidgets import QPushButton

from app.compose import Studio
from app.drafts import Drafts
from engine import edit
from tests.helpers.pipelines import keyword_pipeline


def test_a_draft_comes_back_as_it_was(tmp_path):
    drafts = Drafts(tmp_path)
    pipeline = edit.with_setting(keyword_pipeline(), "limit", "count", "12a")
    drafts.keep(pipeline)
    assert [draft.pipeline.nodes for draft in drafts.left()] == [pipeline.nodes]
    drafts.drop(pipeline.id)
    assert drafts.left() == ()


def test_a_damaged_draft_does_not_hide_the_others(tmp_path):
    drafts = Drafts(tmp_path)
    drafts.keep(keyword_pipeline())
    (tmp_path / "bad.siex").write_bytes(b"\xff{")
    assert len(drafts.left()) == 1


def test_changes_are_written_down_and_dropped_once_saved(studio: Studio, qtbot):
    sheet = studio.filing.open_sample()
    sheet.document.change("Rename", edit.rename(sheet.pipeline, "Precious"))
    studio.keeper.keep()
    qtbot.waitUntil(lambda: len(studio.drafts.left()) == 1)
    assert studio.drafts.left()[0].pipeline.name == "Precious"
    studio.actions["save"].trigger()
    qtbot.waitUntil(lambda: not sheet.document.is_dirty)
    studio.keeper.keep()
    qtbot.waitUntil(lambda: studio.drafts.left() == ())


def test_the_next_start_offers_what_was_left(studio: Studio, qtbot):
    studio.drafts.keep(replace(keyword_pipeline(), name="Precious"))
    studio.keeper.offer(studio.messages, studio.filing.restore)
    assert "Precious" in studio.messages.texts()[0]
    restore = next(
        b for b in studio.messages.findChildren(QPushButton) if b.text() == "Restore"
    )
    restore.click()
    assert studio.desk.front.pipeline.name == "Precious"
    assert studio.desk.front.document.is_dirty
    assert studio.messages.texts() == ()


def test_a_draft_of_an_open_pipeline_is_one_more_change_to_it(studio: Studio):
    sheet = studio.filing.open_sample()
    studio.drafts.keep(replace(sheet.pipeline, name="Precious"))
    studio.filing.restore(studio.drafts.left())
    assert studio.desk.sheets == (sheet,)
    assert sheet.pipeline.name == "Precious"
    sheet.document.undo()
    assert sheet.pipeline.name == "Keywords of texts"
