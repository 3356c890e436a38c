"""The keyphrase sets that the ranker learns from, and the kind of text each holds."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from engine.siex.genres import GENRES

SETS = {
    "inspec_train": ("abstract", 1.0),
    "inspec_dev": ("abstract", 1.0),
    "www": ("paper", 1.0),
    "kdd": ("paper", 1.0),
    "semeval2017_train": ("passage", 2.0),
    "semeval2017_es_train": ("passage", 2.0),
    "papyrus_en": ("thesis", 0.5),
    "papyrus_fr": ("thesis", 0.6),
    "duc2001_train": ("news", 4.0),
    "wikinews_fr_train": ("news", 4.0),
    "ptbnkp_pt_train": ("press", 4.0),
    "kpcrowd_train": ("press", 1.5),
    "citeulike180": ("thesis", 0.3),
}
WRITTEN = ("sv", "nb", "de", "it", "nl", "el", "lt")
WRITTEN_WEIGHT = 5.0
WRITTEN_GENRE = {"news": "news", "science": "abstract"}
TESTS = ("inspec_test", "semeval2017_dev", "krapivin_abs_test")
_MERGED_TITLE = re.compile(r"^(\S.{15,160}?[a-z)]) ([A-Z][a-z]*\b.*)$", re.DOTALL)
_LONG = 12_000


@dataclass(frozen=True, slots=True)
class Example:
    """One document with the keywords that people gave it."""

    set: str
    id: str
    lang: str
    title: str
    text: str
    keyphrases: tuple[str, ...]
    genre: int
    weight: float

    @property
    def content(self) -> str:
        """Return the text that the model reads."""
        return f"{self.title}. {self.text}" if self.title else self.text


def training_examples(folder: Path) -> Iterator[Example]:
    """Yield every document that may be trained on, with titles told apart."""
    for name, (genre, weight) in SETS.items():
        for example in load(folder / f"{name}.jsonl.gz", genre, weight):
            yield _with_title(example) if name in ("www", "kdd") else example
    for language in WRITTEN:
        path = folder / "written" / f"{language}.jsonl.gz"
        yield from load(path, "web", WRITTEN_WEIGHT)


def load(path: Path, genre: str, weight: float) -> Iterator[Example]:
    """Yield the documents of one file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            kind = WRITTEN_GENRE.get(row.get("genre", ""), genre)
            yield Example(
                set=path.name.split(".")[0],
                id=str(row["id"]),
                lang=row["lang"],
                title=(row.get("title") or "").rstrip("."),
                text=row["text"][:_LONG],
                keyphrases=tuple(row["keyphrases"]),
                genre=GENRES.index(kind),
                weight=weight,
            )


def _with_title(example: Example) -> Example:
    """Cut a title off a text that has it glued to its front."""
    match = _MERGED_TITLE.match(example.text)
    if match is None or len(match[1].split()) < 3:
        return example
    return replace(example, title=match[1], text=match[2])
