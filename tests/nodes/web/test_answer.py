"""The answer to the caller of a webhook: `nodes.web.answer`."""

from typing import Any

from nodes.web.answer import answer
from tests.helpers.context import FakeContext, run_node

RECORDS = [{"id": 7, "title": "Chairs"}, {"id": 8}]


async def answered(records: list[dict[str, Any]], **config: Any) -> Any:
    ctx = FakeContext()
    outputs = await run_node(answer, config, records, ctx=ctx)
    assert outputs["out"] == records
    [told] = ctx.answers
    return told


async def test_the_first_record_is_the_answer():
    assert await answered(RECORDS) == (200, "application/json", RECORDS[0])


async def test_a_text_may_be_the_answer():
    told = await answered(
        RECORDS, status=201, body="text", kind="text", text="Made {{ title }}"
    )
    assert told == (201, "text/plain; charset=utf-8", "Made Chairs")


async def test_without_records_the_answer_is_empty():
    assert await answered([], status=204) == (204, "text/plain; charset=utf-8", "")
