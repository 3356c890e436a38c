"""What waits at a port: bounds, order, spilling, and closing."""

import asyncio

from engine.run.channels import Inbox, Reader
from engine.run.weight import FULL
from nodes.records import Batch, Record


def batch(*ns: int) -> Batch:
    return Batch(Record({"n": n}, id=str(n)) for n in ns)


def ns(found: Batch | None) -> list[int]:
    return [row["n"] for row in found or ()]


async def waiting(inbox: Inbox) -> "asyncio.Task[None]":
    task = asyncio.create_task(inbox.room())
    await asyncio.sleep(0)
    return task


async def test_writers_wait_while_a_port_is_full():
    inbox = Reader().open(bound=2, writers=1)
    inbox.put(batch(1, 2))
    writer = await waiting(inbox)

    assert not writer.done()
    assert ns(await inbox.get()) == [1, 2]
    await writer


async def test_large_records_fill_a_port_sooner():
    inbox = Reader().open(writers=1)
    inbox.put(Batch([Record({"text": "x" * 5_000_000}, id="a")]))

    assert not inbox.has_room


async def test_a_reader_that_waits_elsewhere_lets_a_full_port_take_more_on_disk():
    reader = Reader()
    left, right = reader.open(bound=2, writers=1), reader.open(bound=2, writers=1)
    right.put(batch(1, 2))
    writer = await waiting(right)
    reading = asyncio.create_task(left.get())

    await writer
    right.put(batch(3, 4))
    right.put(batch(5))

    assert right.is_on_disk
    left.writer_ended()
    assert await reading is None
    right.writer_ended()
    assert [ns(await right.get()) for _ in range(4)] == [[1, 2], [3, 4], [5], []]
    assert not right.is_on_disk
    right.close()


async def test_records_come_back_from_disk_as_they_went():
    inbox = Reader().open(bound=1, writers=1)
    inbox.put(batch(1))
    inbox.put(Batch([Record({"é\n": [1, {"a": None}]}, id="x", parents=("p", "q"))]))
    inbox.writer_ended()
    await inbox.get()

    found = await inbox.get()
    inbox.close()

    assert found
    assert (found[0], found[0].id, found[0].parents) == (
        {"é\n": [1, {"a": None}]},
        "x",
        ("p", "q"),
    )


async def test_small_batches_that_wait_are_taken_together():
    inbox = Reader().open(writers=1)
    for n in range(5):
        inbox.put(batch(n))

    assert ns(await inbox.get()) == [0, 1, 2, 3, 4]


async def test_no_more_than_a_full_batch_is_taken():
    inbox = Reader().open(writers=1)
    inbox.put(batch(*range(FULL - 1)))
    inbox.put(batch(1, 2))

    assert len(await inbox.get() or ()) == FULL - 1


async def test_the_end_comes_after_all_writers_ended():
    inbox = Reader().open(writers=2)
    inbox.writer_ended()
    inbox.put(batch(1))
    inbox.writer_ended()

    assert ns(await inbox.get()) == [1]
    assert await inbox.get() is None


async def test_a_closed_port_takes_nothing_and_frees_its_writers():
    told: list[str] = []
    inbox = Reader().open(bound=1, writers=1)
    inbox.on_close.append(lambda: told.append("closed"))
    inbox.put(batch(1))
    writer = await waiting(inbox)

    inbox.close()
    inbox.close()
    await writer
    inbox.put(batch(2))

    assert await inbox.get() is None
    assert told == ["closed"]
