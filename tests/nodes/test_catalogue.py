"""Tests of `nodes.catalogue`."""

from pathlib import Path

from nodes import catalogue
from nodes.registry import node_types

ROOT = Path(__file__).parents[2]


def test_the_page_in_the_docs_is_fresh():
    page = ROOT / catalogue.PAGE
    assert catalogue.main(["--check"], page) == 0, "run: python -m nodes.catalogue"


def test_a_stale_page_is_told_and_written_anew(tmp_path, capsys):
    page = tmp_path / "nodes.md"
    assert catalogue.main(["--check"], page) == 1
    assert "run python -m nodes.catalogue" in capsys.readouterr().err
    assert catalogue.main([], page) == 0
    assert catalogue.main(["--check"], page) == 0


def test_a_node_is_shown_with_its_help_ports_and_settings():
    text = catalogue.page([node_types()["flow.sort"]])
    assert "### Sort\n\n`flow.sort`\n\nPut the records in order." in text
    assert "- In: *in*. Out: *out*." in text
    assert "| Sort by (`by`) | rows |" in text
    assert (
        "| Direction (`by.direction`) | `ascending`, `descending` | `ascending` |"
        in text
    )


def test_what_a_setting_takes_is_told_in_words():
    text = catalogue.page([node_types()["siex.extract"]])
    assert "| Keywords per text (`top_k`) | whole number, 1 to 100 | `10` |" in text
    assert "| Text field (`text_field`) | field | `text` |" in text
