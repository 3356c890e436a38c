"""What holds for every node, whoever wrote it."""

import inspect
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from nodes.contract import NodeType
from nodes.registry import node_types
from resources.folders import ICONS

TESTS = Path(__file__).parent
PAGE = TESTS.parent.parent / "docs" / "nodes.md"
TAKEN_PORTS = {"error"}

every_node = pytest.mark.parametrize("node", node_types().values(), ids=lambda n: n.id)


def settings(node: NodeType) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the settings of a node and the columns of those that have rows."""
    schema = node.config.model_json_schema()
    yield from schema.get("properties", {}).items()
    for name, part in schema.get("$defs", {}).items():
        for column, inner in part.get("properties", {}).items():
            yield f"{name}.{column}", inner


@every_node
def test_its_help_begins_with_one_sentence(node: NodeType):
    assert re.fullmatch(r"[A-Z][^.]+\.", node.summary)
    assert len(node.help) > len(node.summary) + 80, "the help says hardly anything"


@every_node
def test_its_help_gives_an_example_when_there_is_something_to_set(node: NodeType):
    if node.config.model_fields:
        assert "Example" in node.help


@every_node
def test_its_settings_have_titles_and_descriptions(node: NodeType):
    for name, part in settings(node):
        assert part.get("title"), name
        assert part.get("description", "").endswith("."), name
        assert part["title"][0].isupper(), name


@every_node
def test_it_can_be_dropped_on_the_canvas_as_it_is(node: NodeType):
    config = node.config()
    assert node.config.model_validate(config.model_dump(mode="json")) == config


@every_node
def test_its_older_settings_can_be_upgraded(node: NodeType):
    saved = node.config().model_dump(mode="json")
    for version in range(1, node.config.version + 1):
        node.config.model_validate(node.config.upgrade(dict(saved), version))


@every_node
def test_its_ports_have_names_of_their_own(node: NodeType):
    for ports in (node.inputs, node.outputs):
        names = [port.name for port in ports]
        assert len(set(names)) == len(names)
        assert all(re.fullmatch(r"[a-z][a-z_]*", name) for name in names)
    assert not TAKEN_PORTS & {port.name for port in node.outputs}
    assert bool(node.inputs) != node.id.startswith("triggers.")


@every_node
def test_it_names_the_fields_that_it_adds(node: NodeType):
    names = list(node.adds(node.config()))
    assert all(isinstance(name, str) and name for name in names)


@every_node
def test_it_can_be_found_by_other_words_too(node: NodeType):
    assert len(node.words) >= 2
    assert all(word == word.strip() != "" for word in node.words)
    assert len(set(node.words)) == len(node.words)


@every_node
def test_it_has_an_icon_in_the_current_colour(node: NodeType):
    icon = (ICONS / f"{node.icon}.svg").read_text("utf-8")
    assert 'viewBox="0 0 24 24"' in icon
    assert "currentColor" in icon


@every_node
def test_it_has_a_test(node: NodeType):
    tests = (TESTS / node.category).glob("test_*.py")
    module = re.compile(rf"\bnodes\.{re.escape(node.id)}\b")
    assert any(module.search(test.read_text("utf-8")) for test in tests)


@every_node
def test_it_is_in_the_docs(node: NodeType):
    assert f"`{node.id}`" in PAGE.read_text("utf-8")


@every_node
def test_it_imports_no_other_node(node: NodeType):
    source = Path(inspect.getfile(node.run)).read_text("utf-8")
    imported = re.findall(r"^ *(?:from|import) nodes\.([\w.]+)", source, re.MULTILINE)
    assert not set(imported) & node_types().keys()


def test_no_two_nodes_have_the_same_title():
    titles = [node.title for node in node_types().values()]
    assert len(set(titles)) == len(titles)
