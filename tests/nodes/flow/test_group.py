"""Tests of `nodes.flow.group`."""

import pytest
from pydantic import ValidationError

from nodes.flow.group import group
from tests.helpers.context import FakeContext, FakeSpool, run_node

KEYWORDS = [
    {"text": "teak", "score": 0.5, "url": "/a"},
    {"text": "stolar", "score": "0.2", "url": "/a"},
    {"text": "Teak", "score": 0.7, "url": "/b"},
    {"text": "teak", "score": None, "url": "/b"},
]


async def test_each_group_is_one_record_in_the_order_of_its_first():
    outputs = await run_node(group, {"by": ["text"]}, KEYWORDS)
    assert outputs["out"] == [
        {"text": "teak", "count": 3},
        {"text": "stolar", "count": 1},
    ]


async def test_without_fields_all_records_are_one_group():
    outputs = await run_node(group, {}, KEYWORDS)
    assert outputs["out"] == [{"count": 4}]


async def test_a_group_knows_its_parents_and_always_has_the_same_id():
    one = (await run_node(group, {"by": ["text"]}, KEYWORDS))["out"]
    other = (await run_node(group, {"by": ["text"]}, KEYWORDS[:1]))["out"]
    assert one[0].parents == ("r0", "r2", "r3")
    assert one[0].id == other[0].id != one[1].id


@pytest.mark.parametrize(
    ("operation", "result"),
    [
        ("count", 3),
        ("sum", 1.4),
        ("mean", 0.4666666666666666),
        ("min", 0.2),
        ("max", 0.7),
        ("first", 0.5),
        ("last", 0.7),
        ("collect", [0.5, "0.2", 0.7]),
    ],
)
async def test_values_are_summed_up(operation, result):
    config = {"sums": [{"operation": operation, "field": "score", "name": "it"}]}
    outputs = await run_node(group, config, KEYWORDS)
    assert outputs["out"] == [{"it": pytest.approx(result)}] or outputs["out"] == [
        {"it": result}
    ]


@pytest.mark.parametrize(
    ("operation", "result"),
    [("count", 0), ("sum", 0), ("mean", None), ("min", None), ("collect", [])],
)
async def test_groups_without_values_come_to_nothing(operation, result):
    config = {"sums": [{"operation": operation, "field": "rank.now", "name": "it"}]}
    outputs = await run_node(group, config, KEYWORDS)
    assert outputs["out"] == [{"it": result}]


async def test_what_is_no_number_is_passed_over():
    rows = [{"n": "many"}, {"n": [1]}, {"n": 2}]
    outputs = await run_node(
        group, {"sums": [{"operation": "mean", "field": "n"}]}, rows
    )
    assert outputs["out"] == [{"mean_n": 2.0}]


async def test_a_sum_without_a_field_cannot_be_set():
    with pytest.raises(ValidationError, match="mean needs a field"):
        group.config.model_validate({"sums": [{"operation": "mean"}]})


async def test_results_have_names_of_their_own():
    config = group.config.model_validate(
        {"sums": [{"operation": "max", "field": "page.rank"}, {"name": "pages"}]}
    )
    assert list(group.adds(config)) == ["max_page_rank", "pages"]


async def test_nothing_comes_of_nothing():
    assert await run_node(group, {"by": ["a"]}, []) == {"out": []}


async def test_groups_beyond_the_budget_are_finished_one_after_another():
    class Spooling(FakeContext):
        def spool(self) -> FakeSpool:
            spools.append(super().spool())
            return spools[-1]

    spools: list[FakeSpool] = []
    rows = [{"k": n % 50, "n": n} for n in range(500)]
    config = {"by": ["k"], "sums": [{"operation": "sum", "field": "n"}]}
    usual = await run_node(group, config, rows)
    tight = await run_node(group, config, rows, ctx=Spooling(budget=3_000))

    assert tight == usual
    aside, outcome = spools
    assert len(outcome) == 50
    assert len(aside) > 480
