"""What nodes have in common that call a pipeline for one record."""

from collections.abc import Iterable

from nodes.records import Batch, Record

NO_PIPELINE = "No pipeline is named; type the id or name of one in the library."


def as_children(record: Record, found: Iterable[Record]) -> Batch:
    """Return what a call gave as records that came out of the one it was called with.

    A record that passed through the called pipeline keeps its id; one that was made there
    gets an id below that of ``record``, so that it can be traced back, and so that two
    calls never give the same id.
    """
    children = Batch()
    for number, one in enumerate(found):
        if one.id == record.id:
            children.append(one)
            continue
        is_below = one.id.startswith(f"{record.id}.")
        id_ = one.id if is_below else f"{record.id}.{one.id or number}"
        children.append(Record(one, id=id_, parents=(record.id,)))
    return children
