"""How near a candidate's words are in meaning to the document and to its beginning."""

import math

from engine.siex import buffers, codes
from engine.siex.candidates import Candidates
from engine.siex.features import cell
from engine.siex.features.rows import Rows
from engine.siex.sentences import Sentences

HEAD_AXES = 16
START_AXES = 8
_LEAD = 30
NEARNESS = (
    *("near_document", "near_document_share", "near_document_place"),
    *("near_lead", "near_lead_share", "near_lead_place"),
)
MEANING = (
    *(f"head_{axis}" for axis in range(HEAD_AXES)),
    *(f"start_{axis}" for axis in range(START_AXES)),
)


def whole_direction(text: Sentences) -> "buffers.Doubles":
    """Return the direction of what a text means."""
    if text.direction is None:
        text.direction = _direction(text, text.size)
    return text.direction


def _direction(text: Sentences, words: int) -> "buffers.Doubles":
    """Return the direction of what the first ``words`` words mean, rare ones first."""
    owner, sums = buffers.reals("d", codes.AXES), buffers.zeros("i", codes.AXES)
    total, sum_of = buffers.doubles(owner), buffers.ints(sums)
    for word in range(min(words, text.size)):
        if text.small[word]:
            continue
        weight = int((8 - text.zipf[word]) * 4 + 0.5)
        row = text.row[word] * codes.AXES
        for axis in range(codes.AXES):
            sum_of[axis] += text.vector[row + axis] * weight
    square = 0.0
    for axis in range(codes.AXES):
        total[axis] = float(sum_of[axis])
        square += total[axis] * total[axis]
    length = math.sqrt(max(square, 1.0))
    for axis in range(codes.AXES):
        total[axis] /= length
    return owner


def nearness(text: Sentences, found: Candidates, rows: Rows) -> None:
    """Compare what the words mean with what the document and its beginning mean."""
    directions = whole_direction(text), _direction(text, _LEAD)
    whole, lead = buffers.doubles(directions[0]), buffers.doubles(directions[1])
    near_lead_owner = buffers.reals("d", found.size + 1)
    own_owner = buffers.zeros("i", codes.AXES)
    near_lead, own = buffers.doubles(near_lead_owner), buffers.ints(own_owner)
    for candidate in range(found.size):
        length = _added(text, found, candidate, own_owner)
        near, near_first = 0.0, 0.0
        for axis in range(codes.AXES):
            near += own[axis] * whole[axis]
            near_first += own[axis] * lead[axis]
        rows.score[candidate] = near / length
        near_lead[candidate] = near_first / length
    rows.ranked()
    for candidate in range(found.size):
        rows.score[candidate] = near_lead[candidate]
    rows.ranked()


def meaning(text: Sentences, found: Candidates, rows: Rows) -> None:
    """Tell what the last and the first word mean."""
    for candidate in range(found.size):
        rows.at(candidate)
        row = text.row[found.finish[candidate]] * codes.AXES
        for axis in range(16):
            cell.put(rows, text.vector[row + axis])
        row = text.row[found.begin[candidate]] * codes.AXES
        for axis in range(8):
            cell.put(rows, text.vector[row + axis])
    rows.close(24)


def _added(
    text: Sentences, found: Candidates, candidate: int, target: "buffers.Ints"
) -> float:
    """Add up what the words of a candidate mean; return the length of the sum."""
    own = buffers.ints(target)
    for axis in range(codes.AXES):
        own[axis] = 0
    for word in range(found.begin[candidate], found.finish[candidate] + 1):
        if not text.small[word]:
            row = text.row[word] * codes.AXES
            for axis in range(codes.AXES):
                own[axis] += text.vector[row + axis]
    square = 0
    for axis in range(codes.AXES):
        square += own[axis] * own[axis]
    return math.sqrt(max(square, 1))
