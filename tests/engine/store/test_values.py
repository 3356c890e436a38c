"""Large texts of a run are kept once, and read when they are wanted."""

from pathlib import Path

import pytest

from engine.store.records import KeptRecords, RecordsWriter, drop_records
from engine.store.values import LARGE, SHOWN, VALUES
from nodes.records import Batch, Record

PAGE = "<p>Grüße</p>" * 10_000
OTHER = "x" * (LARGE + 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "results" / "2026-01" / "run"


def keep(writer: RecordsWriter, node: str, *fields: dict[str, object]) -> None:
    rows = [Record(data, id=f"{node}-{n}") for n, data in enumerate(fields)]
    writer.keeping(node, "out")(Batch(rows))


def test_a_text_that_passes_several_nodes_is_kept_once(folder: Path):
    writer = RecordsWriter(folder, None)
    keep(writer, "page", {"n": 1, "html": PAGE})
    once = writer.size
    for node in ("a", "b", "c"):
        keep(writer, node, {"n": 1, "html": PAGE, "by": node})
    keep(writer, "d", {"html": OTHER})
    writer.close()

    kept = KeptRecords.of(folder, writer.piece)
    assert kept.page("c", "out", 0, 10) == [{"n": 1, "html": PAGE, "by": "c"}]
    assert kept.page("d", "out", 0, 10) == [{"html": OTHER}]
    lines = writer.size - once - len(OTHER)
    assert lines < 4 * (2 * SHOWN + 200)
    assert (folder / VALUES).stat().st_size == len(PAGE.encode()) + len(OTHER)


def test_a_preview_holds_the_beginning_and_how_long_it_is(folder: Path):
    writer = RecordsWriter(folder, None)
    keep(writer, "a", {"html": PAGE, "title": "T"}, {"title": "short"})
    [(large, told), (small, nothing)] = writer.kept.previews("a", "out", 0, 10)
    writer.close()

    assert large["title"] == "T"
    assert large["html"] == f"{PAGE[:SHOWN]}… (120,000 characters)"
    assert told == {"html": len(PAGE)}
    assert (small, nothing) == ({"title": "short"}, {})


def test_a_text_just_short_enough_stays_in_its_line(folder: Path):
    writer = RecordsWriter(folder, None)
    keep(writer, "a", {"text": "x" * LARGE, "more": "y" * LARGE})
    writer.close()

    assert not (folder / VALUES).exists()
    [found] = KeptRecords.of(folder, writer.piece).page("a", "out", 0, 1)
    assert found == {"text": "x" * LARGE, "more": "y" * LARGE}


def test_any_text_comes_back_as_it_was(folder: Path):
    odd = {"half": "\ud800" * (LARGE + 1), "big": 2**80, "nul": "\0" * (LARGE + 1)}
    writer = RecordsWriter(folder, None)
    keep(writer, "a", odd)
    writer.close()

    assert KeptRecords.of(folder, writer.piece).page("a", "out", 0, 1) == [odd]


def test_a_page_of_large_texts_is_shorter_and_of_previews_is_not(folder: Path):
    writer = RecordsWriter(folder, None)
    keep(writer, "a", *({"n": n, "html": PAGE} for n in range(5)))
    kept = writer.kept

    assert len(kept.page("a", "out", 0, 5, most_bytes=2 * len(PAGE))) == 2
    assert len(kept.previews("a", "out", 0, 5)) == 5
    writer.close()


@pytest.mark.parametrize("left", [None, 1_000])
def test_texts_that_are_gone_or_cut_short_are_told_as_damage(
    folder: Path, left: int | None, caplog: pytest.LogCaptureFixture
):
    writer = RecordsWriter(folder, None)
    keep(writer, "a", {"n": 1}, {"html": PAGE})
    writer.close()
    if left is None:
        (folder / VALUES).unlink()
    else:
        (folder / VALUES).write_bytes(PAGE.encode()[:left])

    assert KeptRecords.of(folder).page("a", "out", 0, 2) == [{"n": 1}]
    assert "missing or damaged" in caplog.text


def test_a_run_that_begins_again_drops_its_texts(folder: Path):
    writer = RecordsWriter(folder, None)
    keep(writer, "a", {"html": PAGE})
    writer.close()

    drop_records(folder)

    assert list(folder.iterdir()) == []
