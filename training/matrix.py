"""Turn examples into feature rows with labels, exactly as the model will see them."""

from array import array
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.siex.arrays import Flags, Floats, Ints
from engine.siex.candidates import Candidates
from engine.siex.cleaning import plain
from engine.siex.features.document import traits
from engine.siex.features.habits import COUNT, Habits, patterns
from engine.siex.features.matrix import NAMES, features
from engine.siex.features.rows import Rows
from engine.siex.genres import GENRES
from engine.siex.headline import headline
from engine.siex.ranking import read
from engine.siex.reranking import worded
from training.corpus import Example
from training.metric import keyphrase_score

_MAX_WORDS = 5
Stems = tuple[str, ...]


@dataclass
class Matrix:
    """Candidates of many documents.

    Attributes:
        names: feature names.
        rows: one row per feature, one column per candidate.
        doc: document of each candidate.
        label: whether a person listed the candidate.
        stems: the candidate as the metric sees it.
        gold: what people listed, per document.
        traits: document traits.
        keys: the keys of each candidate's patterns.
        words: the words of each candidate, as they are compared with those of others.
    """

    names: list[str]
    rows: Floats
    doc: Ints
    label: Flags
    stems: list[Stems]
    gold: list[set[Stems]]
    traits: Floats
    keys: NDArray[np.uint64]
    words: NDArray[np.int32]


def build(examples: list[Example]) -> Matrix:
    """Read all examples as the model will; genres and habits are left empty."""
    score = keyphrase_score()
    gold = [set(score.unique(e.keyphrases, e.lang)) for e in examples]
    none = array("d", [0.0]) * len(GENRES)
    nothing = Habits(array("H", [0]), array("b", [0] * 4))
    parts: list[Floats] = []
    keys: list[NDArray[np.uint64]] = []
    words: list[NDArray[np.int32]] = []
    sizes: list[int] = []
    kinds: list[array[float]] = []
    stems: list[Stems] = []
    for example in examples:
        content = plain(example.content)
        title = len(example.title) or headline(content)
        text = read(content, title, example.lang)
        kinds.append(traits(text))
        found = Candidates(text, _MAX_WORDS)
        parts.append(_table(features(found, kinds[-1], none, nothing)))
        sizes.append(found.size)
        own = np.frombuffer(patterns(text, found), dtype=np.uint64)[:-1]
        keys.append(own.reshape(found.size, COUNT))
        told = worded(found, array("i", range(found.size)))
        words.append(np.frombuffer(told, np.int32)[:-1].reshape(found.size, -1))
        spans = map(found.span, range(found.size))
        stems += (score.stems(text.text[b:e], example.lang) for b, e in spans)
    doc = np.repeat(np.arange(len(examples)), sizes)
    label = np.array([s in gold[d] for s, d in zip(stems, doc, strict=True)])
    rows = np.concatenate(parts, axis=1)
    all_kinds = np.array(kinds, dtype=np.float32)
    return Matrix(
        list(NAMES),
        rows,
        doc,
        label,
        stems,
        gold,
        all_kinds,
        np.concatenate(keys),
        np.concatenate(words),
    )


def _table(rows: Rows) -> Floats:
    flat = np.frombuffer(rows.table, dtype=np.float32)
    return flat[: len(NAMES) * rows.size].reshape(len(NAMES), rows.size).copy()


def f1(
    matrix: Matrix, scores: NDArray[np.float64], docs: NDArray[np.int64]
) -> list[float]:
    """Return macro F1@5, @10 and @15 of some documents, in percent."""
    order = np.lexsort((-scores, matrix.doc))
    sorted_doc = matrix.doc[order]
    begins = np.searchsorted(sorted_doc, docs, "left")
    ends = np.searchsorted(sorted_doc, docs, "right")
    sums = np.zeros(3)
    for doc, begin, end in zip(docs, begins, ends, strict=True):
        ranked = list(dict.fromkeys(matrix.stems[n] for n in order[begin:end]))
        gold = matrix.gold[doc]
        for column, k in enumerate((5, 10, 15)):
            top = ranked[:k]
            hits = len(gold.intersection(top))
            sums[column] += 2 * hits / max(1, len(top) + len(gold))
    return [round(100 * float(value) / max(1, len(docs)), 1) for value in sums]
