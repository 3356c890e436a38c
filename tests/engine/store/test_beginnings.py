"""What a run was started with is kept beside it."""

from pathlib import Path

import pytest

from engine.store.beginnings import FILE, Beginning, beginning_of, keep_beginning
from engine.store.history.month import open_to_write


@pytest.fixture
def connection(tmp_path: Path):
    connection = open_to_write(tmp_path / "2026-01.db")
    yield connection
    connection.close()


def test_inputs_end_and_dryness_come_back(connection, tmp_path: Path):
    beginning = Beginning([{"a": "ö", "n": 10**30}], "limit", is_dry_run=True)
    keep_beginning(connection, 1, tmp_path, beginning)

    assert beginning_of(connection, 1, tmp_path) == beginning
    assert not (tmp_path / FILE).exists()


def test_large_inputs_take_a_file_beside_the_records(connection, tmp_path: Path):
    beginning = Beginning([{"text": "word " * 100_000}])
    keep_beginning(connection, 1, tmp_path / "run", beginning)

    assert beginning_of(connection, 1, tmp_path / "run") == beginning
    assert (tmp_path / "run" / FILE).exists()


def test_the_usual_beginning_takes_no_room(connection, tmp_path: Path):
    keep_beginning(connection, 1, tmp_path, Beginning())

    assert connection.execute("select count(*) from beginnings").fetchone() == (0,)
    assert beginning_of(connection, 1, tmp_path) == Beginning()


def test_a_damaged_file_stands_for_the_usual_beginning(connection, tmp_path: Path):
    (tmp_path / FILE).write_text("{")

    assert beginning_of(connection, 1, tmp_path) == Beginning()
