"""Pipelines go into files and come back whole."""

from engine import files
from engine.pipeline import Edge, Endpoint, Node, Note, Pipeline, Position, Retry

PIPELINE = Pipeline(
    "p",
    "Nyheter på webben",
    nodes={
        "a": Node(
            "a",
            "flow.limit",
            config={"count": "half-typed", "z": [1, {"b": 2, "a": 1}]},
            retry=Retry(3),
            pinned={"out": ({"title": "x"},)},
            extra={"color": "red"},
        ),
        "b": Node("b", "nobody.has_this", position=Position(1.5, -2)),
    },
    edges=(Edge(Endpoint("a", "out"), Endpoint("b", "in"), "x > 1"),),
    notes={"n": Note("n", "line\nline")},
    extra={"future": {"x": 1}},
)


def test_a_pipeline_comes_back_as_it_was():
    assert files.parse(files.dump(PIPELINE)) == PIPELINE


def test_a_file_comes_back_as_it_was(tmp_path):
    files.save(PIPELINE, tmp_path / "p.siex")

    assert files.load(tmp_path / "p.siex") == PIPELINE
    assert [found.name for found in tmp_path.iterdir()] == ["p.siex"]
