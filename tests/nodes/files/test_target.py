"""Where output nodes write, whichever they are."""

from pathlib import Path

import pytest

from nodes.contract import NodeType
from nodes.errors import InputError, NotAllowedError, SettingsError
from nodes.files.csv import write_csv
from nodes.files.html_report import write_report
from nodes.files.jsonl import write_jsonl
from nodes.files.markdown import write_markdown
from nodes.files.xlsx import write_xlsx
from tests.helpers.context import FakeContext, run_node

WRITERS = [write_csv, write_jsonl, write_xlsx, write_markdown, write_report]
RECORDS = [{"title": "a"}, {"title": "b"}, {"title": "c"}]

every_writer = pytest.mark.parametrize("writer", WRITERS, ids=lambda w: w.id)


@every_writer
async def test_the_file_is_told_with_its_records(
    writer: NodeType, ctx: FakeContext, output: Path
):
    config = {"path": "of {{ pipeline }}/{{ date }} {{ time }}.out"}
    ctx.pipeline_name = "A/B: test?"
    told = (await run_node(writer, config, RECORDS, ctx=ctx))["out"]
    path = output / "of A-B- test-/2026-01-05 0900.out"
    assert told == [{"path": str(path), "records": 3}]
    assert path.stat().st_size > 0
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@every_writer
async def test_a_path_without_ending_gets_one(
    writer: NodeType, ctx: FakeContext, output: Path
):
    await run_node(writer, {"path": "words"}, RECORDS, ctx=ctx)
    ending = Path(writer.config().model_dump()["path"]).suffix
    assert [file.name for file in output.iterdir()] == [f"words{ending}"]


@every_writer
async def test_without_records_there_is_an_empty_file(
    writer: NodeType, ctx: FakeContext, output: Path
):
    told = (await run_node(writer, {"path": "none.out"}, [], ctx=ctx))["out"]
    assert told[0]["records"] == 0
    assert (output / "none.out").exists()


@every_writer
async def test_a_dry_run_writes_nothing_and_says_what_it_would(
    writer: NodeType, ctx: FakeContext, output: Path
):
    ctx.is_dry_run = True
    told = (await run_node(writer, {"path": "a.out"}, RECORDS, ctx=ctx))["out"]
    assert told == [{"path": "a.out", "records": 3}]
    assert not output.exists()
    place = str(output / "a.out")
    written = {"kind": "file", "path": place, "records": 3, "replaces": False}
    assert ctx.effects == [written]
    [(level, message)] = ctx.logged
    assert level == "info"
    assert message.startswith("Would ")


@every_writer
@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", SettingsError),
        ("folder/", SettingsError),
        ("../up.out", NotAllowedError),
        ("/etc/x.out", NotAllowedError),
        ("samples:x.out", NotAllowedError),
    ],
)
async def test_a_path_that_cannot_be_is_told(
    writer: NodeType, ctx: FakeContext, path: str, kind: type[Exception]
):
    with pytest.raises(kind):
        await run_node(writer, {"path": path}, RECORDS, ctx=ctx)


@every_writer
async def test_after_trouble_the_old_file_is_there_and_the_next_run_replaces_it(
    writer: NodeType, ctx: FakeContext, output: Path
):
    target = output / "a.out"
    output.mkdir()
    target.write_text("old")
    target.chmod(0o444)
    with pytest.raises(NotAllowedError, match=r"a\.out is read-only"):
        await run_node(writer, {"path": "a.out"}, RECORDS, ctx=ctx)
    assert target.read_text() == "old"
    target.chmod(0o644)
    await run_node(writer, {"path": "a.out"}, RECORDS, ctx=ctx)
    assert target.read_bytes() != b"old"


async def test_a_record_that_does_not_fit_the_text_leaves_the_old_file(
    ctx: FakeContext, output: Path
):
    config = {"path": "a.md", "layout": "text", "template": "{{ title }}"}
    await run_node(write_markdown, config, RECORDS, ctx=ctx)
    with pytest.raises(InputError, match="title"):
        await run_node(write_markdown, config, [*RECORDS, {"name": "d"}], ctx=ctx)
    assert (output / "a.md").read_text() == "a\n\nb\n\nc\n\n"
