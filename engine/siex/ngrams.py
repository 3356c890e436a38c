"""Hash the words and letter groups of a text for telling languages apart."""

import unicodedata
from array import array

import numpy as np

from engine.siex import arrays, buffers, characters, codes
from engine.siex.buffers import Ints

BUCKETS = 1 << 16
CLASSES = 32
_SEEN = 20_000
_READ = 450
_SPACES = 50
"""Characters that are read beyond those, since spaces may stand in a row."""


def buckets(text: str) -> arrays.Ints:
    """Return a bucket per letter group (one to four letters) and per word."""
    owner, count = hashed(text)
    return np.frombuffer(owner, dtype=np.int32)[:count].astype(np.int64)


def hashed(text: str) -> tuple[Ints, int]:
    """Return an array that begins with the buckets of a text, and their number."""
    lines = buffers.zeros("i", min(len(text), _READ) + 2)
    length = _ascii_line(text[:_SEEN], lines)
    if length == 0:
        small = _small(text)
        lines = buffers.zeros("i", len(small) + 2)
        length = _line(small, lines)
    owner = buffers.zeros("i", 5 * length + 1)
    if length == 1:
        return owner, 0
    count = _groups(lines, length, owner)
    return owner, _whole(lines, length, owner, count)


def _ascii_line(text: str, lines: Ints) -> int:
    """Do what `_small` and `_line` do, as long as no letter is beyond ASCII, else give 0."""
    line, kinds = buffers.ints(lines), buffers.octets(characters.KNOWN)
    line[0], most = 32, _READ
    read, gap, count, begin, numeral = 0, False, 1, 1, True
    for char in text:
        point = ord(char)
        if point > 127:
            return 0
        if point == 32 or 9 <= point <= 13 or 28 <= point <= 31:
            gap = read > 0
        else:
            read += gap
            gap = False
            if read == most:
                break
            read += 1
        kind = kinds[point]
        if kind == 0:
            kind = characters.classify(point)
        if kind == codes.LETTER:
            line[count] = point + 32 if 65 <= point <= 90 else point
            count += 1
            numeral = numeral and 48 <= point <= 57
        elif count > begin:
            begin = count = _closed(line, begin, count, numeral)
            numeral = True
        if read == most:
            break
    return _closed(line, begin, count, numeral)


def _closed(line: Ints, begin: int, count: int, numeral: bool) -> int:
    """End a word, or forget it if it is a number; return where the next one begins."""
    if numeral or count == begin:
        return begin
    line[count] = 32
    return count + 1


def _small(text: str) -> str:
    """Return the beginning of a text in small letters."""
    dense = _dense(text)
    if not dense.isascii():
        dense = unicodedata.normalize("NFC", dense)
    return dense.lower()


def _dense(text: str) -> str:
    """Return the beginning of a text with one space wherever it has any."""
    head = " ".join(text[: _READ + _SPACES].split())
    if len(head) < _READ:
        head = " ".join(text[:_SEEN].split())
    return head[:_READ]


def _line(small: str, lines: Ints) -> int:
    """Write the code points of all words but numbers, one space around each.

    Returns how many those are; one stands for a text without words.
    """
    line, kinds = buffers.ints(lines), buffers.octets(characters.KNOWN)
    line[0] = 32
    count, begin, numeral = 1, 1, True
    for char in small + " ":
        point = ord(char)
        kind = kinds[point] if point < 0x10000 else 0
        if kind == 0:
            kind = characters.classify(point)
        if kind == codes.LETTER:
            line[count] = point
            count += 1
            numeral = numeral and char.isdigit()
        elif count > begin:
            begin = count = _closed(line, begin, count, numeral)
            numeral = True
    return count


def _groups(lines: Ints, length: int, owner: Ints) -> int:
    """Roll a hash over two to four letters; a space may only stand at the rim."""
    line, found = buffers.ints(lines), buffers.ints(owner)
    mask, factor = 0xFFFFFFFFFFFFFFFF, 0x9E3779B97F4A7C15
    last, count = BUCKETS - 1, 0
    for begin in range(length - 1):
        rolling = (line[begin] * factor) & mask
        for size in range(2, min(4, length - begin) + 1):
            if size > 2 and line[begin + size - 2] == 32:
                break
            mixed = rolling ^ (rolling >> 29)
            point = line[begin + size - 1]
            rolling = (mixed * factor + point * size) & mask
            found[count] = (rolling ^ (rolling >> 32)) & last
            count += 1
    return count


def _whole(lines: Ints, length: int, owner: Ints, count: int) -> int:
    """Append the CRC-32 of each word in UTF-8, twice: words tell more than groups."""
    line, found, table = buffers.ints(lines), buffers.ints(owner), buffers.ints(_CRC)
    full, last = 0xFFFFFFFF, BUCKETS - 1
    crc = full
    for place in range(1, length):
        point = line[place]
        if point == 32:
            found[count] = found[count + 1] = (crc ^ full) & last
            count += 2
            crc = full
        else:
            crc = _with_point(table, crc, point)
    return count


def _with_point(table: Ints, crc: int, point: int) -> int:
    """Go on with a CRC-32 by the octets of a code point in UTF-8."""
    if point < 0x80:
        return _with_octet(table, crc, point)
    if point < 0x800:
        crc = _with_octet(table, crc, 0xC0 | point >> 6)
    else:
        if point < 0x10000:
            crc = _with_octet(table, crc, 0xE0 | point >> 12)
        else:
            crc = _with_octet(table, crc, 0xF0 | point >> 18)
            crc = _with_octet(table, crc, 0x80 | point >> 12 & 0x3F)
        crc = _with_octet(table, crc, 0x80 | point >> 6 & 0x3F)
    return _with_octet(table, crc, 0x80 | point & 0x3F)


def _with_octet(table: Ints, crc: int, octet: int) -> int:
    full = 0xFFFFFFFF
    return (table[(crc ^ octet) & 255] & full) ^ (crc >> 8)


def summed(owner: Ints, count: int, weights: Ints) -> Ints:
    """Return, per class, the sum of the weights of the first ``count`` buckets.

    ``weights`` has a row of ``CLASSES`` numbers per bucket.
    """
    found, weight = buffers.ints(owner), buffers.coarse(weights)
    total_owner = array("i", [0]) * CLASSES
    total = buffers.ints(total_owner)
    part_owner = buffers.zeros("h", CLASSES)
    part = buffers.halves(part_owner)
    for number in range(min(count, codes.BUCKETS_AHEAD)):
        buffers.fetch_coarse(weight, found[number] * 32)
    for begin in range(0, count, 256):  # so many octets add up to 16 bits at most
        end = min(begin + 256, count)
        for column in range(32):
            part[column] = 0
        # Four buckets at a time, so that sums stay in registers in between.
        for number in range(begin, end - 3, 4):
            ahead = number + codes.BUCKETS_AHEAD
            for coming in range(ahead, min(ahead + 4, count)):
                buffers.fetch_coarse(weight, found[coming] * 32)
            a, b = found[number] * 32, found[number + 1] * 32
            c, d = found[number + 2] * 32, found[number + 3] * 32
            for column in range(32):
                part[column] += (
                    weight[a + column]
                    + weight[b + column]
                    + weight[c + column]
                    + weight[d + column]
                )
        for number in range(begin + (end - begin) // 4 * 4, end):
            row = found[number] * 32
            for column in range(32):
                part[column] += weight[row + column]
        for column in range(32):
            total[column] += part[column]
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
