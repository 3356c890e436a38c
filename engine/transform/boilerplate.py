"""Blank out what a website writes around every page: menus, cookie banners, footers.

Every character keeps its place, so that offsets count in the text as it was given.
"""

import re

from engine.siex.characters import WORD
from engine.transform.vocabulary import matched

_BLOCK = re.compile(r"(?:(?!\n[ \t\r]*\n).)+", re.DOTALL)
_TAGS = {name: re.compile(rf"<{name}\b[^<>]*>") for name in ("nav", "footer")}
_BETWEEN = re.compile(r"\s[|•·»›]\s")
_MOST_WORDS = 60
_MENU_ITEMS, _WORDS_AN_ITEM = 3, 4
_NOTICES, _SHARE_OF_NOTICES = 2, 0.3
_WHOLLY = 0.6
"""A block of which so many words are a notice is one, though it is only one."""


def without_boilerplate(text: str, language: str | None) -> str:
    """Return a page's text with its website's own words blanked, equally long.

    A text that is nothing else stays as it is.
    """
    prose = _without_tags(text) if "<" in text else text
    prose = _BLOCK.sub(lambda block: _blank_if_furniture(block, language), prose)
    return prose if WORD.search(prose) else text


def _without_tags(text: str) -> str:
    """Blank navigations and footers of HTML, in one pass over the text each."""
    small = text.lower()
    if len(small) != len(text):
        return text
    for name, opening in _TAGS.items():
        pieces: list[str] = []
        done = 0
        for tag in opening.finditer(small):
            end = small.find(f"</{name}", tag.end())
            if end < 0:
                break
            if tag.start() >= done:
                pieces += (text[done : tag.start()], _blank(text[tag.start() : end]))
                done = end
        text = "".join((*pieces, text[done:]))
    return text


def _blank(text: str) -> str:
    return re.sub(r"\S", " ", text)


def _blank_if_furniture(block: re.Match[str], language: str | None) -> str:
    return _blank(block[0]) if _is_furniture(block[0], language) else block[0]


def _is_furniture(block: str, language: str | None) -> bool:
    """Tell whether a paragraph is a menu, a notice or a footer."""
    if block.lstrip().startswith(("#", "|", "<")) or len(block) > 10 * _MOST_WORDS:
        return False
    words = len(WORD.findall(block))
    if not 1 < words <= _MOST_WORDS:
        return False
    notices = matched(block, language, "boilerplate")
    if block.rstrip()[-1] in ".!?":
        notices = [it for it in notices if " " in it]
    share = sum(len(WORD.findall(it)) for it in notices) / words
    return (
        "©" in block
        or share >= _WHOLLY
        or (len(notices) >= _NOTICES and share >= _SHARE_OF_NOTICES)
        or _is_menu(block, words, bool(notices))
    )


def _is_menu(block: str, words: int, has_notice: bool) -> bool:
    items = len(_BETWEEN.findall(block)) + 1
    short = words <= _WORDS_AN_ITEM * items and block.rstrip()[-1] not in ".!?"
    return short and items >= (_MENU_ITEMS if has_notice else _MENU_ITEMS + 1)
