"""Values that are nested too deeply to be sent are cut, not refused."""

import pytest

from engine.depth import cut, is_deeper


@pytest.mark.parametrize(
    ("value", "is_so"),
    [(1, False), ({"a": 1}, False), ({"a": [1]}, False), ({"a": [{}]}, True)],
)
def test_depth_counts_lists_and_objects(value, is_so):
    assert is_deeper(value, 2) is is_so


def test_what_lies_deeper_is_an_ellipsis():
    value = {"a": [[1], 2], "b": {"c": {"d": 1}}, "e": 5}
    assert cut(value, 2) == {"a": ["…", 2], "b": {"c": "…"}, "e": 5}


def test_what_is_not_too_deep_is_handed_on_itself():
    value = {"a": [1]}
    assert cut(value, 2) is value
