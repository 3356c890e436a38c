"""Tables as Excel workbooks: `nodes.files.xlsx`."""

import errno
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from nodes.errors import TryLaterError
from nodes.files import xlsx
from nodes.files.xlsx import write_xlsx
from tests.helpers.context import FakeContext, run_node


async def sheets(
    ctx: FakeContext, records: list[dict[str, Any]], **config: Any
) -> dict[str, list[tuple[Any, ...]]]:
    from openpyxl import load_workbook

    [told] = (await run_node(write_xlsx, config, records, ctx=ctx))["out"]
    book = load_workbook(Path(told["path"]))
    return {
        sheet.title: list(sheet.iter_rows(values_only=True))
        for sheet in book.worksheets
    }


async def test_numbers_stay_numbers_and_texts_are_never_formulas(ctx: FakeContext):
    records = [
        {"n": 0.5, "t": "=1+1", "y": True},
        {"n": None, "t": "https://site.test", "y": ["a", "b"]},
    ]
    assert await sheets(ctx, records) == {
        "Records": [
            ("n", "t", "y"),
            (0.5, "=1+1", True),
            (None, "https://site.test", "a; b"),
        ]
    }


async def test_columns_and_the_sheet_are_chosen(ctx: FakeContext):
    found = await sheets(ctx, [{"a": 1, "b": 2}], columns=["b"], sheet="My/words?")
    assert found == {"My words": [("b",), (2,)]}


async def test_texts_too_long_for_a_cell_are_cut_and_told(ctx: FakeContext):
    found = await sheets(ctx, [{"t": "x" * 40_000}])
    assert len(found["Records"][1][0]) == 32_767
    assert ctx.logged == [
        (
            "warning",
            "1 text was cut to 32,767 characters, the most that a cell in Excel can hold.",
        )
    ]


async def test_numbers_that_excel_would_round_are_written_as_text(ctx: FakeContext):
    found = await sheets(ctx, [{"id": 12345678901234567890}])
    assert found["Records"][1] == ("12345678901234567890",)


async def test_a_full_sheet_is_followed_by_another(
    ctx: FakeContext, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    found = await sheets(ctx, [{"n": n} for n in range(5)])
    assert found == {
        "Records": [("n",), (0,), (1,)],
        "Records 2": [("n",), (2,), (3,)],
        "Records 3": [("n",), (4,)],
    }


async def test_a_workbook_that_cannot_be_finished_is_told(
    ctx: FakeContext, monkeypatch: pytest.MonkeyPatch
):
    def full(*_given: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(ZipFile, "write", full)
        with pytest.raises(TryLaterError, match=r"records\.xlsx is full; make room"):
            await sheets(ctx, [{"n": 1}])
    assert await sheets(ctx, [{"n": 1}]) == {"Records": [("n",), (1,)]}
