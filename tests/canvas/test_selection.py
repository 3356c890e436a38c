"""What is selected on the canvas."""

import pytest

from canvas.selection import Selection
from engine.pipeline import Edge, Endpoint, Node, Pipeline

WIRE = Edge(Endpoint("a", "out"), Endpoint("b", "in"))
PIPELINE = Pipeline(
    "p", nodes={"a": Node("a", "t"), "b": Node("b", "t")}, edges=(WIRE,)
)


@pytest.fixture
def selection() -> Selection:
    return Selection()


def test_choosing_the_same_again_says_nothing(selection, qtbot):
    selection.choose({"a"})
    with qtbot.assertNotEmitted(selection.changed):
        selection.choose({"a"})


def test_toggling_adds_and_takes_away(selection):
    selection.choose({"a"})
    selection.toggle({"a", "b"})
    assert selection.ids == {"b"}


def test_what_is_gone_from_the_pipeline_is_let_go(selection):
    selection.choose({"a", "gone"}, [WIRE.ends, (WIRE.source, Endpoint("gone", "in"))])
    selection.keep_only_those_in(PIPELINE)
    assert (selection.ids, selection.edges) == ({"a"}, {WIRE.ends})


def test_selected_edges_are_those_of_the_pipeline(selection):
    selection.choose(edges=[WIRE.ends])
    assert selection.edges_in(PIPELINE) == (WIRE,)
