"""Text that is typed or pasted."""

import pytest

from nodes.sources.text import text
from tests.helpers.context import FakeContext, run_node

POEM = "One line\nand two\r\n\n \nA new start\n"


@pytest.mark.parametrize(
    ("split", "parts"),
    [
        ("whole", ["One line\nand two\r\n\n \nA new start"]),
        ("lines", ["One line", "and two", "A new start"]),
        ("paragraphs", ["One line\nand two", "A new start"]),
    ],
)
async def test_text_comes_whole_or_in_parts(split: str, parts: list[str]):
    outputs = await run_node(text, {"text": POEM, "split": split})
    assert outputs["out"] == [{"text": part} for part in parts]


async def test_a_title_goes_with_every_record():
    config = {"text": "a\nb", "split": "lines", "title": "Letters"}
    outputs = await run_node(text, config)
    assert outputs["out"] == [
        {"text": "a", "title": "Letters"},
        {"text": "b", "title": "Letters"},
    ]
    assert text.adds(text.config(title="Letters")) == ["text", "title"]


async def test_no_text_is_told():
    ctx = FakeContext()
    assert (await run_node(text, {"text": " \n"}, ctx=ctx))["out"] == []
    assert ctx.logged == [
        ("warning", "There is no text in this node yet; type or paste some.")
    ]


async def test_many_lines_come_in_pieces_and_in_order():
    lines = [f"line {number}" for number in range(1200)]
    config = {"text": "\n".join(lines), "split": "lines"}
    outputs = await run_node(text, config)
    assert [record["text"] for record in outputs["out"]] == lines
