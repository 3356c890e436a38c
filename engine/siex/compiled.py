"""Whether the hot modules of the model run compiled, or as plain Python."""

from importlib import import_module
from importlib.machinery import EXTENSION_SUFFIXES

# Those with a ``.pxd`` beside them, which `compile_kernel.py` compiles.
HOT = (
    "acronyms",
    "agglomeration",
    "around",
    "calibration",
    "candidates",
    "contenders",
    "cues",
    "demotion",
    "digits",
    "features.context",
    "features.counts",
    "features.document",
    "features.habits",
    "features.matrix",
    "features.meaning",
    "features.network",
    "features.rows",
    "features.wording",
    "fingerprints",
    "folding",
    "folds",
    "genres",
    "graph",
    "keyword",
    "kinds",
    "languages",
    "lexicon",
    "likeness",
    "listing",
    "making",
    "ngrams",
    "nouns",
    "pairs",
    "phrases",
    "ranking",
    "reranking",
    "rounding",
    "selection",
    "sentences",
    "surface",
    "tagging",
    "tokens",
    "trees",
)


def modules() -> dict[str, bool]:
    """Return for each hot module whether it is compiled."""
    return {
        name: str(import_module(f"engine.siex.{name}").__file__).endswith(
            tuple(EXTENSION_SUFFIXES)
        )
        for name in HOT
    }


def is_compiled() -> bool:
    """Tell whether all hot modules are compiled."""
    return all(modules().values())
