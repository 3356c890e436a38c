"""Tests of `nodes.registry`."""

from nodes.registry import node_types


def test_nodes_are_found_under_the_path_of_their_module():
    found = node_types()
    assert found["flow.limit"].run.__module__ == "nodes.flow.limit"
    assert list(found) == sorted(found)


def test_helpers_of_nodes_are_no_nodes():
    assert not {"values", "flow.sums", "flow.joining"} & node_types().keys()
