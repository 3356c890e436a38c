"""Records as lines of JSON: `nodes.files.jsonl`."""

import json
from pathlib import Path

from nodes.files.jsonl import write_jsonl
from nodes.sources.file import file
from tests.helpers.context import FakeContext, run_node

RECORDS = [{"a": {"b": [1, None]}, "t": "Grüße\n"}, {"t": ""}, {"n": 0.5}]


async def test_what_is_written_comes_back_as_it_was(ctx: FakeContext):
    [told] = (await run_node(write_jsonl, {}, RECORDS, ctx=ctx))["out"]
    config = {"path": told["path"], "with_path": False}
    assert (await run_node(file, config, ctx=ctx))["out"] == RECORDS


async def test_fields_are_chosen(ctx: FakeContext):
    [told] = (await run_node(write_jsonl, {"fields": ["t"]}, RECORDS, ctx=ctx))["out"]
    lines = Path(told["path"]).read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [
        {"t": "Grüße\n"},
        {"t": ""},
        {"t": None},
    ]
