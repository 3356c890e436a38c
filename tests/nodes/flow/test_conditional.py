"""Tests of `nodes.flow.conditional`."""

import pytest

from nodes.errors import InputError
from nodes.flow.conditional import conditional
from tests.helpers.context import FakeContext, run_node

STRONG = {"formula": "score >= 10"}
ODD = [{"score": 12}, {"score": "many"}, {}, {"score": 3}]


async def test_records_go_one_way_or_the_other():
    outputs = await run_node(conditional, STRONG, [{"score": 12}, {"score": 3}])
    assert outputs == {"true": [{"score": 12}], "false": [{"score": 3}]}


async def test_as_it_comes_all_are_true():
    outputs = await run_node(conditional, {"formula": "1 == 1"}, [{}])
    assert outputs["true"] == [{}]
    assert conditional.config().formula == "true"


async def test_a_formula_that_does_not_work_fails():
    with pytest.raises(InputError):
        await run_node(conditional, STRONG, ODD)


async def test_a_formula_that_does_not_work_can_count_as_false():
    outputs = await run_node(conditional, {**STRONG, "on_failure": "false"}, ODD)
    assert outputs["false"] == ODD[1:]


async def test_records_left_out_are_counted_in_the_log():
    ctx = FakeContext()
    config = {**STRONG, "on_failure": "skip"}
    outputs = await run_node(conditional, config, ODD, ctx=ctx, batch_size=4)
    assert outputs == {"true": ODD[:1], "false": ODD[3:]}
    assert ctx.logged == [("warning", "Left out because the formula did not work: 2.")]


async def test_an_answer_that_is_neither_true_nor_false_is_a_failure():
    config = {"formula": "score"}
    with pytest.raises(InputError, match="gave 12, not true or false"):
        await run_node(conditional, config, [{"score": 12}])
