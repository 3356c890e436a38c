"""Tests of the sample texts and pipelines that come with the program."""

import csv

import pytest

from engine import files
from nodes.registry import node_types
from resources.folders import SAMPLES, TEMPLATES

TEXTS = sorted(SAMPLES.glob("*.md"))

every_template = pytest.mark.parametrize(
    "template", sorted(TEMPLATES.glob("*.siex")), ids=lambda path: path.stem
)


def test_there_are_texts_to_try_things_with():
    assert len(TEXTS) >= 6
    assert all(150 <= len(text.read_text("utf-8").split()) <= 250 for text in TEXTS)
    assert all(text.read_text("utf-8").startswith("# ") for text in TEXTS)


def test_the_table_has_no_ragged_rows():
    with (SAMPLES / "shop.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) > 5
    assert {len(row) for row in rows} == {len(rows[0])}


@every_template
def test_a_template_is_saved_in_the_usual_form(template):
    assert files.dump(files.load(template)) == template.read_text("utf-8")


@every_template
def test_a_template_has_only_nodes_that_there_are_with_settings_that_fit(template):
    for node in files.load(template).nodes.values():
        node_types()[node.type].config.model_validate(dict(node.config))


@every_template
def test_the_wires_of_a_template_join_ports_that_there_are(template):
    pipeline = files.load(template)
    for edge in pipeline.edges:
        source, target = (
            node_types()[pipeline.nodes[end.node].type] for end in edge.ends
        )
        output, input_ = source.output(edge.source.port), target.input(edge.target.port)
        assert output is not None
        assert input_ is not None
        assert input_.takes(output)


@every_template
def test_the_boxes_of_a_template_do_not_overlap(template):
    places = [node.position for node in files.load(template).nodes.values()]
    for i, one in enumerate(places):
        for other in places[:i]:
            assert abs(one.x - other.x) >= 200 or abs(one.y - other.y) >= 100
