"""Measure the keyword model: quality on texts with known keyphrases, speed, and itself.

    total = sum(map(measured, pieces), Figures())
    total.f1(10), total.words_per_second

Quality is the macro F1 at k: phrases count as equal if their stems are; the mean is
taken over the texts. Speed is that of one processor core, with the model in memory.
"""

import functools
import hashlib
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from importlib.resources import files
from pathlib import Path

import snowballstemmer

from engine.siex.extraction import analyse_batch
from engine.siex.figures import KS, Figures, ModelFacts
from engine.siex.keyword import Document
from engine.siex.samples import Sample
from engine.siex.tags import LANGUAGES

_STEMMERS = {
    "en": "porter", "sv": "swedish", "es": "spanish", "fr": "french", "de": "german",
    "it": "italian", "pt": "portuguese", "nl": "dutch", "nb": "norwegian",
    "el": "greek", "lt": "lithuanian",
}  # fmt: skip
_TIMED_AT_LEAST_S = 0.25
_MOST_PASSES = 50


def measured(samples: Sequence[Sample]) -> Figures:
    """Return quality and speed of the model on some samples."""
    if not samples:
        return Figures()
    found = _found(samples)
    quality = [
        [f1(keywords, sample.keyphrases, language, k) for k in KS]
        for sample, (keywords, language) in zip(samples, found, strict=True)
    ]
    words = sum(len(sample.text.split()) for sample in samples)
    passes, seconds = _timed(samples)
    return Figures(
        len(samples),
        words,
        *map(sum, zip(*quality, strict=True)),
        read_documents=len(samples) * passes,
        read_words=words * passes,
        seconds=seconds,
    )


def f1(
    found: Iterable[str], wanted: Iterable[str], language: str | None, k: int
) -> float:
    """Return the F1 of the best ``k`` found phrases against the wanted ones.

    Precision divides by what was found, at most ``k``; recall by all that was wanted.
    """
    gold = set(_distinct(wanted, language))
    top = _distinct(found, language)[:k]
    hits = len(gold.intersection(top))
    return 2 * hits / (len(top) + len(gold)) if top and gold else 0.0


def stems(phrase: str, language: str | None) -> tuple[str, ...]:
    """Return the stems of a phrase's words, small, without punctuation."""
    text = unicodedata.normalize("NFKC", phrase).lower()
    words = "".join(c if c.isalnum() else " " for c in text).split()
    return tuple(map(_stemmer(language), words))


def model_facts() -> ModelFacts:
    """Return what there is to say of the model in this process."""
    digest, size = hashlib.sha256(), 0
    for name in (*LANGUAGES, "languages", "ranker"):
        data = (files("resources") / "model" / f"{name}.npz").read_bytes()
        digest.update(data)
        size += len(data)
    return ModelFacts(digest.hexdigest()[:16], size, is_compiled(), peak_memory())


def first_keyword() -> None:
    """Give one keyword: what a fresh process takes for it is the cold start."""
    analyse_batch(["A first text about cold starts."], language="en")


def facts_with_all_languages() -> ModelFacts:
    """Return what there is to say once the tables of all languages are loaded."""
    for language in LANGUAGES:
        analyse_batch(["SIE-X 2026"], language=language)
    return model_facts()


def is_compiled() -> bool:
    """Tell whether modules of the model run as machine code."""
    paths = [
        getattr(module, "__file__", None) or ""
        for name, module in sys.modules.items()
        if name.startswith("engine.siex.")
    ]
    return any(path.endswith((".so", ".pyd")) for path in paths)


def peak_memory() -> int:
    """Return the most memory that this process has held, in bytes, or 0 if unknown."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    try:
        import resource
    except ImportError:  # Windows does not have it
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _found(samples: Sequence[Sample]) -> list[tuple[list[str], str | None]]:
    analyses = analyse_batch(_documents(samples), top_k=max(KS))
    return [
        ([keyword.text for keyword in found.keywords], found.language)
        for found in analyses
    ]


def _timed(samples: Sequence[Sample]) -> tuple[int, float]:
    """Read the samples until the clock can be trusted; return how often, how long."""
    documents = _documents(samples)
    begun = time.process_time()
    for passes in range(1, _MOST_PASSES + 1):
        analyse_batch(documents, top_k=max(KS))
        seconds = time.process_time() - begun
        if seconds >= _TIMED_AT_LEAST_S:
            return passes, seconds
    return _MOST_PASSES, time.process_time() - begun


def _documents(samples: Sequence[Sample]) -> list[Document]:
    return [Document(s.text, s.title or None, s.language) for s in samples]


def _distinct(phrases: Iterable[str], language: str | None) -> list[tuple[str, ...]]:
    return list(dict.fromkeys(s for s in (stems(p, language) for p in phrases) if s))


@functools.cache
def _stemmer(language: str | None) -> Callable[[str], str]:
    """Return what stems a word; in an unknown language a word is its own stem."""
    name = _STEMMERS.get(language or "")
    if name is None:
        return str
    return functools.lru_cache(50_000)(snowballstemmer.stemmer(name).stemWord)
