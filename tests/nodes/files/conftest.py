"""A context whose files lie in a folder of the test's own."""

from pathlib import Path

import pytest

from engine.file_access import FileAccess
from tests.helpers.context import FakeContext


@pytest.fixture
def ctx(tmp_path: Path) -> FakeContext:
    return FakeContext(files=FileAccess(tmp_path))


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"
