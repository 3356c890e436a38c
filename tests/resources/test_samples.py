"""Tests of the sample texts and pipelines that come with the program."""

import csv
from pathlib import Path

import pytest

from engine import files
from engine.check import problems
from engine.file_access import FileAccess
from nodes.registry import node_types
from resources.folders import SAMPLES, TEMPLATES
from tests.helpers.runs import Drawn, ran, tools

TEXTS = sorted(SAMPLES.glob("*.md"))

every_template = pytest.mark.parametrize(
    "template", sorted(TEMPLATES.glob("*.siex")), ids=lambda path: path.stem
)


def rows_of(table: Path) -> list[list[str]]:
    """Return the rows of a csv file, the header first."""
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_there_are_texts_to_try_things_with():
    assert len(TEXTS) >= 6
    assert all(150 <= len(text.read_text("utf-8").split()) <= 250 for text in TEXTS)
    assert all(text.read_text("utf-8").startswith("# ") for text in TEXTS)


def test_the_table_has_no_ragged_rows():
    rows = rows_of(SAMPLES / "shop.csv")
    assert len(rows) > 5
    assert {len(row) for row in rows} == {len(rows[0])}


@every_template
def test_a_template_is_saved_in_the_usual_form(template):
    assert files.dump(files.load(template)) == template.read_text("utf-8")


@every_template
def test_a_template_has_no_problems(template):
    assert problems(files.load(template), node_types()) == ()


@every_template
def test_the_boxes_of_a_template_do_not_overlap(template):
    places = [node.position for node in files.load(template).nodes.values()]
    for i, one in enumerate(places):
        for other in places[:i]:
            assert abs(one.x - other.x) >= 200 or abs(one.y - other.y) >= 100


@every_template
async def test_a_template_runs_as_it_comes(template, tmp_path):
    sketch = Drawn(files.load(template), node_types())
    run = await ran(sketch, lent=tools(files=FileAccess(tmp_path)))
    assert run.outcome.error is None
    assert run.status == "completed"


async def test_the_sample_shows_keywords_of_every_text(tmp_path):
    sketch = Drawn(files.load(TEMPLATES / "sample.siex"), node_types())
    run = await ran(sketch, lent=tools(files=FileAccess(tmp_path)))
    pages = run.records["overview", "out"]
    assert len(pages) == len(TEXTS)
    assert all(page["title"] and page["keywords"] == 15 for page in pages)
    keywords = run.records["look", "out"]
    assert len(keywords) == 15 * len(TEXTS)
    assert {"text", "score", "title", "path"} <= keywords[0].keys()
    (saved,) = run.records["table", "out"]
    assert Path(saved["path"]).is_relative_to(tmp_path)
    assert len(rows_of(Path(saved["path"]))) == len(keywords) + 1
