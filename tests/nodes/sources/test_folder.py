"""Files of every kind, well and ill, in a folder."""

import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

from engine.file_access import FileAccess
from nodes.contract import Batch
from nodes.errors import InputError, NotAllowedError, SettingsError
from nodes.sources.file import file
from nodes.sources.folder import folder
from tests.helpers.context import FakeContext, run_node


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    texts = tmp_path / "texts"
    texts.mkdir()
    return texts


@pytest.fixture
def ctx(tmp_path: Path, texts: Path) -> FakeContext:
    return FakeContext(files=FileAccess(tmp_path / "home", [texts]))


async def read(texts: Path, ctx: FakeContext, **config: Any) -> Batch:
    outputs = await run_node(folder, {"folder": str(texts), **config}, ctx=ctx)
    return outputs["out"]


async def test_documents_have_title_text_and_where_they_come_from(
    texts: Path, ctx: FakeContext
):
    (texts / "notes").mkdir()
    path = texts / "notes/plan.md"
    path.write_text("intro\n# The plan #\nmore", encoding="utf-8")
    os.utime(path, (0, 0))
    assert await read(texts, ctx) == [
        {
            "title": "The plan",
            "text": "intro\n# The plan #\nmore",
            "path": "notes/plan.md",
            "kind": "md",
            "size": 23,
            "modified": "1970-01-01T00:00:00+00:00",
        }
    ]


async def test_a_text_file_is_titled_by_its_name(texts: Path, ctx: FakeContext):
    (texts / "Straße.txt").write_bytes("Grüße".encode("latin-1"))
    [record] = await read(texts, ctx)
    assert (record["title"], record["text"]) == ("Straße", "Grüße")


async def test_a_web_page_gives_its_main_text(texts: Path, ctx: FakeContext):
    story = "<p>" + "A long story about teak garden chairs. " * 20 + "</p>"
    (texts / "page.html").write_text(
        "<html lang='en'><head><title>Chairs</title></head><body>"
        f"<nav><a href='/'>Start</a></nav><article><h1>Chairs</h1>{story}</article>"
        "<footer>All rights reserved</footer></body></html>"
    )
    [record] = await read(texts, ctx)
    assert record["title"] == "Chairs"
    assert record["language"] == "en"
    assert "teak garden chairs" in record["text"]
    assert "rights reserved" not in record["text"]


async def test_a_latin_1_table_with_ragged_rows_is_read_and_told(
    texts: Path, ctx: FakeContext
):
    table = "name;city;price\nZoë;Malmö;12\nJosé;Köln\n\nÅsa;Umeå;0.5;x;y\n"
    (texts / "people.csv").write_bytes(table.encode("latin-1"))
    assert await read(texts, ctx, with_path=False) == [
        {"name": "Zoë", "city": "Malmö", "price": 12},
        {"name": "José", "city": "Köln", "price": None},
        {"name": "Åsa", "city": "Umeå", "price": 0.5, "extra_cells": ["x", "y"]},
    ]
    assert ctx.logged == [
        (
            "warning",
            "people.csv: 2 rows have not the 3 cells of the header (lines 3 and 5). They"
            " were kept: what is missing is null, what is too much is in the field"
            " extra_cells.",
        )
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
async def test_the_delimiter_is_found_out(
    texts: Path, ctx: FakeContext, delimiter: str
):
    lines = ["a{}b", '"x, y; z|"{}2', "u{}v"]
    (texts / "t.csv").write_text("\n".join(line.format(delimiter) for line in lines))
    rows = await read(texts, ctx, with_path=False)
    assert rows == [{"a": "x, y; z|", "b": 2}, {"a": "u", "b": "v"}]


async def test_one_column_is_a_table_too(texts: Path, ctx: FakeContext):
    (texts / "t.csv").write_text("keyword\ngarden chair\nteak\n")
    rows = await read(texts, ctx, with_path=False)
    assert rows == [{"keyword": "garden chair"}, {"keyword": "teak"}]


async def test_codes_stay_text_and_numbers_may_too(texts: Path, ctx: FakeContext):
    (texts / "t.csv").write_text("a,b,c,d\n007,+1,1e5,-3\n")
    [row] = await read(texts, ctx, with_path=False)
    assert row == {"a": "007", "b": "+1", "c": "1e5", "d": -3}
    [row] = await read(texts, ctx, with_path=False, numbers=False)
    assert row["d"] == "-3"


async def test_columns_get_names_where_they_have_none(texts: Path, ctx: FakeContext):
    (texts / "t.csv").write_text("a,,a\n1,2,3\n")
    assert await read(texts, ctx, with_path=False) == [
        {"a": 1, "column_2": 2, "a_2": 3}
    ]
    rows = await read(texts, ctx, with_path=False, has_header=False)
    assert rows[1] == {"column_1": 1, "column_2": 2, "column_3": 3}


async def test_a_cell_whose_quotes_never_end_is_told(texts: Path, ctx: FakeContext):
    (texts / "t.csv").write_text('a,b\n1,"' + "x\n" * 5_100_000)
    with pytest.raises(
        InputError, match=r"t\.csv, line \d+: a cell in quotes does not end"
    ):
        await read(texts, ctx)


async def test_rows_tell_their_file(texts: Path, ctx: FakeContext):
    (texts / "t.tsv").write_text("a\tb\n1\t2\n")
    assert await read(texts, ctx) == [{"path": "t.tsv", "a": 1, "b": 2}]


async def test_json_is_read_by_the_item(texts: Path, ctx: FakeContext):
    (texts / "a.json").write_text('[{"n": 1}, 2, {"n": [3]}]')
    (texts / "b.json").write_text('{"whole": true}')
    (texts / "c.jsonl").write_text('{"n": 4}\n\nbroken\n{"n": 5}\n')
    assert await read(texts, ctx, with_path=False) == [
        {"n": 1},
        {"value": 2},
        {"n": [3]},
        {"whole": True},
        {"n": 4},
        {"n": 5},
    ]
    assert ctx.logged == [
        (
            "warning",
            "c.jsonl: 1 lines are no JSON and were left out, the first in line 3.",
        )
    ]


async def test_a_workbook_is_read_sheet_by_sheet(texts: Path, ctx: FakeContext):
    from openpyxl import Workbook

    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Prices"
    for row in (["name", "price", None], ["chair", 12.5, None], [None] * 3, ["table"]):
        first.append(row)
    book.create_sheet("Empty")
    book.save(texts / "prices.xlsx")
    assert await read(texts, ctx, with_path=False) == [
        {"name": "chair", "price": 12.5, "sheet": "Prices"},
        {"name": "table", "price": None, "sheet": "Prices"},
    ]


async def test_a_word_document_gives_paragraphs_and_tables(
    texts: Path, ctx: FakeContext
):
    from docx import Document

    document = Document()
    document.core_properties.title = "Chairs"
    document.add_paragraph("First.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "teak", "oak"
    document.add_paragraph("Last.")
    document.save(str(texts / "chairs.docx"))
    [record] = await read(texts, ctx)
    assert record["title"] == "Chairs"
    assert record["text"] == "First.\nteak\toak\nLast."


async def test_a_pdf_gives_its_text(texts: Path, ctx: FakeContext):
    (texts / "a.pdf").write_bytes(pdf_saying("Garden chairs"))
    [record] = await read(texts, ctx)
    assert (record["title"], record["text"]) == ("a", "Garden chairs")


async def test_a_locked_pdf_is_told(texts: Path, ctx: FakeContext):
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(texts / "a.pdf")
    with pytest.raises(InputError) as caught:
        await read(texts, ctx)
    assert str(caught.value) == (
        "a.pdf is protected by a password; save it without one to read it."
    )


@pytest.mark.parametrize("kind", ["xlsx", "docx", "pdf", "json"])
async def test_a_damaged_file_is_one_sentence(texts: Path, ctx: FakeContext, kind: str):
    (texts / f"a.{kind}").write_bytes(b"this is something else")
    with pytest.raises(InputError, match=rf"^a\.{kind}.*\.$"):
        await read(texts, ctx)


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
async def test_an_archive_without_a_document_is_one_sentence(
    texts: Path, ctx: FakeContext, kind: str
):
    with zipfile.ZipFile(texts / f"a.{kind}", "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(InputError, match=rf"^a\.{kind} is no "):
        await read(texts, ctx)


async def test_an_office_file_that_swells_is_not_opened(texts: Path, ctx: FakeContext):
    with zipfile.ZipFile(texts / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(50_000_000))
    with pytest.raises(InputError) as caught:
        await read(texts, ctx)
    assert str(caught.value) == (
        "a.xlsx would unpack into 50 MB and was not opened; it may have been made to fill"
        " the memory."
    )


async def test_an_office_file_with_entities_is_not_opened(
    texts: Path, ctx: FakeContext
):
    with zipfile.ZipFile(texts / "a.docx", "w") as archive:
        archive.writestr(
            "word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
        )
    with pytest.raises(
        InputError, match="holds XML declarations that no office program"
    ):
        await read(texts, ctx)


async def test_one_bad_file_is_skipped_and_told_and_the_others_are_read(
    texts: Path, ctx: FakeContext
):
    (texts / "a.json").write_text("{")
    (texts / "b.txt").write_text("fine")
    [record] = await read(texts, ctx)
    assert record["text"] == "fine"
    [(level, message)] = ctx.logged
    assert level == "warning"
    assert message.startswith("a.json, line 1: this is no JSON")
    assert message.endswith("It was skipped.")
    with pytest.raises(InputError, match=r"^a\.json"):
        await read(texts, ctx, on_unreadable="stop")


async def test_a_file_over_the_limit_is_told(texts: Path, ctx: FakeContext):
    (texts / "a.txt").write_bytes(b"x" * 2_000_000)
    with pytest.raises(InputError, match=r"a\.txt has 2 MB, more than the 1 MB"):
        await read(texts, ctx, max_mb=1)


async def test_patterns_and_depth_choose_files(texts: Path, ctx: FakeContext):
    (texts / "in").mkdir()
    for name in ("b.txt", "a.md", "in/c.txt", "d.png", ".hidden.txt", "~$e.docx"):
        (texts / name).write_text("x")
    all_of_them = [record["path"] for record in await read(texts, ctx)]
    assert all_of_them == ["a.md", "b.txt", "in/c.txt"]
    assert ctx.logged == [("info", "Files of other kinds were left out: 1 (.png).")]
    flat = await read(texts, ctx, recursive=False, pattern="*.txt, *.md")
    assert [record["path"] for record in flat] == ["a.md", "b.txt"]


async def test_links_out_of_the_folder_are_not_followed(
    texts: Path, ctx: FakeContext, tmp_path: Path
):
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/key.txt").write_text("secret")
    (texts / "link.txt").symlink_to(tmp_path / "secret/key.txt")
    (texts / "linked").symlink_to(tmp_path / "secret")
    assert await read(texts, ctx) == []
    assert ctx.logged == [("warning", f"No file in {texts} fits “*”.")]


async def test_a_folder_outside_of_the_grants_is_refused(
    ctx: FakeContext, tmp_path: Path
):
    with pytest.raises(NotAllowedError, match="lies outside of the folders"):
        await read(tmp_path, ctx)


async def test_no_folder_is_told(ctx: FakeContext, texts: Path):
    with pytest.raises(SettingsError, match="No folder is chosen"):
        await run_node(folder, {}, ctx=ctx)
    (texts / "a.txt").write_text("x")
    with pytest.raises(SettingsError, match="is a file; use the node “File”"):
        await read(texts / "a.txt", ctx)


async def test_one_file_can_be_read_alone(texts: Path, ctx: FakeContext):
    (texts / "a.jsonl").write_text(json.dumps({"n": 1}))
    outputs = await run_node(file, {"path": str(texts / "a.jsonl")}, ctx=ctx)
    assert outputs["out"] == [{"path": "a.jsonl", "n": 1}]


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("", SettingsError, "No file is chosen"),
        ("in", SettingsError, "is a folder; use “Files in a folder”"),
        ("a.png", InputError, "is of a kind that cannot be read"),
        ("none.txt", InputError, "There is no file or folder"),
    ],
)
async def test_a_file_that_cannot_be_read_alone_is_told(
    texts: Path, ctx: FakeContext, name: str, kind: type[Exception], words: str
):
    (texts / "in").mkdir()
    (texts / "a.png").write_text("x")
    path = str(texts / name) if name else ""
    with pytest.raises(kind, match=words):
        await run_node(file, {"path": path}, ctx=ctx)


def pdf_saying(words: str) -> bytes:
    """Return the smallest PDF file with one line of text."""
    drawn = f"BT /F1 12 Tf 10 10 Td ({words}) Tj ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 50]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body, places = b"%PDF-1.4\n", list[int]()
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n" % count
        + table
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (count, len(body))
    )
