"""Read texts with the phrases that a person listed for them, to measure the model on."""

import gzip
import json
import zlib
from pathlib import Path
from typing import Any, NamedTuple, TypeGuard

from engine.siex.errors import BadSampleError
from engine.siex.tags import LANGUAGES


class Sample(NamedTuple):
    """A text and the phrases that a person listed for it."""

    text: str
    keyphrases: tuple[str, ...]
    title: str | None = None
    language: str | None = None


def read_samples(path: Path) -> list[Sample]:
    """Return the samples in a file of JSON lines, gzipped or not.

    Raises:
        BadSampleError: a line is no ``{"text", "keyphrases"}``; the text says which.
        OSError: the file cannot be read.
    """
    data = path.read_bytes()
    try:
        if data[:2] == b"\x1f\x8b":
            data = gzip.decompress(data)
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise BadSampleError(1, "is not UTF-8 text") from error
    except (EOFError, OSError, zlib.error) as error:
        raise BadSampleError(1, "is no whole gzip file") from error
    return [_sample(n, line) for n, line in enumerate(lines, 1) if line.strip()]


def _sample(number: int, line: str) -> Sample:
    try:
        found = json.loads(line)
    except ValueError as error:
        raise BadSampleError(number, "is not JSON") from error
    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        raise BadSampleError(number, "is no object with a “text”")
    phrases = found.get("keyphrases")
    if not _are_texts(phrases):
        raise BadSampleError(number, "has no list of texts as “keyphrases”")
    return Sample(
        found["text"],
        tuple(phrases),
        _text(found, "title"),
        _language(number, found),
    )


def _language(number: int, found: dict[str, Any]) -> str | None:
    language = _text(found, "lang") or _text(found, "language")
    if language is not None and language not in LANGUAGES:
        raise BadSampleError(number, f"has the language “{language}”, which is unknown")
    return language


def _text(found: dict[str, Any], name: str) -> str | None:
    value = found.get(name)
    return value if isinstance(value, str) and value else None


def _are_texts(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)
