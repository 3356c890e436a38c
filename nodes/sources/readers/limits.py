"""What a file may ask of us before it is not read."""

import zipfile
from pathlib import Path

from nodes.errors import InputError

MOST_UNPACKED = 400_000_000
MOST_TIMES_LARGER = 200
SMALL = 10_000_000
MOST_PARTS = 10_000


def check_size(path: Path, shown: str, max_mb: float) -> None:
    """Refuse a file that is larger than the node's setting allows."""
    size = path.stat().st_size
    if size > max_mb * 1_000_000:
        message = (
            f"{shown} has {size / 1_000_000:.0f} MB, more than the {max_mb:g} MB that the"
            " node reads; raise “Largest file” in its settings if you need it."
        )
        raise InputError(message)


def check_archive(path: Path, shown: str) -> None:
    """Refuse an office file that unpacks into far too much, or that plays tricks.

    Reading stops at the sizes that the archive states, so it cannot lie about them.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            _check_parts(parts, path.stat().st_size, shown)
            for part in parts:
                _check_xml(archive, part, shown)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError) as error:
        message = (
            f"{shown} is not the kind of file that its name says, is damaged, or is"
            " protected by a password; open and save it in its own program."
        )
        raise InputError(message) from error


def _check_parts(parts: list[zipfile.ZipInfo], packed: int, shown: str) -> None:
    unpacked = sum(part.file_size for part in parts)
    swells = unpacked > SMALL and unpacked > packed * MOST_TIMES_LARGER
    if unpacked > MOST_UNPACKED or swells or len(parts) > MOST_PARTS:
        message = (
            f"{shown} would unpack into {unpacked / 1_000_000:.0f} MB and was not"
            " opened; it may have been made to fill the memory."
        )
        raise InputError(message)


def _check_xml(archive: zipfile.ZipFile, part: zipfile.ZipInfo, shown: str) -> None:
    """Office files never declare entities: whoever does wants to attack the reader."""
    if not part.filename.endswith((".xml", ".rels")):
        return
    with archive.open(part) as file:
        if b"<!DOCTYPE" in file.read(4096):
            message = (
                f"{shown} holds XML declarations that no office program writes, and was"
                " not opened."
            )
            raise InputError(message)
