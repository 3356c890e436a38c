"""What a pipeline may read and write, and how files are replaced."""

import errno
from pathlib import Path

import pytest

from engine.file_access import FileAccess
from nodes.errors import InputError, NodeError, NotAllowedError, TryLaterError


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    (home / "output").mkdir(parents=True)
    return home


@pytest.fixture
def files(home: Path) -> FileAccess:
    return FileAccess(home)


async def write(files: FileAccess, path: str, text: str = "new") -> None:
    async with files.replacing(path) as part:
        part.write_text(text)


async def test_a_relative_path_lies_in_the_output_folder(files: FileAccess, home: Path):
    await write(files, "week/words.csv")
    assert (home / "output/week/words.csv").read_text() == "new"
    assert files.readable("week/words.csv") == home / "output/week/words.csv"


async def test_an_unfinished_file_leaves_the_old_one(files: FileAccess, home: Path):
    await write(files, "words.csv", "old")

    async def interrupted() -> None:
        async with files.replacing("words.csv") as part:
            part.write_text("half")
            raise InputError("no")

    with pytest.raises(InputError, match="no"):
        await interrupted()
    assert [path.read_text() for path in (home / "output").iterdir()] == ["old"]
    await write(files, "words.csv")
    assert (home / "output/words.csv").read_text() == "new"


@pytest.mark.parametrize("path", ["../siex.db", "/etc/passwd", "a/../../../x", "~/x"])
async def test_what_lies_outside_is_refused(files: FileAccess, path: str):
    with pytest.raises(NotAllowedError, match="lies outside of the folders"):
        files.readable(path)
    with pytest.raises(NotAllowedError, match="lies outside of the folders"):
        files.replacing(path)


def test_a_link_that_leads_outside_is_refused(
    files: FileAccess, home: Path, tmp_path: Path
):
    (tmp_path / "secret.txt").write_text("secret")
    (home / "output/link.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(NotAllowedError, match="lies outside of the folders"):
        files.readable("link.txt")


def test_granted_folders_are_open(home: Path, tmp_path: Path):
    (tmp_path / "texts").mkdir()
    files = FileAccess(home, [tmp_path / "texts"])
    assert files.readable(str(tmp_path / "texts")) == tmp_path / "texts"
    with pytest.raises(InputError, match="There is no file or folder"):
        files.readable(str(tmp_path / "texts/none.txt"))


async def test_what_is_open_for_reading_is_not_for_writing(home: Path, tmp_path: Path):
    files = FileAccess(home, readable=[tmp_path])
    assert files.readable(str(tmp_path)) == tmp_path
    with pytest.raises(NotAllowedError, match="lies outside of the folders"):
        files.replacing(str(tmp_path / "a.csv"))


async def test_the_workspace_itself_is_never_written_to(home: Path, tmp_path: Path):
    files = FileAccess(home, [tmp_path])
    with pytest.raises(NotAllowedError, match="keeps its own settings"):
        files.replacing(str(home / "siex.db"))
    await write(files, str(tmp_path / "fine.csv"))


async def test_the_shipped_samples_may_be_read_but_not_written(
    home: Path, tmp_path: Path
):
    (tmp_path / "samples").mkdir()
    (tmp_path / "samples/shop.csv").write_text("a")
    files = FileAccess(home, samples=tmp_path / "samples")
    assert files.readable("samples:shop.csv") == tmp_path / "samples/shop.csv"
    assert files.readable("samples:") == tmp_path / "samples"
    with pytest.raises(NotAllowedError, match="lies outside"):
        files.readable("samples:../home")
    with pytest.raises(NotAllowedError, match="belongs to the program"):
        files.replacing("samples:mine.csv")


async def test_a_read_only_file_is_left_alone(files: FileAccess, home: Path):
    target = home / "output/words.csv"
    target.write_text("old")
    target.chmod(0o444)
    with pytest.raises(NotAllowedError) as caught:
        await write(files, "words.csv")
    assert str(caught.value) == (
        f"{target} is read-only; allow writing to it, or choose another name."
    )
    target.chmod(0o644)
    await write(files, "words.csv")
    assert target.read_text() == "new"


async def test_a_folder_in_the_place_of_the_file_is_told(files: FileAccess, home: Path):
    (home / "output/words").mkdir()
    with pytest.raises(InputError, match="is a folder; add a file name"):
        await write(files, "words")


async def test_a_file_in_the_place_of_a_folder_is_told(files: FileAccess, home: Path):
    (home / "output/words").write_text("")
    with pytest.raises(NotAllowedError, match="No file can be made in"):
        await write(files, "words/a.csv")


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (OSError(errno.ENOSPC, "full"), TryLaterError, "is full; make room"),
        (PermissionError(errno.EACCES, "locked"), TryLaterError, "open in another"),
        (OSError(errno.EIO, "Input/output error"), TryLaterError, "output error"),
    ],
)
async def test_trouble_while_writing_is_one_sentence_and_keeps_the_old_file(
    files: FileAccess, home: Path, error: OSError, kind: type[NodeError], words: str
):
    await write(files, "words.csv", "old")

    async def failing() -> None:
        async with files.replacing("words.csv") as part:
            part.write_text("half")
            raise error

    with pytest.raises(kind, match=words):
        await failing()
    assert [path.read_text() for path in (home / "output").iterdir()] == ["old"]


@pytest.mark.parametrize("path", ["", "  ", "a\0b"])
def test_no_path_is_told(files: FileAccess, path: str):
    with pytest.raises(InputError, match="The path is empty"):
        files.readable(path)
