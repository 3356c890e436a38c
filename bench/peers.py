"""The keyword extractors that we compare ourselves with, as plain functions."""

# pyright: reportMissingImports=false
# The peers are installed by `make bench` alone.

import re
from collections.abc import Callable
from importlib.resources import files
from typing import Any, TypeAlias

Extractor: TypeAlias = Callable[[str, str], list[str]]

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_MOST = 15


def yake(title: str, text: str) -> list[str]:
    """Extract with YAKE as it comes: phrases of up to three words."""
    content = f"{title}. {text}" if title else text
    return [phrase for phrase, _ in _yake().extract_keywords(content)]


def rake(title: str, text: str) -> list[str]:
    """Extract with RAKE: phrases of up to four words between stop words."""
    extractor = _rake()
    extractor.extract_keywords_from_text(f"{title}. {text}" if title else text)
    return list(dict.fromkeys(extractor.get_ranked_phrases()))[:_MOST]


_made: dict[str, Any] = {}


def _yake() -> Any:
    if "yake" not in _made:
        import yake as library

        _made["yake"] = library.KeywordExtractor(lan="en", n=3, top=_MOST)
    return _made["yake"]


def _rake() -> Any:
    if "rake" not in _made:
        from rake_nltk import Rake

        _made["rake"] = Rake(
            stopwords=_stop_words(),
            max_length=4,
            include_repeated_phrases=False,
            sentence_tokenizer=_SENTENCE.split,
            word_tokenizer=_TOKEN.findall,
        )
    return _made["rake"]


def _stop_words() -> set[str]:
    """Return YAKE's English stop words, so that both peers share one list."""
    folder = files("yake")
    for place in ("core/StopwordsList", "StopwordsList"):
        path = folder / place / "stopwords_en.txt"
        if path.is_file():
            return set(path.read_text(encoding="utf-8").split())
    raise FileNotFoundError("stopwords_en.txt")
