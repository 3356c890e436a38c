"""Places in a text are the same to Python and to Qt, whatever stands in it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from app.panels.keywords.pages import Pages

HARD = (
    "Fox 🦊 and 🐻‍❄️ went.\r\nA\rB\x00C \u2028 next \u2029 line \ufdd0 end 🏮🏮\n\n𝔘nicode",
    "שלום עולם and العربية, e\u0301tude",
    "",
)


def selected(pages: Pages, page: int, start: int, end: int) -> str:
    document = QTextDocument()
    document.setPlainText(pages.text(page))
    cursor = QTextCursor(document)
    cursor.setPosition(pages.position(page, start))
    cursor.setPosition(pages.position(page, end), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def looks(text: str) -> list[str]:
    """Return the visible characters; what Qt shows as a space or a break is left out."""
    return [letter for letter in text if letter.isprintable() and letter != " "]


@pytest.mark.parametrize("content", HARD)
@pytest.mark.parametrize("size", [7, 1_000])
def test_every_span_is_the_same_text_in_qt(qapp, content, size):
    pages = Pages(content, size)
    shown = "".join(pages.text(page) for page in range(len(pages)))
    assert len(shown) == len(content)
    for start in range(len(content)):
        page = pages.page_of(start)
        end = min(start + 4, pages.bounds(page)[1])
        found = selected(pages, page, start, end)
        assert looks(found) == looks(content[start:end])
        assert pages.place(page, pages.position(page, start)) == start


@given(st.text(max_size=200), st.integers(2, 50))
def test_pages_hold_every_character_once(content, size):
    pages = Pages(content, size)
    bounds = [pages.bounds(page) for page in range(len(pages))]
    assert bounds[0][0] == 0
    assert bounds[-1][1] == len(content)
    assert all(a[1] == b[0] for a, b in pairwise(bounds))
    assert all(end - start <= size for start, end in bounds)


def test_pages_are_cut_between_words():
    pages = Pages("word " * 100, 52)
    assert all(pages.text(page).endswith("word ") for page in range(len(pages)))
