"""Read the Universal Dependencies treebanks as tagged sentences."""

import gzip
from collections.abc import Iterator
from pathlib import Path

from engine.siex.characters import WORD
from engine.siex.tags import BOUNDARY, FROM_UNIVERSAL, OTHER

HELD_OUT = 10
Tagged = list[tuple[str, int]]


def sentences(folder: Path, language: str) -> Iterator[Tagged]:
    """Yield each sentence of a language as (word, tag) pairs, boundaries included."""
    for path in sorted(folder.glob(f"{language}_*.conllu.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from _sentences(lines)


def texts(folder: Path, language: str) -> Iterator[str]:
    """Yield the plain text of each sentence of a language."""
    for path in sorted(folder.glob(f"{language}_*.conllu.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("# text = "):
                    yield line[9:].strip()


def held_out(folder: Path, language: str) -> list[str]:
    """Return the sentences that no model is made from."""
    every = enumerate(texts(folder, language))
    return [text for number, text in every if number % HELD_OUT == 0]


def _sentences(lines: Iterator[str]) -> Iterator[Tagged]:
    sentence: Tagged = []
    for line in lines:
        if not line.strip():
            if sentence:
                yield sentence
            sentence = []
        elif not line.startswith("#"):
            sentence.extend(_words(line.split("\t")))


def _words(columns: list[str]) -> Tagged:
    """Cut a treebank token into the words that our tokeniser would see."""
    if "-" in columns[0] or "." in columns[0]:
        return []
    form, universal = columns[1], columns[3]
    if universal in ("PUNCT", "SYM"):
        return [("", BOUNDARY)]
    tag = FROM_UNIVERSAL.get(universal, OTHER)
    return [(word, tag) for word in WORD.findall(form)]
