"""Tests of `nodes.paths`."""

import pytest

from nodes.paths import drop, has, put, with_field
from nodes.records import Record


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ({}, "a", {"a": 1}),
        ({}, "a.b.c", {"a": {"b": {"c": 1}}}),
        ({"a": {"x": 0}}, "a.b", {"a": {"x": 0, "b": 1}}),
        ({"a": "text"}, "a.b", {"a": {"b": 1}}),
        ({"a.b": 0, "a": {}}, "a.b", {"a.b": 1, "a": {}}),
    ],
)
def test_a_field_is_put(before, path, after):
    put(before, path, 1)
    assert before == after


def test_shared_objects_are_copied_not_changed():
    shared = {"b": 1}
    fields = {"a": shared}
    put(fields, "a.b", 2)
    drop(fields, "a.b")
    assert shared == {"b": 1}
    assert fields == {"a": {}}


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ({"a": 1}, "a", {}),
        ({"a": {"b": 1, "c": 2}}, "a.b", {"a": {"c": 2}}),
        ({"a.b": 1}, "a.b", {}),
        ({"a": [1]}, "a.b", {"a": [1]}),
        ({}, "a", {}),
    ],
)
def test_a_field_is_dropped(before, path, after):
    drop(before, path)
    assert before == after


@pytest.mark.parametrize(
    ("path", "there"),
    [("a", True), ("b.c", True), ("x.y", True), ("b.d", False), ("a.b", False)],
)
def test_a_field_is_there_if_only_with_null(path, there):
    assert has({"a": None, "b": {"c": None}, "x.y": 1}, path) == there


def test_a_record_with_a_field_set_stays_the_same_record():
    record = Record({"a": 1}, id="r7", parents=("r",))
    changed = with_field(record, "b", 2)
    assert (changed, changed.id, changed.parents) == ({"a": 1, "b": 2}, "r7", ("r",))
    assert record == {"a": 1}
