"""What speaks for a type: the words of a phrase, and those around its mentions."""

import re
from collections.abc import Sequence

from engine.siex import known, model, names
from engine.siex.digits import has_digit
from engine.siex.gazetteer import Gazetteer, gazetteer, stem
from engine.siex.pieces import Content
from engine.siex.tags import PROPN

Place = tuple[int, int]

_WORD = re.compile(r"[^\W_](?:[\w.&+/]*[^\W_])?(?:[-'’][^\W_][\w.]*)*")
_BEFORE = re.compile(r"[\w.:-]+['’]?$")
_OPENING = ' \t\r\n\xa0„“"«('
_AFTER = re.compile(r"^([,;:(”“\"»)]*)\s*([\w.-]+)?(?:\s+([\w.-]+))?")
_ELISION = re.compile(r"^(?:[ld]|dell|nell|all|dall|qu)['’]", re.IGNORECASE)
_INFLECTED = ("el", "lt")
_MENTIONS, _AROUND = 3, 40
_REMEMBERED = 50_000


class Phrase:
    """A keyword cut into words, with where it stands."""

    def __init__(
        self,
        text: str,
        words: list[str],
        content: Content,
        places: Sequence[Place],
        language: str,
    ) -> None:
        self.text = text
        self.words = words
        self.small = [word.lower() for word in words]
        self.content = content
        self.places = places
        self.language = language


def phrase(
    text: str, content: Content, places: Sequence[Place], language: str
) -> Phrase:
    """Cut a keyword into its words."""
    words = _WORD.findall(_ELISION.sub("", text) if _has_apostrophe(text) else text)
    return Phrase(text, words, content, places, language)


def _has_apostrophe(text: str) -> bool:
    return "'" in text or "’" in text


def cues(told: Phrase) -> set[str]:
    """Return the names of all cues that hold for a phrase with a capital letter."""
    found: set[str] = set()
    _shape(told, found)
    _listed(told, found)
    _known(told, gazetteer(), found)
    for start, end in told.places[:_MENTIONS]:
        _around(told, start, end, found)
    return found


def _shape(told: Phrase, found: set[str]) -> None:
    words = told.words
    found.add(f"words {min(len(words), 4)}")
    content = [
        w for w, s in zip(words, told.small, strict=True) if s not in names.PARTICLES
    ]
    if _begin_large(content):
        found.add("all capital" if len(words) > 1 else "one capital")
    elif not words[0][0].isupper():
        found.add("small first")
    if len(words) > 1 and words[-1].islower():
        found.add("small last")
    if (
        len(words) == 1
        and len(words[0]) <= 6
        and words[0].isupper()
        and len(words[0]) > 1
    ):
        found.add("acronym")
    if _has_inner_capital(words):
        found.add("inner capital")
    if has_digit(told.text):
        _numbered(told, found)
    if "&" in told.text or "+" in told.text:
        found.add("ampersand")
    if len(content) < len(words):
        found.add("particle")


def _begin_large(words: list[str]) -> bool:
    for word in words:
        if not (word[0].isupper() or word[0].isdigit()):
            return False
    return True


def _has_inner_capital(words: list[str]) -> bool:
    for word in words:
        if word[1:] != word[1:].lower() and not word.isupper():
            return True
    return False


def _numbered(told: Phrase, found: set[str]) -> None:
    found.add("digit")
    if any(word[0].isalpha() and has_digit(word) for word in told.words):
        found.add("letters and digits")
    if re.search(r"\b(?:1\d|20)\d\d\b", told.text):
        found.add("year")
    elif told.words[-1].isdigit():
        found.add("ends in number")
    if re.search(r"\d+[:/(]\d|\d/\d{4}", told.text):
        found.add("numbered act")


def _listed(told: Phrase, found: set[str]) -> None:
    """Look each word up in the lists of words that give names away."""
    last = len(told.small) - 1
    for place, (word, small) in enumerate(zip(told.words, told.small, strict=True)):
        where = "last" if place == last else "first" if not place else "inner"
        for name in _lists_with(small):
            found.add(f"{name} {where}")
            found.add(name)
        if small in names.TITLE and last and not place:
            found.add("title")
        if small.rstrip(".") in names.COMPANY and (place == last or word.isupper()):
            found.add("company")
        if small in names.PRODUCT:
            found.add("product")
        if small in names.UNITS and place:
            found.add("unit")


def _lists_with(small: str) -> tuple[str, ...]:
    """Return the names of the lists that hold a word, or an ending of it."""
    known = _looked_up.get(small)
    if known is None:
        if len(_looked_up) > _REMEMBERED:
            _looked_up.clear()
        known = _looked_up[small] = tuple(
            [
                name
                for name, words, ends in _LISTS
                if small in words or (len(small) > 5 and small.endswith(ends))
            ]
        )
    return known


_looked_up: dict[str, tuple[str, ...]] = {}
_LISTS = (
    ("organisation", names.ORGANISATION, names.ORGANISATION_ENDS),
    ("law", names.LAW, names.LAW_ENDS),
    ("event", names.EVENT, names.EVENT_ENDS),
    ("place", names.PLACE, names.PLACE_ENDS),
)


def _known(told: Phrase, held: Gazetteer, found: set[str]) -> None:
    """Look the phrase up among known names and in the language's word table."""
    keys = [stem(s) for s in told.small] if told.language in _INFLECTED else told.small
    whole = " ".join(keys)
    plain = " ".join(told.small)
    if plain in _ORGANISATIONS:
        found.add("known organisation")
    if plain in _PRODUCTS or " ".join(told.small[:-1]) in _PRODUCTS:
        found.add("known product")
    if told.small[0] in _ORGANISATIONS and len(keys) > 1:
        found.add("maker first")
    if whole in held.lands or plain in held.lands or plain in _REGIONS:
        found.add("land")
    if whole in held.places or plain in held.places:
        found.add("known place")
    elif not held.lands.isdisjoint(keys) or not held.places.isdisjoint(keys):
        found.add("place inside")
    if keys[0] in held.given or told.small[0] in held.given:
        found.add("given first" if len(keys) > 1 else "given alone")
    if keys[-1] in held.surnames or told.small[-1] in held.surnames:
        found.add("surname last" if len(keys) > 1 else "surname alone")
    if told.small[-1].endswith(_SURNAME_ENDS):
        found.add("surname ending" if len(keys) > 1 else "surname ending alone")
    facts = [_told(told.language, small) for small in told.small]
    shares = [share for share, _ in facts]
    rare = sum([is_rare for _, is_rare in facts])
    found.add(f"proper {round(2 * sum(shares) / len(shares))}")
    found.add(f"first {round(2 * shares[0])}")
    found.add(f"rare {round(2 * rare / len(keys))}")


def _listing(names_told: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in names_told.split(","))


_ORGANISATIONS, _PRODUCTS = _listing(known.ORGANISATIONS), _listing(known.PRODUCTS)
_REGIONS = _listing(known.REGIONS)
_SURNAME_ENDS = names.ENDS_OF_SURNAMES


def _told(language: str, small: str) -> tuple[float, bool]:
    """Return how often a word is a name in treebanks, and whether it is rare."""
    known = _seen.get((language, small))
    if known is None:
        if len(_seen) > _REMEMBERED:
            _seen.clear()
        table = model.table(language)
        tags = table.tags(small)
        share = 0.5 if tags is None else tags[PROPN]
        known = _seen[language, small] = share, table.zipf(small) < 2
    return known


_seen: dict[tuple[str, str], tuple[float, bool]] = {}


def _around(told: Phrase, start: int, end: int, found: set[str]) -> None:
    """Read the words before and after one mention."""
    content = told.content
    before = content[max(0, start - _AROUND) : start]
    if _has_apostrophe(content[start:end]):
        elided = _ELISION.match(content[start:end])
        if elided is not None:
            before += content[start : start + elided.end()]
    word, earlier = _last_word(before)
    if word:
        _left(told, word, earlier, found)
    elif not before.strip() or before.rstrip()[-1] in ".!?":
        found.add("opening")
    right = _AFTER.match(content[end : end + _AROUND])
    if right is not None:
        _right(right, found)
    if len(told.words) == 1:
        _full_name(told, found)


def _last_word(before: str) -> tuple[str, str]:
    """Return the word that a text ends with, quotes aside, and what is before it."""
    text = before.rstrip(_OPENING)
    left = _BEFORE.search(text, max(text.rfind(" "), 0))
    return (left[0], text[: left.start()]) if left is not None else ("", text)


def _left(told: Phrase, word: str, earlier: str, found: set[str]) -> None:
    small = word.lower()
    if small in names.WHERE[told.language]:
        found.add("where before")
    if small in names.WITH[told.language]:
        found.add("with before")
    if small in names.ARTICLES or word[-1] in "'’":
        found.add("article before")
        if earlier.rstrip().rpartition(" ")[2].lower() in names.WHERE[told.language]:
            found.add("where before article")
    if small in names.ROLE or small in names.TITLE:
        found.add("role before")
    if small in names.ACTING:
        found.add("acting before")
    if word[0].isupper() and len(word) > 1:
        found.add("capital before")


def _right(after: re.Match[str], found: set[str]) -> None:
    marks, first, second = after[1], (after[2] or "").lower(), (after[3] or "").lower()
    if "," in marks and (first in names.ROLE or second in names.ROLE):
        found.add("role after")
    if not marks and (first in names.SPEECH or second in names.SPEECH):
        found.add("speech after")
    if not marks and (first in names.ACTING or second in names.ACTING):
        found.add("acting after")
    if first and first[0].isdigit():
        found.add("number after")
    if "(" in marks:
        found.add("bracket after")


def _full_name(told: Phrase, found: set[str]) -> None:
    """See whether a name alone ends a longer name elsewhere in the text."""
    key = told.words[0]
    if told.language in _INFLECTED and len(key) > 5:
        key = key[: len(stem(key.lower()))]
    given = gazetteer().given
    place = told.content.find(f" {key}")
    for _ in range(4):
        if place < 0:
            return
        word, _ = _last_word(told.content[max(0, place - _AROUND) : place])
        if word[:1].isupper() and word[1:].islower() and len(word) > 2:
            small = word.lower()
            known = small in given or stem(small) in given
            found.add("after a given name" if known else "after a capital")
        place = told.content.find(f" {key}", place + 1)
