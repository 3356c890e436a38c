"""Hash the words and letter groups of a text for telling languages apart."""

import unicodedata
from array import array

import numpy as np

from engine.siex import arrays, buffers, codes
from engine.siex.buffers import Ints
from engine.siex.characters import WORD

BUCKETS = 1 << 16
CLASSES = 32
_SEEN = 20_000
_READ = 450


def buckets(text: str) -> arrays.Ints:
    """Return a bucket per letter group (one to four letters) and per word."""
    owner, count = hashed(text)
    return np.frombuffer(owner, dtype=np.int32)[:count].astype(np.int64)


def hashed(text: str) -> tuple[Ints, int]:
    """Return an array that begins with the buckets of a text, and their number."""
    line = _line(text)
    owner = array("i", [0]) * (5 * len(line) + 1)
    if not line:
        return owner, 0
    count = _groups(line, owner)
    return owner, _whole(line.encode("utf-8", "replace"), owner, count)


def _line(text: str) -> str:
    """Return the beginning of a text in small letters, one space around each word."""
    dense = _dense(text)
    if not dense.isascii():
        dense = unicodedata.normalize("NFC", dense)
    words = [word for word in WORD.findall(dense.lower()) if not word.isdigit()]
    return f" {' '.join(words)} " if words else ""


def _dense(text: str) -> str:
    """Return the beginning of a text with one space wherever it has any."""
    head = " ".join(text[: 2 * _READ].split())
    if len(head) < _READ:
        head = " ".join(text[:_SEEN].split())
    return head[:_READ]


def _groups(line: str, owner: Ints) -> int:
    """Roll a hash over two to four letters; a space may only stand at the rim."""
    found = buffers.ints(owner)
    mask, factor = 0xFFFFFFFFFFFFFFFF, 0x9E3779B97F4A7C15
    last = BUCKETS - 1
    length, count = len(line), 0
    for begin in range(length - 1):
        rolling = (ord(line[begin]) * factor) & mask
        for size in range(2, min(4, length - begin) + 1):
            if size > 2 and line[begin + size - 2] == " ":
                break
            mixed = rolling ^ (rolling >> 29)
            point = ord(line[begin + size - 1])
            rolling = (mixed * factor + point * size) & mask
            found[count] = (rolling ^ (rolling >> 32)) & last
            count += 1
    return count


def _whole(line: bytes, owner: Ints, count: int) -> int:
    """Append the CRC-32 of each word, twice: words tell more than letter groups."""
    found, table = buffers.ints(owner), buffers.ints(_CRC)
    full, last = 0xFFFFFFFF, BUCKETS - 1
    crc = full
    for place in range(1, len(line)):
        octet = line[place]
        if octet != 32:
            crc = (table[(crc ^ octet) & 255] & full) ^ (crc >> 8)
            continue
        found[count] = found[count + 1] = (crc ^ full) & last
        count += 2
        crc = full
    return count


def summed(owner: Ints, count: int, weights: Ints) -> Ints:
    """Return, per class, the sum of the weights of the first ``count`` buckets.

    ``weights`` has a row of ``CLASSES`` numbers per bucket.
    """
    found, weight = buffers.ints(owner), buffers.coarse(weights)
    total_owner = array("i", [0]) * CLASSES
    total = buffers.ints(total_owner)
    for number in range(min(count, codes.BUCKETS_AHEAD)):
        buffers.fetch_coarse(weight, found[number] * 32)
    for number in range(count):
        if number + codes.BUCKETS_AHEAD < count:
            buffers.fetch_coarse(weight, found[number + codes.BUCKETS_AHEAD] * 32)
        row = found[number] * 32
        for column in range(32):
            total[column] += weight[row + column]
    return total_owner


def _crc_table() -> Ints:
    rows: list[int] = []
    for octet in range(256):
        crc = octet
        for _ in range(8):
            crc = (crc >> 1) ^ (0xEDB88320 if crc & 1 else 0)
        rows.append(crc - (1 << 32) if crc >= 1 << 31 else crc)
    return array("i", rows)


_CRC = _crc_table()
