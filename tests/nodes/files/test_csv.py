"""Tables as csv: `nodes.files.csv`."""

import csv
from pathlib import Path
from typing import Any

import pytest

from nodes.files.csv import write_csv
from tests.helpers.context import FakeContext, run_node


async def write(
    ctx: FakeContext, records: list[dict[str, Any]], **config: Any
) -> bytes:
    [told] = (await run_node(write_csv, config, records, ctx=ctx))["out"]
    return Path(told["path"]).read_bytes()


async def test_all_fields_of_all_records_become_columns(ctx: FakeContext):
    records = [{"a": 1, "b": "x, y"}, {"b": 'say "hi"', "c": None}, {"a": 0.5}]
    assert (await write(ctx, records)).decode() == (
        'a,b,c\r\n1,"x, y",\r\n,"say ""hi""",\r\n0.5,,\r\n'
    )


async def test_columns_are_chosen_and_may_lie_deeper(ctx: FakeContext):
    records = [{"a": 1, "page": {"rank": 2}}, {"a": 3}]
    config = {"columns": ["page.rank", "a"], "delimiter": "semicolon"}
    assert await write(ctx, records, **config) == b"page.rank;a\r\n2;1\r\n;3\r\n"


async def test_lists_and_objects_find_room_in_a_cell(ctx: FakeContext):
    keywords = [{"text": "teak", "score": 0.9}, {"text": "oak", "score": 0.5}]
    records = [{"k": keywords, "w": ["a", 1], "o": {"x": "ä"}, "m": [[1]], "t": True}]
    [row] = csv.DictReader((await write(ctx, records)).decode().splitlines())
    assert row == {
        "k": "teak; oak",
        "w": "a; 1",
        "o": '{"x": "ä"}',
        "m": "[[1]]",
        "t": "true",
    }


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+cmd", "'+cmd"),
        ("-x", "'-x"),
        ("@SUM", "'@SUM"),
        ("\tx", "'\tx"),
        ("-5", "-5"),
        ("+46", "+46"),
        (-5, "-5"),
        ("a=b", "a=b"),
        (["=x"], "'=x"),
    ],
)
async def test_texts_that_excel_would_run_are_guarded(
    ctx: FakeContext, value: Any, shown: str
):
    assert (await write(ctx, [{"v": value}])).decode() == f"v\r\n{shown}\r\n"


async def test_the_guard_can_be_switched_off(ctx: FakeContext):
    assert await write(ctx, [{"v": "=x"}], guard_formulas=False) == b"v\r\n=x\r\n"


async def test_the_charset_can_be_marked_and_the_names_left_out(ctx: FakeContext):
    content = await write(ctx, [{"v": "é"}], for_excel=True, header=False)
    assert content == b"\xef\xbb\xbf\xc3\xa9\r\n"


async def test_many_records_arrive_in_order(ctx: FakeContext):
    content = await write(ctx, [{"n": n} for n in range(1234)], header=False)
    assert content.split() == [str(n).encode() for n in range(1234)]
