"""Desktop notifications: `nodes.desktop.notify`."""

from typing import Any

import pytest

from nodes.desktop.notify import notify
from nodes.errors import InputError
from tests.helpers.context import FakeContext, run_node

RECORDS = [{"title": f"News {number}"} for number in range(5)]


async def shown(records: list[dict[str, Any]], **config: Any) -> list[tuple[str, str]]:
    ctx = FakeContext()
    outputs = await run_node(notify, config, records, ctx=ctx)
    assert outputs["out"] == records
    return ctx.notices


async def test_one_notification_tells_how_many_came():
    assert await shown(RECORDS) == [("SIE-X Studio", "5 records are ready.")]


async def test_it_may_tell_of_the_first_record():
    text = "{{ count }}, first {{ title }}"
    assert await shown(RECORDS, title="New", text=text) == [("New", "5, first News 0")]


async def test_a_few_records_may_be_told_one_by_one():
    notices = await shown(
        RECORDS, each="record", text="{{ count }} {{ title }}", most=3
    )
    assert [text for _title, text in notices] == ["1 News 0", "2 News 1", "3 News 2"]


async def test_without_records_nothing_is_shown_unless_wanted():
    assert await shown([]) == []
    assert await shown([], when_empty=True) == [
        ("SIE-X Studio", "0 records are ready.")
    ]


async def test_long_texts_are_cut():
    [(_, text)] = await shown([{"title": "x" * 9000}], text="{{ title }}")
    assert len(text) == 500


async def test_a_dry_run_only_says_so():
    ctx = FakeContext(is_dry_run=True)
    await run_node(notify, {}, RECORDS, ctx=ctx)
    assert ctx.notices == []
    assert [effect["text"] for effect in ctx.effects] == ["5 records are ready."]
    assert ctx.logged == [
        ("info", "Would notify: SIE-X Studio: 5 records are ready. (dry run).")
    ]


async def test_a_field_that_is_not_there_is_told():
    with pytest.raises(InputError, match="none"):
        await shown(RECORDS, text="{{ none }}")
