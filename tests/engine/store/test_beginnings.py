"""What a run was started with is kept beside its records."""

from pathlib import Path

from engine.store.beginnings import FILE, Beginning, beginning_of, keep_beginning


def test_inputs_end_and_dryness_come_back(tmp_path: Path):
    beginning = Beginning([{"a": "ö", "n": 10**30}], "limit", is_dry_run=True)
    keep_beginning(tmp_path, beginning)
    assert beginning_of(tmp_path) == beginning


def test_the_usual_beginning_takes_no_file(tmp_path: Path):
    keep_beginning(tmp_path, Beginning())
    assert not (tmp_path / FILE).exists()
    assert beginning_of(tmp_path) == Beginning()


def test_a_damaged_file_stands_for_the_usual_beginning(tmp_path: Path):
    (tmp_path / FILE).write_text("{")
    assert beginning_of(tmp_path) == Beginning()
