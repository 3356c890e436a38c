"""The text of a page without what stands around it."""

import pytest

from nodes.main_text import main_text

STORY = "A long story about teak garden chairs and how they last. " * 20


def test_a_page_gives_title_text_language_and_date():
    found = main_text(
        "<html lang='sv-SE'><head><title>Chairs &amp; more</title>"
        "<meta property='article:published_time' content='2026-01-02T10:00:00Z'></head>"
        "<body><nav><a href='/'>Start</a></nav>"
        f"<article><p>{STORY}</p></article><footer>Imprint</footer></body></html>"
    )
    assert found["title"] == "Chairs & more"
    assert found["text"].strip() == STORY.strip()
    assert found["language"] == "sv"
    assert found["published"] == "2026-01-02"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("<p>Short but there</p>", "Short but there"),
        ("<html><title>x</title><body></body></html>", ""),
        ("\0<p>odd</p>", "odd"),
    ],
)
def test_a_page_with_little_on_it_gives_what_it_has(html: str, text: str):
    assert main_text(html)["text"] == text


def test_a_page_made_to_break_parsers_does_not():
    assert main_text("<div>" * 100_000 + "deep")["title"] is None
