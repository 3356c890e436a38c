"""Where a record came from: back through its parents to the sources of a run.

Only what a run keeps can be found; a trace says where it ends for want of records.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from engine.errors import NotFoundError
from engine.graph import order
from engine.pipeline import START_PORT, Endpoint, Pipeline
from engine.run.stored import Kept
from nodes.records import Record

MOST_STEPS = 200
"""Steps of a trace; a record of a group may have thousands of parents."""
MOST_PARENTS = 20
"""Parents of one record that are followed."""
PAGE = 1_000

KeptOf = Callable[[str], Kept]
"""Returns the kept records of a node, of this run or of the one that it reused."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A record at the port that it left, and the step before which it stood there.

    ``led_to`` is the number of that step in the trace, None for the record asked for.
    """

    place: Endpoint
    record: Record
    led_to: int | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """What was found, the record asked for first; ``gaps`` are steps with more before."""

    steps: tuple[Sighting, ...]
    gaps: tuple[int, ...] = ()


def trace(
    pipeline: Pipeline, kept_of: KeptOf, record_id: str, place: Endpoint | None = None
) -> Trace:
    """Follow a record back to where it came from.

    Args:
        pipeline: The pipeline as it was run.
        kept_of: Where the records of each node are.
        record_id: The record's id.
        place: The port that it left; the last one where it is found, if None.

    Raises:
        NotFoundError: no such record is kept.
    """
    first = _first(pipeline, kept_of, record_id, place)
    if first is None:
        raise NotFoundError("record", record_id)
    steps = [first]
    gaps: list[int] = []
    for number, step in enumerate(steps):  # grows while it is walked
        if len(steps) >= MOST_STEPS:
            gaps.append(number)
            continue
        before = list(_before(pipeline, kept_of, step, number))
        steps += before
        if not before and (step.record.parents or _has_sources(pipeline, step.place)):
            gaps.append(number)
    return Trace(tuple(steps), tuple(gaps))


def found(kept: Kept, node: str, port: str, ids: Collection[str]) -> dict[str, Record]:
    """Return those of some records that a port has kept, by id."""
    wanted = set(ids)
    records: dict[str, Record] = {}
    offset = 0
    while len(records) < len(wanted):
        page = kept.page(node, port, offset, PAGE)
        if not page:
            break
        offset += len(page)
        records.update({record.id: record for record in page if record.id in wanted})
    return records


def _first(
    pipeline: Pipeline, kept_of: KeptOf, record_id: str, place: Endpoint | None
) -> Sighting | None:
    """Return the last place where a record is found."""
    places = [place] if place else _places(pipeline)
    for one in places:
        records = found(kept_of(one.node), one.node, one.port, [record_id])
        if records:
            return Sighting(one, records[record_id])
    return None


def _places(pipeline: Pipeline) -> list[Endpoint]:
    """Return the ports that records leave, the last nodes first."""
    wired = dict.fromkeys(edge.source for edge in pipeline.edges)
    ends = [
        Endpoint(node, "out")
        for node in pipeline.nodes
        if not any(place.node == node for place in wired)
    ]
    rank = {node: number for number, node in enumerate(order(pipeline))}
    places = [*ends, *wired]
    return sorted(places, key=lambda place: rank.get(place.node, -1), reverse=True)


def _before(
    pipeline: Pipeline, kept_of: KeptOf, step: Sighting, number: int
) -> Iterator[Sighting]:
    """Yield the record, or else its parents, one node earlier."""
    sources = list(
        dict.fromkeys(e.source for e in pipeline.edges_into(step.place.node))
    )
    for ids in _names(step.record):
        is_found = False
        for place in sources:
            records = found(kept_of(place.node), place.node, place.port, ids)
            for record in records.values():
                is_found = True
                yield Sighting(place, record, number)
        if is_found:
            return


def _names(record: Record) -> Iterator[list[str]]:
    """Yield by which ids a record may have come in: its own, its parents', theirs.

    What a called pipeline made in between is not kept; its ids say what it came out of.
    """
    parents = list(record.parents[:MOST_PARENTS])
    yield [record.id]
    yield parents
    shorter = parents
    while shorter := [name.rpartition(".")[0] for name in shorter if "." in name]:
        yield list(dict.fromkeys(shorter))


def _has_sources(pipeline: Pipeline, place: Endpoint) -> bool:
    """Say whether records, and not only a start signal, come to a node."""
    return any(
        edge.target.port != START_PORT for edge in pipeline.edges_into(place.node)
    )
