"""Tables and texts as Markdown: `nodes.files.markdown`."""

from pathlib import Path
from typing import Any

from nodes.files.markdown import write_markdown
from tests.helpers.context import FakeContext, run_node

RECORDS = [{"title": "A | B\nC", "n": 1}, {"title": "<script>", "n": None}]


async def write(ctx: FakeContext, **config: Any) -> str:
    [told] = (await run_node(write_markdown, config, RECORDS, ctx=ctx))["out"]
    return Path(told["path"]).read_text("utf-8")


async def test_a_table_has_a_row_per_record(ctx: FakeContext):
    assert await write(ctx) == (
        "| title | n |\n| --- | --- |\n| A \\| B C | 1 |\n| &lt;script> |  |\n"
    )


async def test_columns_and_a_heading_are_chosen(ctx: FakeContext):
    assert await write(ctx, columns=["n"], title="Numbers") == (
        "# Numbers\n\n| n |\n| --- |\n| 1 |\n|  |\n"
    )


async def test_a_text_is_written_about_each_record(ctx: FakeContext):
    text = await write(ctx, layout="text", template="## {{ title }}\n\n{{ n }}\n\n")
    assert text == "## A | B\nC\n\n1\n\n## <script>\n\n\n\n".replace("\n\n\n\n", "\n\n")
