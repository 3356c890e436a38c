"""Tests of `nodes.flow.dedupe`."""

from nodes.flow.dedupe import dedupe
from tests.helpers.context import FakeContext, run_node


async def test_the_first_of_each_is_kept():
    rows = [{"a": 1, "n": 1}, {"a": 2, "n": 2}, {"a": 1, "n": 3}]
    outputs = await run_node(dedupe, {"fields": ["a"]}, rows)
    assert outputs == {"kept": rows[:2], "duplicates": rows[2:]}


async def test_whole_records_are_compared_without_a_choice():
    rows = [{"a": 1, "b": [1]}, {"b": [1.0], "a": 1}, {"a": 1}]
    outputs = await run_node(dedupe, {}, rows)
    assert outputs == {"kept": [rows[0], rows[2]], "duplicates": [rows[1]]}


async def test_capital_letters_make_a_difference_only_when_asked():
    rows = [{"text": "Ölänning"}, {"text": " ölänning "}]
    config = {"fields": ["text"]}
    assert len((await run_node(dedupe, config, rows))["kept"]) == 1
    config = {"fields": ["text"], "match_case": True}
    assert len((await run_node(dedupe, config, rows))["kept"]) == 2


async def test_a_missing_field_is_the_same_as_null():
    outputs = await run_node(dedupe, {"fields": ["a"]}, [{}, {"a": None}, {"a": ""}])
    assert outputs["kept"] == [{}, {"a": ""}]


async def test_half_a_character_is_no_trouble():
    rows = [{"text": "\ud800"}, {"text": "\ud800"}]
    assert len((await run_node(dedupe, {}, rows))["kept"]) == 1


async def test_what_an_earlier_run_kept_is_a_duplicate_when_asked():
    ctx = FakeContext()
    config = {"fields": ["a"], "earlier_runs": True}
    rows = [{"a": 1}, {"a": 2}, {"a": 1}]
    first = await run_node(dedupe, config, rows, ctx=ctx)
    assert first == {"kept": rows[:2], "duplicates": rows[2:]}

    ctx.memory.run_completed()
    second = await run_node(dedupe, config, [{"a": 2}, {"a": 3}], ctx=ctx)
    assert second == {"kept": [{"a": 3}], "duplicates": [{"a": 2}]}


async def test_a_run_that_failed_leaves_no_trace():
    ctx = FakeContext()
    config = {"earlier_runs": True}
    for _ in range(2):
        assert (await run_node(dedupe, config, [{"a": 1}], ctx=ctx))["duplicates"] == []
