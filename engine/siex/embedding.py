"""The place where a caller may put a model that turns texts into vectors."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from engine.siex.arrays import Doubles
from engine.siex.errors import BadOptionError


class Embedding(Protocol):
    """Turns texts into vectors of one length; near in meaning, near in direction."""

    def __call__(self, texts: Sequence[str], /) -> Sequence[Sequence[float]]:
        """Return one vector per text, in order."""
        ...


def closeness(
    embedding: Embedding, texts: Sequence[str], others: Sequence[str]
) -> Doubles:
    """Return the cosine, at least 0, of every text with every other one."""
    rows = _directions(embedding, [*texts, *others])
    ours, theirs = rows[: len(texts)], rows[len(texts) :]
    return np.clip(np.einsum("ik,jk->ij", ours, theirs), 0.0, 1.0)


def _directions(embedding: Embedding, texts: Sequence[str]) -> Doubles:
    rows = np.array(list(embedding(texts)), dtype=np.float64)
    if rows.ndim != 2 or len(rows) != len(texts) or not np.isfinite(rows).all():
        wanted = f"a function that gives {len(texts)} vectors of one length"
        raise BadOptionError("embedding", f"an array of shape {rows.shape}", wanted)
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    return rows / np.where(lengths > 0, lengths, 1.0)[:, None]
