"""Hash the words and letter groups of a text for telling languages apart."""

import unicodedata
import zlib

import numpy as np

from engine.siex.arrays import Ints
from engine.siex.characters import WORD

BUCKETS = 1 << 15
_LONGEST = 4
_SEEN = 20_000
_READ = 700
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_SPACE = np.uint64(32)


def buckets(text: str) -> Ints:
    """Return a bucket per letter group (one to four letters) and per word."""
    dense = " ".join(text[:_SEEN].split())[:_READ]
    words = WORD.findall(unicodedata.normalize("NFC", dense).lower())
    words = [word for word in words if not word.isdigit()]
    if not words:
        return np.zeros(0, dtype=np.int64)
    line = f" {' '.join(words)} "
    points = np.frombuffer(line.encode("utf-32-le", "replace"), dtype=np.uint32)
    parts = [*_groups(points.astype(np.uint64)), _whole(words)]
    return np.concatenate(parts)


def _whole(words: list[str]) -> Ints:
    hashes = [zlib.crc32(word.encode("utf-8", "replace")) for word in words]
    return np.array(hashes * 2, dtype=np.int64) % BUCKETS


def _groups(points: "np.ndarray") -> list[Ints]:
    """Roll a hash over the letters; a space may only stand at the rim."""
    groups: list[Ints] = []
    rolling = points * _FACTOR
    inner = np.ones(len(points), dtype=bool)
    for size in range(2, _LONGEST + 1):
        if len(points) < size:
            break
        inner = inner[:-1] & ((points[size - 2 : -1] != _SPACE) | (size == 2))
        mixed = rolling[:-1] ^ (rolling[:-1] >> np.uint64(29))
        rolling = mixed * _FACTOR + points[size - 1 :] * np.uint64(size)
        hashed = (rolling ^ (rolling >> np.uint64(32))) % np.uint64(BUCKETS)
        groups.append(hashed[inner].astype(np.int64))
    return groups
