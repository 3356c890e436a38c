"""The SIE-X keyword model: text in, keywords out.

    from engine.siex import extract
    for keyword in extract("..."):
        ...

Names are looked up when they are first used, so that importing the package costs little.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.siex.corpus import (
        cluster_keywords,
        collection_keywords,
        compare,
        similarities,
        similarity,
    )
    from engine.siex.embedding import Embedding
    from engine.siex.errors import SiexError
    from engine.siex.extraction import (
        analyse,
        analyse_batch,
        extract,
        extract_batch,
    )
    from engine.siex.genres import GENRES
    from engine.siex.keyword import (
        TYPES,
        Analysis,
        Contribution,
        Document,
        Keyword,
        KeywordType,
    )
    from engine.siex.languages import detect_language
    from engine.siex.streaming import (
        StreamEvent,
        extract_stream,
        extract_stream_async,
    )
    from engine.siex.tags import LANGUAGES

_HOME = {
    "cluster_keywords": "corpus",
    "collection_keywords": "corpus",
    "compare": "corpus",
    "similarities": "corpus",
    "similarity": "corpus",
    "Embedding": "embedding",
    "analyse": "extraction",
    "analyse_batch": "extraction",
    "extract": "extraction",
    "extract_batch": "extraction",
    "extract_stream": "streaming",
    "extract_stream_async": "streaming",
    "StreamEvent": "streaming",
    "detect_language": "languages",
    "TYPES": "keyword",
    "Analysis": "keyword",
    "Contribution": "keyword",
    "Document": "keyword",
    "Keyword": "keyword",
    "KeywordType": "keyword",
    "SiexError": "errors",
    "GENRES": "genres",
    "LANGUAGES": "tags",
}

__all__ = [
    "GENRES",
    "LANGUAGES",
    "TYPES",
    "Analysis",
    "Contribution",
    "Document",
    "Embedding",
    "Keyword",
    "KeywordType",
    "SiexError",
    "StreamEvent",
    "analyse",
    "analyse_batch",
    "cluster_keywords",
    "collection_keywords",
    "compare",
    "detect_language",
    "extract",
    "extract_batch",
    "extract_stream",
    "extract_stream_async",
    "similarities",
    "similarity",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
