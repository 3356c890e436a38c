"""Two values of a pipeline are compared."""

from engine import edit
from engine.diff import Changes, difference
from engine.pipeline import Edge, Endpoint, Node, Note, Pipeline

PIPELINE = Pipeline(
    "p",
    nodes={key: Node(key, "flow.limit") for key in "abc"},
    edges=(Edge(Endpoint("a", "out"), Endpoint("b", "in")),),
    notes={"n": Note("n")},
)


def test_the_same_value_does_not_differ():
    assert not difference(PIPELINE, PIPELINE)


def test_equal_values_do_not_differ():
    again = Pipeline(
        "p",
        nodes={key: Node(key, "flow.limit") for key in "abc"},
        edges=(Edge(Endpoint("a", "out"), Endpoint("b", "in")),),
        notes={"n": Note("n")},
    )

    assert not difference(PIPELINE, again)


def test_what_came_went_and_changed_is_named():
    after = edit.with_setting(PIPELINE, "a", "count", 3)
    after = edit.put_node(after, Node("d", "flow.limit"))
    after = edit.remove(after, ["c", "n"])
    found = difference(PIPELINE, after)

    assert found.nodes == Changes(
        added=frozenset("d"), removed=frozenset("c"), changed=frozenset("a")
    )
    assert found.notes == Changes(removed=frozenset("n"))
    assert not found.edges
    assert not found.about


def test_wires_are_known_by_their_ends():
    ends = PIPELINE.edges[0].ends
    other = (Endpoint("b", "out"), Endpoint("c", "in"))
    conditional = edit.with_condition(PIPELINE, ends, "n > 1")
    rewired = edit.connect(edit.disconnect(PIPELINE, [ends]), *other)

    assert difference(PIPELINE, conditional).edges == Changes(changed=frozenset([ends]))
    assert difference(PIPELINE, rewired).edges == Changes(
        added=frozenset([other]), removed=frozenset([ends])
    )


def test_a_new_name_is_about_the_pipeline():
    assert difference(PIPELINE, edit.rename(PIPELINE, "New")).about
