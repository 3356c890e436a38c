"""Texts that read like pages of the web, all written for these tests."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "samples"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))


def sample(name: str, **changes: Any) -> dict[str, Any]:
    """Return an input of the transformers that read two pages."""
    return {**json.loads((FOLDER / f"{name}.json").read_text("utf-8")), **changes}
