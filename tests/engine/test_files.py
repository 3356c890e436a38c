"""Pipelines go into files and come back whole; bad files are refused with their place."""

import json
from pathlib import Path

import pytest

from engine import files
from engine.errors import FileError
from engine.migrations import STEPS, migrated
from engine.pipeline import (
    Edge,
    Endpoint,
    Group,
    Node,
    Note,
    Pipeline,
    Position,
    Retry,
    Settings,
)
from engine.schema import VERSION

GOLDEN = Path(__file__).parent / "golden"
PIPELINE = Pipeline(
    "p",
    "Nyheter på webben",
    tags=("seo", "web"),
    settings=Settings(
        timezone="Europe/Stockholm",
        when_running="skip",
        keep_runs="failed",
        error_pipeline="errors",
        memory_mb=64,
        extra={"color": "red"},
    ),
    nodes={
        "a": Node(
            "a",
            "flow.limit",
            config={
                "count": "half-typed",
                "z": [1, {"b": 2, "a": 1}],
                "t": "\ud800",
                "f": 1e300,
            },
            retry=Retry(3, extra={"jitter": 0.5}),
            pinned={"out": ({"title": "x"},)},
            on_error="port",
            timeout_s=2.5,
            extra={"color": "red"},
        ),
        "b": Node("b", "nobody.has_this", position=Position(1.5, -2), disabled=True),
    },
    edges=(Edge(Endpoint("a", "out"), Endpoint("b", "in"), "x > 1", {"bend": 1}),),
    notes={"n": Note("n", "line\nline", extra={"pin": True})},
    groups={"g": Group("g", "Both", ("a", "b"))},
    extra={"future": {"x": 1}},
)


def form(**changes):
    return {**files.to_json(PIPELINE), **changes}


def refusal(data):
    with pytest.raises(FileError) as raised:
        files.parse(data if isinstance(data, bytes) else json.dumps(data), "f.siex")
    return str(raised.value)


def test_a_pipeline_comes_back_as_it_was():
    assert files.parse(files.dump(PIPELINE)) == PIPELINE
    assert files.from_json(json.loads(json.dumps(files.to_json(PIPELINE)))) == PIPELINE


def test_the_same_pipeline_always_gives_the_same_text():
    turned = Pipeline(
        **{
            name: getattr(PIPELINE, name)
            for name in ("id", "name", "tags", "settings", "notes", "groups", "extra")
        },
        nodes=dict(reversed(PIPELINE.nodes.items())),
        edges=PIPELINE.edges,
    )

    assert files.dump(turned) == files.dump(PIPELINE)


def test_a_node_is_a_block_and_an_edge_is_a_line():
    lines = files.dump(PIPELINE).splitlines()

    assert '      "id": "a",' in lines
    assert '        "count": "half-typed",' in lines
    assert sum('"from"' in line and '"to"' in line for line in lines) == 1


def test_a_file_comes_back_as_it_was(tmp_path):
    files.save(PIPELINE, tmp_path / "p.siex")

    assert files.load(tmp_path / "p.siex") == PIPELINE
    assert [found.name for found in tmp_path.iterdir()] == ["p.siex"]


def test_saving_keeps_the_rights_of_the_file(tmp_path):
    path = tmp_path / "p.siex"
    path.touch(mode=0o600)

    files.save(PIPELINE, path)

    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_cannot_be_saved_says_so(tmp_path):
    with pytest.raises(
        FileError, match="cannot be saved: there is no such file or folder"
    ):
        files.save(PIPELINE, tmp_path / "nowhere" / "p.siex")


def test_a_file_that_is_not_there_says_so(tmp_path):
    with pytest.raises(FileError, match="cannot be opened: there is no such file"):
        files.load(tmp_path / "p.siex")
    with pytest.raises(FileError, match="it is a folder"):
        files.load(tmp_path)


def test_a_byte_order_mark_does_no_harm():
    assert (
        files.parse(
            b"\xef\xbb\xbf" + files.dump(PIPELINE).encode(errors="backslashreplace")
        )
        == PIPELINE
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "f.siex: The file is empty."),
        (
            files.dump(PIPELINE)[:200].encode(),
            "f.siex: line 10, column 17: The file ends too early; it was cut off. Use an earlier copy.",
        ),
        (b'{"format": siex}', "f.siex: line 1, column 12: This is not JSON: Expecting value."),
        (b'{"a": 1, "a": 2}', "f.siex: The key 'a' stands twice in one object. Keep one of the two."),
        (b'{"a": NaN}', "f.siex: NaN is not a number that JSON knows. Write null or a number instead."),
        (b'{"a": 1e999}', "f.siex: The file holds a number that is too large."),
        (b'{"a": ' + b"9" * 5000 + b"}", "f.siex: The file holds a number that is too large."),
        (
            b'{"a":\n "\xe5"}',
            "f.siex: line 2: The file is not text in UTF-8. Save it as UTF-8 and open it again.",
        ),
        (b"[" * 100_000, "f.siex: The file is nested more than 64 levels deep; it is no pipeline."),
        (
            b"[" * 70 + b"]" * 70,
            "f.siex: The file is nested more than 64 levels deep; it is no pipeline.",
        ),
        (b"[]", "f.siex: This is a list, not a pipeline. Open a .siex file."),
        (b"3", 'f.siex: This is no pipeline: it does not say "format": "siex-pipeline". Open a .siex file.'),
        (
            b" " * 20_000_001,
            "f.siex: The file has more than 20 MB, the most that a pipeline has. Data belongs into files that it reads.",
        ),
    ],
)  # fmt: skip
def test_what_is_no_pipeline_text_is_refused(data, sentence):
    assert refusal(data) == sentence


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"format": "drawing"}, "f.siex: This has the format 'drawing', not 'siex-pipeline'. Open a .siex file."),
        ({"format_version": 7}, "f.siex: format_version: The file has format version 7, this program reads up to 1. Update SIE-X Studio, then open the file again."),
        ({"format_version": "1"}, "f.siex: format_version: The version of the format is not a whole number from 1 on."),
        ({"nodes": {}}, "f.siex: nodes: A list should stand here."),
        ({"nodes": [3]}, "f.siex: nodes[0]: An object should stand here."),
        ({"nodes": [{"type": "x"}]}, "f.siex: nodes[0].id: This is missing."),
        ({"nodes": [{"id": "a", "type": "x", "position": {"x": "left"}}]}, "f.siex: nodes[0].position.x (node 'a'): A number should stand here."),
        ({"nodes": [{"id": "a", "type": "x", "config": []}]}, "f.siex: nodes[0].config (node 'a'): An object should stand here."),
        ({"nodes": [{"id": "a", "type": "x"}, {"id": "a", "type": "y"}]}, "f.siex: nodes[1]: The id 'a' is taken already. Give one of the two another id."),
        ({"edges": [{"from": {"node": "a", "port": "out"}}]}, "f.siex: edges[0].to: This is missing."),
        ({"name": 3, "tags": "x"}, "f.siex: name: A text should stand here. 1 more like this."),
        ({"nodes": [{"id": str(i), "type": "x"} for i in range(20_001)]}, "f.siex: nodes: There are too many; a pipeline has at most 20,000 nodes and 100,000 edges. Cut it into several pipelines."),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_refused_with_its_place(changes, sentence):
    assert refusal(form(**changes)) == sentence


def test_a_workflow_of_another_program_is_named():
    assert "n8n workflow" in refusal({"nodes": [], "connections": {}})


def test_what_can_be_shown_is_opened_and_kept():
    nowhere = {"from": {"node": "a", "port": "o"}, "to": {"node": "ghost", "port": "i"}}
    opened = files.from_json(form(edges=[nowhere]))

    assert files.to_json(opened)["edges"] == [nowhere]


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_every_version_that_was_ever_written_still_opens(version):
    pipeline = files.load(GOLDEN / f"version-{version}.siex")

    assert len(pipeline.nodes) == 4
    assert pipeline.extra == {"a-later-version": ["kept"]}


def test_todays_golden_file_is_written_as_it_stands():
    path = GOLDEN / f"version-{VERSION}.siex"

    assert files.dump(files.load(path)) == path.read_text("utf-8")


def test_there_is_a_step_from_each_version_to_the_next():
    assert set(STEPS) == set(range(1, VERSION))


def test_steps_follow_one_another():
    steps = {
        1: lambda old: {**old, "b": old["a"]},
        2: lambda old: {**old, "c": old["b"]},
    }

    assert migrated({"format_version": 1, "a": 7}, steps, 3) == {
        "format_version": 3,
        **dict.fromkeys("abc", 7),
    }
