"""What is copied is a pipeline; what is pasted may be anything."""

import pytest

from engine import clipboard, files
from engine.errors import FileError
from engine.pipeline import Edge, Endpoint, Group, Node, Note, Pipeline, Position


def wire(source, target):
    return Edge(Endpoint(source, "out"), Endpoint(target, "in"))


PIPELINE = Pipeline(
    "p",
    nodes={key: Node(key, "flow.limit", config={"count": 3}) for key in "abc"},
    edges=(wire("a", "b"), wire("b", "c")),
    notes={"n": Note("n", "hello")},
    groups={"g": Group("g", nodes=("b", "c"))},
)


def test_a_copied_part_can_be_opened_as_a_file():
    part = files.parse(clipboard.copied(PIPELINE, ["a", "b", "n"]))

    assert set(part.nodes) == {"a", "b"}
    assert part.edges == (wire("a", "b"),)
    assert set(part.notes) == {"n"}


def test_a_group_brings_its_nodes():
    part = clipboard.fragment(PIPELINE, ["g"])

    assert set(part.nodes) == {"b", "c"}
    assert set(part.groups) == {"g"}


def test_what_was_copied_can_be_pasted_beside_it():
    part = clipboard.read(clipboard.copied(PIPELINE, ["a", "b"]))
    assert part
    pasted, ids = clipboard.pasted(PIPELINE, part, dx=40, dy=40)

    assert ids == ("a-2", "b-2")
    assert pasted.nodes["a-2"].position == Position(40, 40)
    assert pasted.edges[-1] == wire("a-2", "b-2")


def test_the_older_form_can_be_pasted():
    part = clipboard.read('{"nodes": [{"id": "e", "type": "extract"}]}')

    assert part
    assert part.nodes["e"].type == "siex.extract"


@pytest.mark.parametrize(
    "text", ["", "hello", "https://example.com", "{", "[1]", '{"a": 1}', "{{ n }}"]
)
def test_other_texts_are_left_alone(text):
    assert clipboard.read(text) is None


def test_a_damaged_pipeline_says_what_is_wrong():
    text = clipboard.copied(PIPELINE, ["a"])

    with pytest.raises(FileError, match=r"clipboard.*cut off"):
        clipboard.read(text[:-20])
