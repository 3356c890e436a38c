"""Collect named columns and sum up facts over the mentions of each candidate."""

import numpy as np

from engine.siex.arrays import Doubles, Floats
from engine.siex.candidates import Candidates
from engine.siex.sentences import Sentences


class Columns:
    """The growing feature matrix of a batch."""

    def __init__(self, read: Sentences, found: Candidates) -> None:
        self.read = read
        self.found = found
        self.names: list[str] = []
        self._columns: list[Floats] = []
        self.count = np.bincount(found.of, minlength=len(found)).astype(np.float64)
        self.start = found.start[found.first]
        self.last = found.last[found.first]
        self.docs = len(read.title_words)
        self.doc_words = np.bincount(read.tokens.doc, minlength=self.docs).astype(float)

    def add(self, name: str, values: np.ndarray) -> None:
        """Append a column."""
        self.names.append(name)
        self._columns.append(values.astype(np.float32))

    def total(self, per_mention: np.ndarray) -> Doubles:
        """Sum a fact over the mentions of each candidate."""
        return np.bincount(self.found.of, per_mention, len(self.found)).astype(float)

    def mean(self, per_mention: np.ndarray) -> Doubles:
        """Average a fact over the mentions of each candidate."""
        return self.total(per_mention) / self.count

    def inner(self, values: np.ndarray, join: np.ufunc, skip: float) -> np.ndarray:
        """Join a fact over the words of each candidate's first mention."""
        result = values[self.start].astype(np.float64)
        for step in range(1, 6):
            place = np.minimum(self.start + step, len(values) - 1)
            held = step < self.found.width
            result = join(result, np.where(held, values[place], skip))
        return result

    def best(self, values: np.ndarray) -> Doubles:
        """Return the largest value of each document."""
        top = np.full(self.docs, 1e-9)
        np.maximum.at(top, self.found.doc, values)
        return top

    def add_ranked(self, name: str, values: np.ndarray) -> None:
        """Append a column, its share of the document's best, and its place."""
        doc = self.found.doc
        self.add(name, values)
        self.add(f"{name}_share", values / self.best(values)[doc])
        order = np.lexsort((-values, doc))
        place = np.empty(len(doc), dtype=np.int64)
        place[order] = np.arange(len(doc))
        sizes = np.bincount(doc, minlength=self.docs)
        begin = np.concatenate(([0], np.cumsum(sizes)[:-1]))
        self.add(f"{name}_place", np.log1p(place - begin[doc]))

    def matrix(self) -> Floats:
        """Return the features, one row per feature."""
        return np.array(self._columns, dtype=np.float32)
