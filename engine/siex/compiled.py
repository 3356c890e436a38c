"""Whether the hot modules of the model run compiled, or as plain Python."""

from importlib import import_module
from importlib.machinery import EXTENSION_SUFFIXES

# Those with a ``.pxd`` beside them, which `compile_kernel.py` compiles.
HOT = (
    "acronyms",
    "agglomeration",
    "calibration",
    "candidates",
    "contenders",
    "demotion",
    "digits",
    "extraction",
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
    "kinds.around",
    "kinds.cues",
    "kinds.form",
    "kinds.kind",
    "kinds.listing",
    "kinds.nouns",
    "kinds.phrases",
    "languages",
    "lexicon",
    "likeness",
    "making",
    "ngrams",
    "pairs",
    "ranking",
    "reranking",
    "rounding",
    "selection",
    "sentences",
    "surface",
    "tagging",
    "task",
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
