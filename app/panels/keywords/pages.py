"""A text in pages that are quick to show, with places in code points made Qt's.

Python counts code points, Qt counts UTF-16 units: a character beyond the first plane,
such as an emoji, is one to Python and two to Qt.
"""

import re
from bisect import bisect_left, bisect_right

PAGE = 20_000
"""About how many characters Qt lays out at once without a pause."""
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufdd0\ufdd1]")
"""Characters that Qt would drop, join or take for the end of a paragraph."""


class Pages:
    """The pages of a text; places are code points from the beginning of the text."""

    def __init__(self, content: str, size: int = PAGE) -> None:
        self._content = content
        self._starts = _starts(content, size)
        self._wide: dict[int, list[int]] = {}

    def __len__(self) -> int:
        """Return how many pages there are; an empty text has one."""
        return len(self._starts)

    def bounds(self, page: int) -> tuple[int, int]:
        """Return where a page begins and ends."""
        following = page + 1 < len(self._starts)
        end = self._starts[page + 1] if following else len(self._content)
        return self._starts[page], end

    def page_of(self, place: int) -> int:
        """Return the page that a place stands on."""
        return max(0, bisect_right(self._starts, place) - 1)

    def text(self, page: int) -> str:
        """Return a page as Qt is to show it, as many characters as in the text."""
        start, end = self.bounds(page)
        return _UNSHOWN.sub(" ", self._content[start:end])

    def position(self, page: int, place: int) -> int:
        """Return Qt's position on a page of a place in the text, held to the page."""
        start, end = self.bounds(page)
        inside = min(max(place, start), end) - start
        return inside + bisect_left(self._beyond(page), inside)

    def place(self, page: int, position: int) -> int:
        """Return the place in the text of Qt's position on a page."""
        start, _ = self.bounds(page)
        wide = self._beyond(page)
        before = bisect_left([at + n for n, at in enumerate(wide)], position)
        return start + position - before

    def _beyond(self, page: int) -> list[int]:
        """Return where on a page the characters stand that Qt counts twice."""
        if page not in self._wide:
            start, end = self.bounds(page)
            text = self._content[start:end]
            high = () if text.isascii() else enumerate(text)
            self._wide[page] = [n for n, letter in high if letter > "\uffff"]
        return self._wide[page]


def _starts(content: str, size: int) -> list[int]:
    starts = [0]
    while starts[-1] + size < len(content):
        begin, end = starts[-1] + size // 2, starts[-1] + size
        cut = max(content.rfind(space, begin, end) for space in "\n ")
        starts.append(cut + 1 if cut >= 0 else end)
    return starts
