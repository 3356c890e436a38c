"""Tests of the icons."""

import pytest
from defusedxml import ElementTree

from resources.folders import ICONS

every_icon = pytest.mark.parametrize(
    "icon", sorted(ICONS.rglob("*.svg")), ids=lambda path: path.stem
)


@every_icon
def test_icons_are_one_set(icon):
    drawing = ElementTree.parse(icon).getroot()
    assert drawing.get("viewBox") == "0 0 24 24"
    assert drawing.get("stroke") == "currentColor"
    assert drawing.get("stroke-width") == "1.75"
    assert drawing.get("stroke-linecap") == drawing.get("stroke-linejoin") == "round"
