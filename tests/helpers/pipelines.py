"""Pipelines that tests share."""

from itertools import pairwise

from engine.pipeline import Edge, Endpoint, Node, Pipeline, Position


def chain(*nodes: Node, id: str = "p-test", name: str = "Test") -> Pipeline:
    """Return a pipeline of nodes one behind the other, first ports wired."""
    from nodes.registry import node_types

    types = node_types()
    edges = tuple(
        Edge(
            Endpoint(a.id, types[a.type].outputs[0].name),
            Endpoint(b.id, types[b.type].inputs[0].name),
        )
        for a, b in pairwise(nodes)
    )
    return Pipeline(id, name, nodes={node.id: node for node in nodes}, edges=edges)


def keyword_pipeline() -> Pipeline:
    """Return text → keywords → filter → limit."""
    return chain(
        Node("start", "triggers.manual", position=Position(0, 0)),
        Node(
            "text",
            "sources.text",
            name="Three texts",
            config={"text": "Teak garden furniture lasts long."},
            position=Position(300, 0),
        ),
        Node("extract", "siex.extract", position=Position(600, 0)),
        Node(
            "filter",
            "flow.filter",
            config={
                "conditions": {
                    "match": "all",
                    "rows": [
                        {"field": "language", "operator": "equals", "value": "en"}
                    ],
                }
            },
            position=Position(900, 0),
        ),
        Node("limit", "flow.limit", config={"count": 5}, position=Position(1200, 0)),
        id="p-keywords",
        name="Keywords of texts",
    )
