"""Tests of what search results have in common."""

from engine.transform.pages import page
from engine.transform.serp import SerpResult, covers, repeated, results, subtopics

QUERY = "invoicing software"
SNIPPETS = (
    "We compared price, recurring invoices and time tracking of 24 invoicing tools.",
    "The best invoicing software: time tracking, multi-currency, free shipping.",
    "I need recurring invoices and multi-currency in my invoicing software.",
)


def read(*snippets: str, query: str = QUERY):
    return results([SerpResult(query=query, snippet=it) for it in snippets])


def test_the_query_and_what_every_shop_says_are_no_subtopics():
    names = {it.name for it in subtopics(read(*SNIPPETS))}
    assert names == {"time tracking", "recurring invoices", "multi-currency"}


def test_every_result_that_has_a_subtopic_is_named_with_its_place():
    some = read(*SNIPPETS)
    [found] = [it for it in subtopics(some) if it.name == "recurring invoices"]
    assert found.ranks == (1, 3)
    assert [it.field for it in found.evidence] == ["serp[0].snippet", "serp[2].snippet"]
    assert {it.text for it in found.evidence} == {"recurring invoices"}


def test_copies_of_a_result_count_once():
    some = read(SNIPPETS[0], SNIPPETS[0].upper().capitalize(), SNIPPETS[1])
    assert repeated(some) == 1
    [found] = subtopics(some)
    assert (found.name, found.ranks, found.share) == ("time tracking", (1, 3), 1.0)


def test_a_page_that_has_half_of_a_subtopic_does_not_cover_it():
    own = page("Invoices by e-mail, with a deposit.", "target_text", language="en")
    assert covers(own, ["recurring invoices", "invoices", "deposit"]) == [
        False,
        True,
        True,
    ]
