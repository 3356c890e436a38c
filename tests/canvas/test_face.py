"""What a node's card says of its settings."""

from typing import Any

import pytest

from canvas.face import summary
from nodes.registry import node_types


@pytest.mark.parametrize(
    ("node_type", "config", "words"),
    [
        ("flow.wait", {"wait": "until_date"}, "Wait: until date"),
        ("flow.limit", {"count": 3}, "3"),
        ("sources.text", {"text": "under_score"}, "under_score"),
    ],
)
def test_settings_are_told_as_people_write_them(
    node_type: str, config: dict[str, Any], words: str
):
    assert words in summary(config, node_types()[node_type])
