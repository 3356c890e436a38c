"""Field names and paths as settings hold them."""

import pytest

from engine.errors import ExpressionError
from engine.expressions.paths import compile_path

RECORD = {
    "title": "x",
    "my field": 1,
    "a.b": "whole name",
    "a": {"b": "inside", "c": [{"d": 2}]},
    "l": [[1, 2]],
}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("title", "x"),
        ("my field", 1),
        ("a.b", "whole name"),
        ("a.c[0].d", 2),
        ('a["c"][0]["d"]', 2),
        ("l[0][1]", 2),
        ("nobody", None),
        ("a.x.y", None),
        ("a.c[7]", None),
        ("title.x", None),
        ("title[0]", None),
    ],
)
def test_a_path_leads_to_its_value_or_to_nothing(path, value):
    assert compile_path(path)(RECORD) == value


@pytest.mark.parametrize("path", ["", "a..b", "a[", "a[x]", "a.", ".a.", "a]b["])
def test_what_is_no_path_is_refused(path):
    with pytest.raises(ExpressionError):
        compile_path(path)
