"""How nodes hang together, and what may be connected."""

import pytest

from engine import graph
from engine.pipeline import Edge, Endpoint, Node, Pipeline, Settings
from nodes.contract import Port
from nodes.registry import node_types

TYPES = node_types()


def end(text):
    node, _, port = text.partition(".")
    return Endpoint(node, port)


def pipeline(nodes, wires="", **fields):
    """Make a pipeline of ``{id: type or node}`` and ``"a.out b.in, ..."``."""
    return Pipeline(
        "p",
        nodes={
            key: node if isinstance(node, Node) else Node(key, node)
            for key, node in nodes.items()
        },
        edges=tuple(
            Edge(*map(end, wire.split())) for wire in wires.split(",") if wire.strip()
        ),
        **fields,
    )


LIMITS = dict.fromkeys("abcd", "flow.limit")
DIAMOND = pipeline(LIMITS, "a.out b.in, a.out c.in, b.out d.in, c.out d.in")
CIRCLE = pipeline(LIMITS, "a.out b.in, b.out c.in, c.out b.in, c.out d.in")


def test_each_node_comes_after_those_it_depends_on():
    order = graph.order(DIAMOND)

    assert order[0] == "a"
    assert order[-1] == "d"
    assert set(order) == set("abcd")


def test_nodes_on_a_circle_and_behind_it_have_no_order():
    assert graph.order(CIRCLE) == ("a",)


def test_a_circle_is_found_with_its_way():
    assert graph.cycle(CIRCLE) in (("b", "c"), ("c", "b"))
    assert graph.cycle(DIAMOND) == ()


def test_a_wire_from_a_node_to_itself_is_a_circle():
    assert graph.cycle(pipeline({"a": "flow.limit"}, "a.out a.in")) == ("a",)


def test_a_circle_is_found_from_behind_it():
    behind = pipeline(
        dict.fromkeys("abc", "flow.limit"), "b.out c.in, c.out b.in, c.out a.in"
    )

    assert set(graph.cycle(behind)) == {"b", "c"}


def test_what_comes_before_and_after():
    assert graph.ancestors(DIAMOND, ["d"]) == {"a", "b", "c"}
    assert graph.descendants(DIAMOND, ["b"]) == {"d"}


MIXED = pipeline(
    {
        "start": "triggers.manual",
        "text": "sources.text",
        "limit": Node("limit", "flow.limit", on_error="port"),
        "filter": "flow.filter",
        "ghost": "nobody.has_this",
    },
    "start.out text.start, text.out limit.in, ghost.left filter.in",
)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("limit.out", "filter.in"),
        ("limit.error", "filter.in"),
        ("start.out", "limit.in"),
        ("text.out", "filter.in"),
        ("ghost.left", "limit.in"),
        ("limit.out", "ghost.in"),
    ],
)
def test_these_may_be_connected(source, target):
    assert graph.may_connect(MIXED, TYPES, end(source), end(target)) is None


@pytest.mark.parametrize(
    ("source", "target", "sentence"),
    [
        ("limit.out", "limit.in", "A node cannot be connected with itself."),
        ("text.out", "limit.in", "These two are connected already."),
        ("filter.error", "limit.in", "There is no output called 'error'."),
        ("limit.out", "filter.out", "There is no input called 'out'."),
        ("limit.out", "gone.in", "This node does not exist any more."),
        ("filter.kept", "ghost.in", "This would make a circle: records would never come to an end."),
        ("limit.out", "text.start", "'start' only takes a start signal, as triggers give; 'out' carries records."),
    ],
)  # fmt: skip
def test_these_may_not(source, target, sentence):
    assert str(graph.may_connect(MIXED, TYPES, end(source), end(target))) == sentence


def test_the_possible_targets_are_those_that_may_be_connected():
    for node_id, ports in graph.ports(MIXED, TYPES).items():
        for output in ports.outputs:
            source = Endpoint(node_id, output.name)
            expected = {
                Endpoint(other, entry.name)
                for other, found in graph.ports(MIXED, TYPES).items()
                for entry in found.inputs
                if graph.may_connect(MIXED, TYPES, source, Endpoint(other, entry.name))
                is None
            }
            assert graph.possible_targets(MIXED, TYPES, source) == expected


def test_the_possible_sources_are_the_same_seen_from_the_other_end():
    for node_id, ports in graph.ports(MIXED, TYPES).items():
        for entry in ports.inputs:
            target = Endpoint(node_id, entry.name)
            for source in graph.possible_sources(MIXED, TYPES, target):
                assert target in graph.possible_targets(MIXED, TYPES, source)


def test_a_node_of_unknown_type_has_the_ports_that_are_wired():
    assert graph.ports_of(MIXED, TYPES, "ghost").outputs == (Port("left"),)


def test_the_error_port_is_there_when_errors_go_there():
    by_node = graph.ports_of(MIXED, TYPES, "limit").outputs
    by_settings = pipeline(LIMITS, settings=Settings(on_error="port"))

    assert Port("error") in by_node
    assert Port("error") in graph.ports_of(by_settings, TYPES, "a").outputs
    assert Port("error") not in graph.ports_of(MIXED, TYPES, "filter").outputs


def test_fields_that_nodes_before_add_are_known():
    row = {"name": "count", "kind": "literal", "value": 1}
    pipe = pipeline(
        {
            "set": Node("set", "fields.set", config={"fields": [row]}),
            "half": Node("half", "fields.set", config={"fields": 3}),
            "end": "flow.limit",
        },
        "set.out half.in, half.out end.in",
    )

    assert graph.fields_upstream(pipe, TYPES, "end") == ("count",)
    assert graph.fields_upstream(pipe, TYPES, "set") == ()
