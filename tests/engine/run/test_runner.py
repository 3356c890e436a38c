"""Small pipelines run from end to end, in memory."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any, ClassVar, NamedTuple

import pytest

from engine.pipeline import Retry
from engine.run.extent import Extent
from nodes.contract import Batch, Context, NodeConfig, Record, Stream
from nodes.errors import InputError, SettingsError, TryLaterError
from nodes.flow.limit import limit
from nodes.flow.merge import merge
from nodes.triggers.manual import manual
from tests.helpers.runs import Nothing, begun, drawn, node_type, ran, until


class Count(NodeConfig):
    count: int = 10


async def numbers(config: Count, ctx: Context) -> AsyncIterator[Record]:
    for n in range(config.count):
        yield Record({"n": n})


def double(config: Nothing, batch: Batch, ctx: Context) -> Batch:
    return batch.map(lambda row: row.with_fields({"n": row["n"] * 2}))


class Halves(NamedTuple):
    even: Batch
    odd: Batch


def parity(config: Nothing, batch: Batch, ctx: Context) -> Halves:
    return Halves(*batch.partition(lambda row: row["n"] % 2 == 0))


async def slowly(config: Nothing, record: Record, ctx: Context) -> Record:
    for _ in range(3 if record["n"] % 3 == 0 else 1):
        await asyncio.sleep(0)
    return record.with_fields({"seen": True})


async def one_after_the_other(
    config: Nothing, left: Stream, right: Stream, ctx: Context
) -> AsyncIterator[Record]:
    async for record in left:
        yield record
    async for record in right:
        yield record.child("right", record)


def picky(config: Nothing, record: Record, ctx: Context) -> Record:
    if record["n"] == 2:
        raise InputError("Two is not a number that I like.")
    return record


def broken(config: Nothing, record: Record, ctx: Context) -> Record:
    return Record({"n": record["missing"]})


NUMBERS, DOUBLE, PARITY, SLOWLY, JOIN, PICKY, BROKEN = map(
    node_type, (numbers, double, parity, slowly, one_after_the_other, picky, broken)
)


def ns(batch: Batch) -> list[int]:
    return [row["n"] for row in batch]


async def test_records_flow_from_a_source_to_the_end():
    done = await ran(drawn("s -> d", s=NUMBERS, d=DOUBLE))

    assert done.status == "completed"
    assert ns(done.records["d", "out"]) == list(range(0, 20, 2))
    assert done.node("s").records_out == {"out": 10}
    assert done.node("d").records_in == 10


async def test_records_without_an_id_get_the_same_one_in_every_run():
    first, second = [await ran(drawn("s -> d", s=NUMBERS, d=DOUBLE)) for _ in range(2)]

    ids = [row.id for row in first.records["d", "out"]]
    assert ids == [row.id for row in second.records["d", "out"]]
    assert ids[:2] == ["s-0", "s-1"]


async def test_records_side_by_side_leave_in_their_order():
    done = await ran(drawn("s -> r", s=(NUMBERS, {"count": 100}), r=SLOWLY))

    assert ns(done.records["r", "out"]) == list(range(100))


async def test_new_records_of_a_record_are_its_children():
    def twice(config: Nothing, record: Record, ctx: Context) -> list[Record]:
        return [Record(record), Record(record)]

    done = await ran(drawn(t=node_type(twice)), inputs=[{"n": 1}])

    assert [(r.id, r.parents) for r in done.records["t", "out"]] == [
        ("r0.0", ("r0",)),
        ("r0.1", ("r0",)),
    ]


async def test_a_node_without_wires_gets_the_inputs_of_the_run():
    done = await ran(drawn(d=DOUBLE), inputs=[{"n": 4}])

    assert done.records["d", "out"] == [{"n": 8}]


async def test_without_inputs_one_empty_record_does():
    done = await ran(drawn("m -> l", m=manual, l=limit))

    assert done.records["l", "out"] == [{}]


async def test_a_trigger_hands_on_the_inputs_and_starts_sources():
    sketch = drawn("m -> s", "m -> d", m=manual, s=NUMBERS, d=DOUBLE)

    done = await ran(sketch, inputs=[{"n": 1}, {"n": 2}])

    assert ns(done.records["d", "out"]) == [2, 4]
    assert ns(done.records["s", "out"]) == list(range(10))


async def test_several_wires_into_one_port_bring_all_records():
    sketch = drawn("s -> p", "p.even -> d", "p.odd -> d", s=NUMBERS, p=PARITY, d=DOUBLE)

    done = await ran(sketch)

    assert sorted(ns(done.records["d", "out"])) == list(range(0, 20, 2))


async def test_an_empty_branch_still_ends():
    async def none(config: Nothing, ctx: Context) -> AsyncIterator[Record]:
        for record in ():
            yield record

    sketch = drawn("n -> j.left", "s -> j.right", n=node_type(none), s=NUMBERS, j=JOIN)

    done = await ran(sketch)

    assert done.status == "completed"
    assert len(done.records["j", "out"]) == 10


async def test_a_slow_node_slows_its_source():
    gate = asyncio.Event()
    made = 0

    async def endless(config: Nothing, ctx: Context) -> AsyncIterator[Record]:
        nonlocal made
        while not gate.is_set():
            made += 1
            yield Record({"n": made})

    async def stuck(config: Nothing, record: Record, ctx: Context) -> Record:
        await gate.wait()
        return record

    run, _heard, _clock = begun(
        drawn("s -> r", s=node_type(endless), r=node_type(stuck))
    )
    running = asyncio.create_task(run.done())
    for _ in range(1000):
        await asyncio.sleep(0)
    before = made
    for _ in range(1000):
        await asyncio.sleep(0)

    assert made == before < 10_000
    gate.set()
    assert (await running).status == "completed"


async def test_a_diamond_does_not_lock_up_when_its_join_reads_one_side_first():
    sketch = drawn(
        "s -> p",
        "p.even -> j.left",
        "p.odd -> d",
        "d -> j.right",
        s=(NUMBERS, {"count": 50_000}),
        p=PARITY,
        d=DOUBLE,
        j=JOIN,
    )

    done = await ran(sketch)

    assert done.status == "completed"
    assert len(done.records["j", "out"]) == 50_000


async def test_a_limit_stops_what_comes_before_it():
    sketch = drawn(
        "s -> d",
        "d -> l",
        s=(NUMBERS, {"count": 10**9}),
        d=DOUBLE,
        l=(limit, {"count": 3}),
    )

    done = await ran(sketch)

    assert done.status == "completed"
    assert ns(done.records["l", "out"]) == [0, 2, 4]
    assert done.node("s").status == "completed"


async def test_a_limit_does_not_stop_what_another_branch_reads():
    sketch = drawn(
        "s -> l",
        "s -> d",
        s=(NUMBERS, {"count": 9_000}),
        d=DOUBLE,
        l=(limit, {"count": 1}),
    )

    done = await ran(sketch)

    assert len(done.records["d", "out"]) == 9_000


async def test_a_limit_does_not_stop_a_node_with_an_effect():
    sketch = drawn(
        "s -> e",
        "e -> l",
        s=(NUMBERS, {"count": 9_000}),
        e=node_type(double, "test.effect", effect="idempotent"),
        l=(limit, {"count": 1}),
    )

    done = await ran(sketch)

    assert done.node("e").records_out == {"out": 9_000}


async def test_records_of_a_slow_source_go_on_as_they_come():
    step = asyncio.Event()

    async def dripping(config: Nothing, ctx: Context) -> AsyncIterator[Record]:
        yield Record({"n": 1})
        await step.wait()
        yield Record({"n": 2})

    run, heard, _clock = begun(drawn("s -> d", s=node_type(dripping), d=DOUBLE))
    running = asyncio.create_task(run.done())
    await until(lambda: heard.records.get(("d", "out")))

    assert heard.records["d", "out"] == [{"n": 2}]
    step.set()
    assert (await running).status == "completed"


async def test_a_disabled_node_passes_its_records_on():
    sketch = drawn("s -> d", "d -> r", s=NUMBERS, d=DOUBLE, r=SLOWLY)

    done = await ran(sketch.with_node("d", disabled=True))

    assert done.node("d").status == "skipped"
    assert ns(done.records["r", "out"]) == list(range(10))


async def test_pinned_records_take_the_place_of_a_node():
    sketch = drawn("s -> d", s=NUMBERS, d=DOUBLE)

    done = await ran(sketch.with_node("s", pinned={"out": ({"n": 21},)}))

    assert done.records["d", "out"] == [{"n": 42}]


async def test_until_runs_a_node_and_what_it_needs():
    sketch = drawn(
        "s -> d", "d -> r", "s -> p", s=NUMBERS, d=DOUBLE, r=SLOWLY, p=PARITY
    )

    done = await ran(sketch, extent=Extent(until="d"))

    assert set(done.outcome.nodes) == {"s", "d"}


async def test_a_dry_run_is_told_to_the_nodes():
    def send(config: Nothing, record: Record, ctx: Context) -> Record:
        return record.with_fields({"dry": ctx.is_dry_run})

    done = await ran(drawn(d=node_type(send)), is_dry_run=True)

    assert done.records["d", "out"] == [{"dry": True}]


async def test_a_failed_node_stops_its_branch_and_no_other():
    sketch = drawn(
        "s -> x",
        "x -> r",
        "s -> d",
        s=(NUMBERS, {"count": 9000}),
        x=PICKY,
        r=SLOWLY,
        d=DOUBLE,
    )

    done = await ran(sketch)

    assert done.status == "failed"
    assert done.node("x").status == "failed"
    assert done.node("r").status == "skipped"
    assert done.node("d").records_out == {"out": 9000}
    error = done.node("x").error
    assert error
    assert (error.kind, error.record) == ("input", "s-2")
    assert error.message == "Two is not a number that I like."


async def test_skip_goes_on_without_the_record():
    sketch = drawn("s -> x", s=NUMBERS, x=PICKY).with_node("x", on_error="skip")

    done = await ran(sketch)

    assert done.status == "completed"
    assert ns(done.records["x", "out"]) == [0, 1, *range(3, 10)]
    assert done.node("x").skipped == 1


async def test_the_error_port_gets_the_records_that_failed():
    sketch = drawn("s -> x", "x.error -> d", s=NUMBERS, x=PICKY, d=DOUBLE)

    done = await ran(sketch.with_settings(on_error="port"))

    assert done.status == "completed"
    assert done.records["d", "out"] == [
        {
            "n": 4,
            "error": {"kind": "input", "message": "Two is not a number that I like."},
        }
    ]


async def test_of_a_failed_batch_only_the_bad_records_are_skipped():
    def strict(config: Nothing, batch: Batch, ctx: Context) -> Batch:
        return Batch(picky(config, row, ctx) for row in batch)

    sketch = drawn("s -> x", s=NUMBERS, x=node_type(strict))

    done = await ran(sketch.with_node("x", on_error="skip"))

    assert ns(done.records["x", "out"]) == [0, 1, *range(3, 10)]


async def test_a_stream_that_fails_gives_what_it_had_when_set_to_skip():
    async def falters(
        config: Nothing, records: Stream, ctx: Context
    ) -> AsyncIterator[Record]:
        async for record in records:
            yield picky(config, record, ctx)

    sketch = drawn("s -> x", "x -> d", s=NUMBERS, x=node_type(falters), d=DOUBLE)

    done = await ran(sketch.with_node("x", on_error="skip"))

    assert done.status == "completed"
    assert ns(done.records["d", "out"]) == [0, 2]


async def test_wrong_settings_fail_before_anything_starts():
    done = await ran(drawn("s -> l", s=NUMBERS, l=(limit, {"count": 0})))

    assert done.status == "failed"
    assert done.node("s").status == "skipped"
    error = done.node("l").error
    assert error
    assert (error.kind, error.field) == ("settings", "count")
    assert error.message == "Records must be at least 1."


async def test_a_setting_found_wrong_in_the_run_marks_its_field():
    def confused(config: Nothing, record: Record, ctx: Context) -> Record:
        raise SettingsError("path", "There is no such folder.")

    sketch = drawn(x=node_type(confused)).with_node("x", on_error="skip")

    done = await ran(sketch)

    error = done.node("x").error
    assert error
    assert (error.kind, error.field) == ("settings", "path")


async def test_a_fault_in_a_node_is_one_sentence(caplog: pytest.LogCaptureFixture):
    done = await ran(drawn(x=BROKEN))

    error = done.node("x").error
    assert error
    assert error.kind == "bug"
    assert error.message == (
        "“broken” failed unexpectedly (KeyError: 'missing'). This is a fault in the "
        "program; the log file has the details."
    )
    assert caplog.records[0].exc_info


async def test_a_busy_server_is_asked_again_after_the_time_it_named():
    tries = 0

    async def busy(config: Nothing, record: Record, ctx: Context) -> Record:
        nonlocal tries
        tries += 1
        if tries < 3:
            raise TryLaterError("Busy.", after_s=7)
        return record

    sketch = drawn(x=node_type(busy)).with_node("x", retry=Retry(attempts=3, wait_s=1))

    done = await ran(sketch)

    assert done.status == "completed"
    assert done.node("x").attempts == 3
    assert done.clock.slept == [7, 7]


async def test_a_server_that_asks_for_hours_is_not_waited_for():
    async def closed(config: Nothing, record: Record, ctx: Context) -> Record:
        raise TryLaterError("Closed until morning.", after_s=7200)

    sketch = drawn(x=node_type(closed)).with_node("x", retry=Retry(attempts=3))

    done = await ran(sketch)

    error = done.node("x").error
    assert error
    assert error.message == (
        "Closed until morning. That is more than the 5 minutes that a run waits; "
        "run it again then."
    )
    assert (done.node("x").attempts, done.clock.slept) == (1, [])


async def test_the_last_try_counts():
    async def away(config: Nothing, record: Record, ctx: Context) -> Record:
        raise TryLaterError("Nobody is there.")

    sketch = drawn(x=node_type(away)).with_node("x", retry=Retry(attempts=4, wait_s=1))

    done = await ran(sketch)

    error = done.node("x").error
    assert error
    assert (error.kind, error.message) == ("away", "Nobody is there.")
    first, second, third = done.clock.slept
    assert 0.5 <= first <= 1 <= second <= 2 <= third <= 4


async def test_a_source_is_tried_again_while_it_has_given_nothing():
    tries = 0

    async def shy(config: Nothing, ctx: Context) -> AsyncIterator[Record]:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise TryLaterError("Not yet.")
        yield Record({"n": 1})

    sketch = drawn(x=node_type(shy)).with_node("x", retry=Retry(attempts=2))

    done = await ran(sketch)

    assert done.records["x", "out"] == [{"n": 1}]


async def test_a_source_that_has_given_something_is_not_tried_again():
    async def flaky(config: Nothing, ctx: Context) -> AsyncIterator[Record]:
        yield Record({"n": 1})
        raise TryLaterError("Gone again.")

    sketch = drawn(x=node_type(flaky)).with_node("x", retry=Retry(attempts=3))

    done = await ran(sketch)

    assert done.status == "failed"
    assert done.records["x", "out"] == [{"n": 1}]


async def test_a_step_over_its_time_limit_is_given_up():
    async def hanging(config: Nothing, record: Record, ctx: Context) -> Record:
        await asyncio.Event().wait()
        return record

    sketch = drawn(x=node_type(hanging)).with_node("x", timeout_s=0.01)

    done = await ran(sketch)

    error = done.node("x").error
    assert error
    assert (error.kind, error.message[:23]) == ("away", "No answer within 0.01 s")


async def test_waiting_for_a_slow_source_is_not_the_nodes_own_time():
    async def pausing(config: Nothing, ctx: Context) -> AsyncIterator[Record]:
        yield Record({"n": 1})
        await asyncio.sleep(0.05)
        yield Record({"n": 2})

    async def collects(config: Nothing, records: Stream, ctx: Context) -> Batch:
        return Batch([record async for record in records])

    sketch = drawn("s -> x", s=node_type(pausing), x=node_type(collects))

    done = await ran(sketch.with_node("x", timeout_s=0.02))

    assert done.status == "completed"
    assert ns(done.records["x", "out"]) == [1, 2]


async def test_waiting_at_two_ports_at_once_is_not_the_nodes_own_time():
    async def pausing(config: Nothing, ctx: Context) -> AsyncIterator[Record]:
        for n in range(3):
            await asyncio.sleep(0.03)
            yield Record({"n": n})

    wires = ("a -> m.first", "b -> m.second")
    sources = {"a": node_type(pausing), "b": node_type(pausing)}
    sketch = drawn(*wires, **sources, m=(merge, {"mode": "as_they_come"}))

    done = await ran(sketch.with_node("m", timeout_s=0.02))

    assert done.outcome.error is None
    assert sorted(ns(done.records["m", "out"])) == [0, 0, 1, 1, 2, 2]


async def test_a_run_over_its_time_limit_fails():
    async def hanging(config: Nothing, ctx: Context) -> AsyncIterator[Record]:
        await asyncio.Event().wait()
        yield Record()

    done = await ran(drawn(x=node_type(hanging)).with_settings(timeout_s=0.01))

    assert done.status == "failed"
    assert done.outcome.error == "The run took longer than its limit of 0.01 s."
    assert done.node("x").status == "canceled"


async def test_cancel_stops_every_node_at_once():
    cleaned: list[str] = []

    async def hanging(config: Nothing, ctx: Context) -> AsyncIterator[Record]:
        try:
            yield Record({"n": 1})
            await asyncio.Event().wait()
        finally:
            cleaned.append("source")

    run, heard, _clock = begun(drawn("x -> d", x=node_type(hanging), d=DOUBLE))
    running = asyncio.create_task(run.done())
    await until(lambda: heard.records.get(("d", "out")))

    run.cancel()
    outcome = await running

    assert outcome.status == "canceled"
    assert {n.status for n in outcome.nodes.values()} == {"canceled"}
    assert cleaned == ["source"]


async def test_an_unknown_node_type_is_named():
    sketch = drawn("s -> d", s=NUMBERS, d=DOUBLE).with_node("d", type="acme.magic")

    done = await ran(sketch)

    error = done.node("d").error
    assert error
    assert "acme.magic" in error.message


async def test_wires_in_a_circle_are_refused():
    done = await ran(drawn("a -> b", "b -> a", a=DOUBLE, b=SLOWLY))

    assert done.status == "failed"
    assert "round in a circle" in (done.outcome.error or "")


async def test_an_empty_pipeline_completes():
    assert (await ran(drawn())).status == "completed"


async def test_a_node_that_answers_rubbish_is_a_fault_and_not_a_hang(
    caplog: pytest.LogCaptureFixture,
):
    def rubbish(config: Nothing, record: Record, ctx: Context) -> Record:
        return 3  # type: ignore[return-value]

    done = await ran(drawn(x=node_type(rubbish)))

    error = done.node("x").error
    assert error
    assert error.kind == "bug"


async def test_settings_that_an_older_version_left_unreadable_are_told():
    class Moved(NodeConfig):
        version: ClassVar[int] = 2
        new: int = 0

        @classmethod
        def upgrade(cls, config: dict[str, Any], version: int) -> dict[str, Any]:
            return {"new": config["old"]}

    def moves(config: Moved, record: Record, ctx: Context) -> Record:
        return record.with_fields({"new": config.new})

    sketch = drawn(x=(node_type(moves), {"old": 3}))
    done = await ran(sketch)
    damaged = await ran(sketch.with_node("x", config={}))

    assert done.records["x", "out"] == [{"new": 3}]
    error = damaged.node("x").error
    assert error
    assert error.message.startswith("The settings are in the shape of version 1")
