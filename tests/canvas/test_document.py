"""The open pipeline: changes, undo, saving."""

import pytest

from canvas.document import Document
from engine import edit
from engine.pipeline import Node, Pipeline


@pytest.fixture
def document() -> Document:
    return Document(Pipeline(id="p", name="First"))


def rename(document: Document, name: str, merge: object = None) -> None:
    document.change("Rename", edit.rename(document.pipeline, name), merge=merge)


def test_a_change_tells_what_was_and_what_is(document, qtbot):
    before = document.pipeline
    with qtbot.waitSignal(document.replaced) as told:
        rename(document, "Second")
    assert told.args == [before, document.pipeline]


def test_undo_gives_the_very_same_value_back(document):
    before = document.pipeline
    rename(document, "Second")
    document.undo()
    assert document.pipeline is before


def test_redo_makes_the_change_again(document):
    rename(document, "Second")
    after = document.pipeline
    document.undo()
    document.redo()
    assert document.pipeline is after


def test_a_new_change_ends_the_way_forward(document):
    rename(document, "Second")
    document.undo()
    rename(document, "Third")
    assert not document.can_redo


def test_labels_name_the_next_step_each_way(document):
    rename(document, "Second")
    assert (document.undo_label, document.redo_label) == ("Rename", "")
    document.undo()
    assert (document.undo_label, document.redo_label) == ("", "Rename")


def test_a_change_to_the_same_value_is_none(document):
    assert not document.change("Nothing", document.pipeline)
    assert not document.can_undo


def test_letters_typed_into_one_field_are_one_step(document):
    for name in ("S", "Se", "Second"):
        rename(document, name, merge="name")
    document.undo()
    assert document.pipeline.name == "First"


def test_another_field_is_another_step(document):
    rename(document, "Second", merge="name")
    node = Node("a", "text.a")
    document.change("Add", edit.put_node(document.pipeline, node), merge="node a")
    document.undo()
    assert document.pipeline.name == "Second"


def test_a_merged_change_that_leads_back_leaves_no_step(document):
    before = document.pipeline
    rename(document, "Second", merge="name")
    document.change("Rename", before, merge="name")
    assert not document.can_undo


def test_undoing_ends_merging(document):
    rename(document, "Second", merge="name")
    rename(document, "Third", merge="name")
    document.undo()
    document.redo()
    rename(document, "Fourth", merge="name")
    document.undo()
    assert document.pipeline.name == "Third"


def test_a_new_document_has_nothing_to_save(document):
    assert not document.is_dirty


def test_undoing_back_to_the_saved_value_leaves_nothing_to_save(document):
    rename(document, "Second")
    document.mark_saved(document.pipeline)
    rename(document, "Third")
    assert document.is_dirty
    document.undo()
    assert not document.is_dirty


def test_saving_ends_merging_so_that_the_saved_value_can_be_reached(document):
    rename(document, "Second", merge="name")
    document.mark_saved(document.pipeline)
    rename(document, "Third", merge="name")
    document.undo()
    assert not document.is_dirty


def test_saving_an_older_value_leaves_the_newer_one_unsaved(document):
    older = document.pipeline
    rename(document, "Second")
    document.mark_saved(older)
    assert document.is_dirty


def test_an_imported_pipeline_is_unsaved_from_the_start(document):
    document.mark_saved(None)
    assert document.is_dirty
