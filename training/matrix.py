"""Turn examples into feature rows with labels, exactly as the model will see them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.siex import model
from engine.siex.arrays import Flags, Floats, Ints
from engine.siex.candidates import candidates
from engine.siex.cleaning import plain
from engine.siex.features.document import traits
from engine.siex.features.matrix import features
from engine.siex.genres import GENRES
from engine.siex.sentences import read
from training.corpus import Example
from training.metric import keyphrase_score

_BATCH = 32
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
    """

    names: list[str]
    rows: Floats
    doc: Ints
    label: Flags
    stems: list[Stems]
    gold: list[set[Stems]]
    traits: Floats


def build(examples: list[Example]) -> Matrix:
    """Read all examples, language by language; genre columns are left empty."""
    score = keyphrase_score()
    gold = [set(score.unique(e.keyphrases, e.lang)) for e in examples]
    parts: list[tuple[Floats, Ints, list[Stems]]] = []
    kinds: dict[int, NDArray[np.float32]] = {}
    names: list[str] = []
    for numbers in _batches(examples):
        batch = [examples[n] for n in numbers]
        language = batch[0].lang
        texts = [plain(e.content) for e in batch]
        sentences = read(
            texts,
            [len(e.title) for e in batch],
            model.lexicon(language),
            model.table(language),
        )
        found = candidates(sentences, _MAX_WORDS)
        kind = traits(sentences)
        kinds.update(zip(numbers, kind, strict=True))
        none = np.zeros((len(batch), len(GENRES)), dtype=np.float32)
        names, rows = features(sentences, found, kind, none)
        begin = sentences.tokens.start[found.start[found.first]]
        end = sentences.tokens.end[found.last[found.first]]
        stems = [
            score.stems(texts[d][b:e], language)
            for d, b, e in zip(found.doc, begin, end, strict=True)
        ]
        parts.append((rows, np.array(numbers)[found.doc], stems))
    doc = np.concatenate([part[1] for part in parts])
    stems = [stem for part in parts for stem in part[2]]
    label = np.array([s in gold[d] for s, d in zip(stems, doc, strict=True)])
    rows = np.concatenate([part[0] for part in parts], axis=1)
    all_kinds = np.array([kinds[n] for n in range(len(examples))])
    return Matrix(names, rows, doc, label, stems, gold, all_kinds)


def _batches(examples: list[Example]) -> list[list[int]]:
    by_language: dict[str, list[int]] = {}
    for number, example in enumerate(examples):
        by_language.setdefault(example.lang, []).append(number)
    return [
        numbers[begin : begin + _BATCH]
        for numbers in by_language.values()
        for begin in range(0, len(numbers), _BATCH)
    ]


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
