"""Tests of `nodes.registry`."""

import subprocess
import sys

import pytest

from nodes.registry import node_types


def test_nodes_are_found_under_the_path_of_their_module():
    found = node_types()
    assert found["flow.limit"].run.__module__ == "nodes.flow.limit"
    assert list(found) == sorted(found)


def test_helpers_of_nodes_are_no_nodes():
    assert not {"values", "flow.sums", "flow.joining"} & node_types().keys()


def test_an_unknown_id_is_no_node_whatever_module_it_names():
    types = node_types()
    for name in ("", "..", "flow", "errors", "flow.limit.run", "flow.nothing"):
        assert name not in types
    with pytest.raises(KeyError):
        types["flow.nothing"]


def test_looking_one_up_loads_it_alone():
    program = """
import sys
from nodes.registry import node_types
assert node_types()["flow.limit"].id == "flow.limit"
print(*(name for name in sys.modules if name.startswith("nodes.flow.")))
"""
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["nodes.flow.limit"]


def test_as_many_are_counted_as_there_are():
    types = node_types()
    assert len(types) == len(list(types)) > 25
