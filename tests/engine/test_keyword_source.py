"""Which node made a list of keywords, and which characters their offsets count."""

from dataclasses import replace

from engine.edit import put_node
from engine.keyword_source import KeywordSource, keyword_source
from engine.pipeline import Node, Pipeline
from nodes.registry import node_types
from tests.helpers.pipelines import chain, keyword_pipeline


def source(pipeline: Pipeline, node: str, field: str = "keywords") -> KeywordSource:
    return keyword_source(pipeline, node_types(), node, field)


def with_extract(**config: object) -> Pipeline:
    pipeline = keyword_pipeline()
    node = replace(pipeline.nodes["extract"], config=config)
    return put_node(pipeline, node)


def test_the_nearest_node_that_extracts_into_the_field_counts():
    pipeline = with_extract(text_field="page.body", title_field="", top_k=3)
    found = source(pipeline, "limit")
    assert (found.text_field, found.title_field) == ("page.body", "")
    assert found.options["top_k"] == 3
    assert found.options["language"] is None


def test_another_field_is_another_list():
    pipeline = chain(
        Node("a", "siex.extract", config={"into": "short", "top_k": 2}),
        Node("b", "siex.extract", config={"into": "keywords", "text_field": "lead"}),
        Node("c", "flow.limit"),
    )
    assert source(pipeline, "c", "short").options["top_k"] == 2
    assert source(pipeline, "c").text_field == "lead"
    assert source(pipeline, "a") == KeywordSource()


def test_without_such_a_node_the_usual_fields_are_assumed():
    assert source(keyword_pipeline(), "text") == KeywordSource()
    assert source(keyword_pipeline(), "gone") == KeywordSource()
    assert source(with_extract(top_k="many"), "limit") == KeywordSource()


def test_offsets_count_title_and_text():
    read = KeywordSource("page.body", "head")
    record = {"head": " Ferries ", "page": {"body": "The ferry sails."}}
    assert read.content(record) == "Ferries. The ferry sails."
    assert read.content({"page": {"body": 7}}) == "7"
    assert read.content({"head": None, "page": ["The ferry sails."]}) == ""
