"""A data folder of its own, a pipeline in a file, and the command line to call."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import main


def pipeline_form(**changes: Any) -> dict[str, Any]:
    """Return a small pipeline that numbers words and keeps some."""
    form = {
        "format": "siex-pipeline",
        "format_version": 1,
        "id": "words",
        "name": "Long words",
        "nodes": [
            {
                "id": "texts",
                "type": "sources.text",
                "config": {"text": "a\nbbb\ncc", "split": "lines"},
            },
            {
                "id": "size",
                "type": "fields.set",
                "name": "Size",
                "config": {
                    "fields": [{"name": "n", "kind": "formula", "value": "size(text)"}]
                },
            },
            {"id": "limit", "type": "flow.limit", "config": {"count": 2}},
        ],
        "edges": [
            {
                "from": {"node": "texts", "port": "out"},
                "to": {"node": "size", "port": "in"},
            },
            {
                "from": {"node": "size", "port": "out"},
                "to": {"node": "limit", "port": "in"},
            },
        ],
    }
    return {**form, **changes}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("SIEX_HOME", str(folder))
    monkeypatch.setenv("NO_COLOR", "1")
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., str]:
    """Write a pipeline file and return its path."""

    def write(**changes: Any) -> str:
        path = tmp_path / "words.siex"
        path.write_text(json.dumps(pipeline_form(**changes)), "utf-8")
        return str(path)

    return write


@pytest.fixture
def told(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, Any]]:
    """Call the command line with --json; the answer is the exit code and the object."""

    def call(*arguments: str) -> tuple[int, Any]:
        code = main([*arguments, "--json"])
        out = capsys.readouterr().out
        return code, json.loads(out) if out else None

    return call
