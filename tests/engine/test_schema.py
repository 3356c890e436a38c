"""The published schema is today's, and says what `engine.files` says."""

import json
from pathlib import Path

import jsonschema
import pytest

from engine import format_page
from engine.schema import schema

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.siex")), ids=lambda p: p.stem)
def test_golden_files_fit_the_schema(path):
    jsonschema.validate(json.loads(path.read_text("utf-8")), schema())


def test_the_schema_refuses_what_is_no_pipeline():
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"format": "siex-pipeline", "nodes": 3}, schema())


def test_the_published_pages_are_fresh():
    assert format_page.stale() == []
