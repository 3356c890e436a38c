"""Tests of `nodes.flow.merge`."""

import asyncio

import pytest

from nodes.errors import InputError
from nodes.flow.merge import merge
from nodes.records import Batch
from tests.helpers.context import FakeContext, FakeStream, records_of, run_node

PAGES = [{"url": "/a", "title": "A"}, {"url": "/b", "title": "B"}, {"title": "?"}]
RANKS = [
    {"url": "/b", "rank": 4},
    {"url": "/a", "rank": 1},
    {"url": "/a", "rank": 2},
    {"url": "/c", "rank": 9},
    {"url": None, "rank": 0},
]


async def join(first: list, second: list, **config: object) -> Batch:
    config = {"mode": "join", "field": "url", **config}
    ports = {"first": first, "second": second}
    return (await run_node(merge, config, ports))["out"]


async def test_the_second_is_appended_to_the_first():
    ports = {"first": [{"n": 1}, {"n": 2}], "second": [{"n": 3}]}
    outputs = await run_node(merge, {}, ports)
    assert outputs["out"] == [{"n": 1}, {"n": 2}, {"n": 3}]


async def test_the_same_record_on_both_sides_becomes_two():
    both = records_of([{"n": 1}])
    outputs = await run_node(merge, {}, {"first": both, "second": both})
    assert [record.id for record in outputs["out"]] == ["r0.first", "r0.second"]
    assert {record.parents for record in outputs["out"]} == {("r0",)}


async def test_one_empty_side_is_no_trouble():
    for mode in ("append", "as_they_come"):
        ports = {"first": [], "second": [{"n": 3}]}
        assert (await run_node(merge, {"mode": mode}, ports))["out"] == [{"n": 3}]


class HeldStream(FakeStream):
    """Hands its records on when ``go`` is set."""

    def __init__(self, records: Batch) -> None:
        super().__init__(records)
        self.go = asyncio.Event()

    async def batches(self):
        await self.go.wait()
        async for batch in super().batches():
            yield batch


async def test_what_comes_first_goes_first():
    held = HeldStream(records_of([{"n": 1}]))
    free = FakeStream(records_of([{"n": 2}], "s"))
    config = merge.config(mode="as_they_come")
    answers = merge.run(config, held, free, FakeContext())
    assert await anext(answers) == [{"n": 2}]
    held.go.set()
    assert [batch async for batch in answers] == [[{"n": 1}]]


async def test_a_merge_that_is_left_stops_waiting():
    held, other = (HeldStream(records_of([{}])) for _ in range(2))
    config = merge.config(mode="as_they_come")
    answers = merge.run(config, held, other, FakeContext())
    waiting = asyncio.ensure_future(anext(answers))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await asyncio.sleep(0)
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_pages_get_every_rank_in_the_order_of_the_pages():
    assert await join(PAGES, RANKS) == [
        {"url": "/a", "title": "A", "rank": 1},
        {"url": "/a", "title": "A", "rank": 2},
        {"url": "/b", "title": "B", "rank": 4},
        {"title": "?"},
    ]


async def test_joined_records_have_both_as_parents():
    found = await join(PAGES, RANKS)
    assert (found[0].id, found[0].parents) == ("first0+second1", ("first0", "second1"))
    assert (found[3].id, found[3].parents) == ("first2.first", ("first2",))
    assert len({record.id for record in found}) == len(found)


async def test_records_without_a_match_can_be_left_out():
    found = await join(PAGES, RANKS, keep="inner")
    assert [record.get("rank") for record in found] == [1, 2, 4]


async def test_records_without_a_match_can_be_kept_on_both_sides():
    found = await join(PAGES, RANKS, keep="outer")
    assert found[3:] == [{"title": "?"}, RANKS[3], RANKS[4]]


@pytest.mark.parametrize(
    ("matches", "ranks"), [("every", [1, 2]), ("first", [1]), ("last", [2])]
)
async def test_several_matches_are_taken_as_told(matches, ranks):
    found = await join(PAGES[:1], RANKS, matches=matches)
    assert [record["rank"] for record in found] == ranks


async def test_matches_can_be_listed():
    found = await join(PAGES[:1], RANKS, matches="list", list_field="ranks")
    assert found == [{"url": "/a", "title": "A", "ranks": RANKS[1:3]}]
    assert found[0].parents == ("first0", "second1", "second2")


async def test_several_matches_can_be_a_failure():
    with pytest.raises(InputError, match="2 records of second match one of first"):
        await join(PAGES, RANKS, matches="fail")
    assert len(await join(PAGES, RANKS[:2], matches="fail")) == 3


@pytest.mark.parametrize(
    ("clash", "joined"),
    [
        ("both", {"id": 1, "name": "A", "page": 1, "second_name": "B"}),
        ("first", {"id": 1, "name": "A", "page": 1}),
        ("second", {"id": 1, "name": "B", "page": 1}),
    ],
)
async def test_fields_of_the_same_name_are_treated_as_told(clash, joined):
    first, second = [{"id": 1, "name": "A"}], [{"page": 1, "name": "B"}]
    config = {"field": "id", "second_field": "page", "clash": clash}
    assert await join(first, second, **config) == [joined]


async def test_numbers_and_texts_do_not_match():
    assert len(await join([{"url": 1}], [{"url": "1"}], keep="inner")) == 0
    assert len(await join([{"url": 1}], [{"url": 1.0}], keep="inner")) == 1


async def test_many_records_are_joined_in_pieces():
    rows = [{"url": n} for n in range(2500)]
    found = await join(rows, list(reversed(rows)))
    assert [record["url"] for record in found] == list(range(2500))
