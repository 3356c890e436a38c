"""The keyphrase sets that the ranker learns from, and the kind of text each holds."""

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from engine.siex.genres import GENRES

SETS = {
    "inspec_train": ("abstract", 2.5),
    "inspec_dev": ("abstract", 2.5),
    "www": ("paper", 1.5),
    "kdd": ("paper", 1.5),
    "semeval2017_train": ("passage", 3.0),
    "semeval2017_es_train": ("passage", 3.0),
    "papyrus_en": ("thesis", 0.6),
    "papyrus_fr": ("thesis", 0.7),
    "duc2001_train": ("news", 6.0),
    "wikinews_fr_train": ("news", 6.0),
    "ptbnkp_pt_train": ("press", 6.0),
    "kpcrowd_train": ("press", 1.5),
    "citeulike180": ("thesis", 2.0),
}
WRITTEN = ("sv", "nb", "de", "it", "nl", "el", "lt")
WRITTEN_WEIGHT, PAGES_WEIGHT = 10.0, 6.0
PAGES = Path(__file__).with_name("web_pages.jsonl")
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


def training_examples(folder: Path, written: bool = True) -> Iterator[Example]:
    """Yield every document that may be trained on, with titles told apart."""
    for name, (genre, weight) in SETS.items():
        examples = load(folder / f"{name}.jsonl.gz", genre, weight)
        if name in ("www", "kdd"):
            yield from map(_with_title, examples)
        else:
            yield from _both_ways(examples) if genre == "news" else examples
    for language in WRITTEN if written else ():
        path = folder / "written" / f"{language}.jsonl.gz"
        yield from _every_way(load(path, "web", WRITTEN_WEIGHT))
    yield from _every_way(load(PAGES, "web", PAGES_WEIGHT))


def _both_ways(examples: Iterable[Example]) -> Iterator[Example]:
    """Yield each text with its title apart, and with the title as its first line.

    Otherwise a text without a title would pass for one of the sets that have none.
    """
    for example in examples:
        half = replace(example, weight=example.weight / 2)
        yield half if example.title else example
        if example.title:
            text = f"{example.title}\n\n{example.text}"
            yield replace(half, title="", text=text)


def _every_way(examples: Iterable[Example]) -> Iterator[Example]:
    """Yield each text with its title apart, as its first line, and without it.

    A web page that comes without its headline would pass for newswire, which has none.
    """
    for example in examples:
        yield from _both_ways([replace(example, weight=example.weight * 2 / 3)])
        if example.title:
            yield replace(example, title="", weight=example.weight / 3)


def load(path: Path, genre: str, weight: float) -> Iterator[Example]:
    """Yield the documents of one file."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
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
