"""Records on disk: kept up to a limit, read page by page, also while a run goes on."""

import errno
import io
from pathlib import Path
from typing import Any

import pytest

from engine.store import records
from engine.store.records import KeptRecords, RecordsWriter, delete_records
from nodes.records import Batch, Record


def rows(start: int, end: int) -> Batch:
    return Batch(
        Record({"n": n}, id=f"r{n}", parents=("p",)) for n in range(start, end)
    )


def ns(found: list[Record]) -> list[int]:
    return [row["n"] for row in found]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of a run whose records go into files, however few they are."""
    monkeypatch.setattr(records, "FEW_BYTES", 0)
    return tmp_path / "results" / "2026-01" / "run"


async def test_few_records_of_a_short_run_are_one_piece_and_no_files(tmp_path: Path):
    folder = tmp_path / "run"
    writer = RecordsWriter(folder, None)
    writer.keeping("a", "out")(rows(0, 5))
    writer.keeping("b", "error")(rows(5, 7))
    live = writer.kept.page("a", "out", 3, 10)
    writer.close()
    kept = KeptRecords.of(folder, writer.piece)

    assert ns(live) == [3, 4]
    assert ns(kept.page("a", "out", 1, 10)) == [1, 2, 3, 4]
    assert ns(kept.page("b", "error", 0, 10)) == [5, 6]
    assert not folder.exists()
    assert writer.size > 0


async def test_records_that_a_small_run_holds_back_are_there_when_they_are_read(
    tmp_path: Path,
):
    told: dict[bool, tuple[bytes | None, int]] = {}
    for holds_back in (False, True):
        writer = RecordsWriter(tmp_path / "run", 40)
        writer.holds_back = holds_back
        keep = writer.keeping("a", "out")
        keep(rows(0, 5))
        live = writer.kept.page("a", "out", 3, 10)
        keep(rows(5, 10))
        keep(rows(10, 50))
        told[holds_back] = writer.piece, writer.size
        assert ns(live) == [3, 4]
        assert ns(writer.kept.page("a", "out", 0, 99)) == list(range(40))

    assert told[True] == told[False]


async def test_a_run_that_keeps_nothing_leaves_no_piece(tmp_path: Path):
    writer = RecordsWriter(tmp_path / "run", 0)
    writer.keeping("a", "out")(rows(0, 5))
    writer.close()

    assert writer.piece is None
    assert writer.size == 0


@pytest.mark.parametrize("holds_back", [False, True])
@pytest.mark.parametrize("seconds", [0.0, 2.0])
async def test_many_records_or_much_time_make_files_of_all_there_is(
    tmp_path: Path, seconds: float, holds_back: bool
):
    now = [0.0]
    folder = tmp_path / "run"
    writer = RecordsWriter(folder, None, monotonic=lambda: now[0])
    writer.holds_back = holds_back
    keep = writer.keeping("a", "out")
    keep(rows(0, 5))
    now[0] = seconds
    keep(rows(5, 10 if seconds else 2_000))
    writer.close()

    assert writer.piece is None
    assert ns(KeptRecords.of(folder).page("a", "out", 3, 4)) == [3, 4, 5, 6]


def test_a_run_is_short_whose_turn_was_long_in_coming(tmp_path: Path):
    now = [0.0]
    writer = RecordsWriter(tmp_path / "run", None, monotonic=lambda: now[0])
    now[0] = 60.0
    writer.keeping("a", "out")(rows(0, 5))
    writer.close()

    assert writer.piece is not None


def test_pages_come_from_anywhere_in_a_port(folder: Path):
    writer = RecordsWriter(folder, None)
    keep, other = writer.keeping("a", "out"), writer.keeping("a", "error")
    for start in range(0, 2_000, 500):
        keep(rows(start, start + 500))
        other(rows(0, 3))
    writer.close()
    kept = KeptRecords.of(folder)

    assert kept.count("a", "out") == 2_000
    assert ns(kept.page("a", "out", 0, 3)) == [0, 1, 2]
    assert ns(kept.page("a", "out", 199, 3)) == [199, 200, 201]
    assert ns(kept.page("a", "out", 1_998, 10)) == [1_998, 1_999]
    assert kept.page("a", "out", 5_000, 10) == []
    assert kept.page("b", "out", 0, 10) == []
    [row] = kept.page("a", "out", 7, 1)
    assert (row.id, row.parents) == ("r7", ("p",))


def test_pages_can_be_read_while_the_run_goes_on(folder: Path):
    writer = RecordsWriter(folder, None)
    writer.keeping("a", "out")(rows(0, 5))

    assert ns(writer.kept.page("a", "out", 3, 10)) == [3, 4]
    assert KeptRecords.of(folder).count("a", "out") == 5
    writer.close()


def test_only_the_first_records_are_kept(folder: Path):
    writer = RecordsWriter(folder, 7)
    keep = writer.keeping("a", "out")
    keep(rows(0, 5))
    keep(rows(5, 10))
    keep(rows(10, 15))
    writer.close()

    assert ns(KeptRecords.of(folder).page("a", "out", 0, 100)) == list(range(7))


def test_large_records_fill_a_port_sooner(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(records, "PORT_BYTES", 100)
    writer = RecordsWriter(folder, 1_000)
    keep = writer.keeping("a", "out")
    for n in range(10):
        keep(rows(n, n + 1))
    writer.close()

    assert 3 <= KeptRecords.of(folder).count("a", "out") < 10


def test_a_page_of_large_records_is_shorter(folder: Path):
    writer = RecordsWriter(folder, None)
    writer.keeping("a", "out")(rows(0, 10))
    writer.close()

    assert len(KeptRecords.of(folder).page("a", "out", 0, 10, most_bytes=40)) == 2


def test_whatever_a_field_holds_is_kept(folder: Path):
    odd = Record({"big": 2**80, "half": "\ud800", "none": float("nan"), 1: {2}}, id="a")
    writer = RecordsWriter(folder, None)
    writer.keeping("a", "out")(Batch([odd]))
    writer.close()

    [found] = KeptRecords.of(folder).page("a", "out", 0, 1)

    assert set(found) == {"big", "half", "none", "1"}
    assert found["big"] == 2**80


def test_a_line_cut_off_by_a_crash_is_left_out(folder: Path):
    writer = RecordsWriter(folder, None)
    writer.keeping("a", "out")(rows(0, 5))
    writer.close()
    with (folder / "index.jsonl").open("ab") as file:
        file.write(b'["a","out",5,')

    assert KeptRecords.of(folder).count("a", "out") == 5


def test_records_that_a_power_cut_took_are_left_out(
    folder: Path, caplog: pytest.LogCaptureFixture
):
    writer = RecordsWriter(folder, None)
    writer.keeping("a", "out")(rows(0, 5))
    writer.close()
    data = (folder / "records.jsonl").read_bytes()
    (folder / "records.jsonl").write_bytes(data[:-10])

    assert ns(KeptRecords.of(folder).page("a", "out", 0, 10)) == [0, 1, 2, 3]


class NarrowFile(io.BytesIO):
    """Takes a few bytes at a time, and none beyond its room, as a full disk does."""

    room = 150

    def write(self, data: Any, /) -> int:
        free = min(40, self.room - self.tell())
        if free <= 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(memoryview(data)[:free])


def test_what_is_written_in_parts_is_written_to_its_end():
    file = NarrowFile()
    records.append(file, b"x" * 100, 0)

    assert file.getvalue() == b"x" * 100


def test_what_does_not_fit_on_the_disk_leaves_nothing_behind():
    file = NarrowFile()
    records.append(file, b"x" * 100, 0)

    with pytest.raises(OSError, match="No space"):
        records.append(file, b"y" * 100, 100)
    assert file.getvalue() == b"x" * 100


def test_deleting_a_run_gives_its_space_back(folder: Path):
    RecordsWriter(folder, None).close()
    delete_records(folder)

    assert not folder.parent.exists()
    assert KeptRecords.of(folder).page("a", "out", 0, 1) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (records.RECORDS, b"no record\n"),
        (records.RECORDS, b'{"n": 1}\n'),
        (records.RECORDS, None),
        (records.INDEX, b'{"a": 1}\n'),
        (records.INDEX, b"7\n"),
        (records.INDEX, b'["a", "out", 1]\n'),
    ],
)
def test_damaged_records_are_left_out_and_named_in_the_log(
    folder: Path, name: str, content: bytes | None, caplog: pytest.LogCaptureFixture
):
    writer = RecordsWriter(folder, None)
    writer.keeping("a", "out")(rows(0, 5))
    writer.close()
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(content)

    assert KeptRecords.of(folder).page("a", "out", 0, 10) == []
    assert str(folder / name) in caplog.text
    caplog.clear()
