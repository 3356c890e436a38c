"""Who is in the story: names that speak, bear a title, or come back like a person."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.siex.kinds.gazetteer import gazetteer, stem
from engine.transform.creative.dialogue import speaker
from engine.transform.creative.known import COUNTRIES_AND_CITIES, GIVEN_NAMES
from engine.transform.creative.models import Character, Line, Relation
from engine.transform.creative.words import words
from engine.transform.prose.names import UPPER
from engine.transform.prose.text import Prose, Stretch

_RUN = re.compile(rf"[{UPPER}][\w’'-]*(?: [{UPPER}][\w’'-]*){{0,3}}")
_ARTICLES = frozenset(
    """
    der die das den dem des ein eine einen einem einer kein keine im am zum zur vom beim ins
    mein meine sein seine ihr ihre dieser diese dieses jeder alle viele the a an this that
    """.split()  # noqa: SIM905 - a list by the line reads better
)
_GREEK_ARTICLES = frozenset("ο η το του της τον την οι".split())  # noqa: SIM905
_SHORT_TITLES = frozenset(("mr", "mrs", "ms", "dr", "prof", "st", "sr", "sra"))
_MOST = 200
_SOON = 60
"""Within how many words a person is called by a pronoun."""


@dataclass(slots=True)
class _Person:
    places: list[Stretch] = field(default_factory=list[Stretch])
    is_sure: bool = False
    is_thing: bool = False


def lines(text: Prose, said: list[Stretch]) -> tuple[Line, ...]:
    """Return the pieces of speech with their speakers."""
    return tuple(
        Line(speaker=speaker(text, it), evidence=text.place(*it)) for it in said
    )


def characters(text: Prose, spoken: tuple[Line, ...]) -> tuple[Character, ...]:
    """Return the persons, most named first."""
    speakers = Counter(line.speaker for line in spoken if line.speaker)
    people = _people(text, speakers)
    groups = _grouped(people)
    found = [_character(text, names, people, speakers) for names in groups]
    found.sort(key=lambda it: (-it.mentions, it.evidence.start))
    return tuple(found[:_MOST])


def relations(text: Prose, people: tuple[Character, ...]) -> tuple[Relation, ...]:
    """Return who is named in the same paragraphs, most often first."""
    names = {form: it.name for it in people[:30] for form in (it.name, *it.aliases)}
    if not names:
        return ()
    pattern = re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?!\w)"
    )
    together: Counter[tuple[str, str]] = Counter()
    for paragraph in text.clean.split("\n\n"):
        present = sorted({names[match] for match in pattern.findall(paragraph)})
        together.update(
            (one, other)
            for place, one in enumerate(present)
            for other in present[place + 1 :]
        )
    return tuple(
        Relation(one=one, other=other, paragraphs=count)
        for (one, other), count in together.most_common(_MOST)
    )


def _people(text: Prose, speakers: Counter[str]) -> dict[str, _Person]:
    people: dict[str, _Person] = {}
    small = {
        word
        for word, place in zip(text.small, text.words, strict=True)
        if text.clean[place.start].islower()
    }
    for name, place, is_sure, is_thing in _candidates(text, small):
        person = people.setdefault(name, _Person())
        person.places.append(place)
        person.is_sure |= is_sure
        person.is_thing |= is_thing
    said = {part for name in speakers for part in (name, *name.split())}
    return {
        name: person
        for name, person in people.items()
        if not person.is_thing
        and (person.is_sure or name in said or len(person.places) > 1)
    }


def _candidates(
    text: Prose, small: set[str]
) -> Iterator[tuple[str, Stretch, bool, bool]]:
    """Yield rows of capitalised words with what speaks for and against a person."""
    titles = words("titles", text.language)
    barred = _barred(text)
    for match in _RUN.finditer(text.clean):
        name, start = match[0], match.start()
        if start and (
            text.clean[start - 1].isalnum() or text.clean[start - 1] in "&@#"
        ):
            continue
        first, _blank, rest = name.partition(" ")
        if first.lower() in _GREEK_ARTICLES or (first.lower() in barred and rest):
            start, name = start + len(first) + 1, rest
            first = name.split(" ")[0]
        name = re.sub(r"[’']s$|[’'-]+$", "", name)
        if not _may_be_name(name, small, barred):
            continue
        before = _word_before(text, start)
        titled = before in titles or first.lower() in titles
        known = first.lower() in GIVEN_NAMES or _acts(text, first, start, name)
        is_thing = before in _ARTICLES or _is_place(text, name, before)
        yield (
            name,
            Stretch(start, start + len(name)),
            titled or known,
            is_thing and not titled,
        )


def _acts(text: Prose, first: str, start: int, name: str) -> bool:
    """“Marta stood at the window … She had”: a given name, a verb, and a person soon after."""
    if stem(first.lower()) not in gazetteer().given:
        return False
    number = text.first_word(start + len(name))
    soon = text.small[number : number + _SOON]
    return (
        bool(soon)
        and _is_verb(text, soon[0])
        and not words("person", text.language, "third").isdisjoint(soon)
    )


def _is_verb(text: Prose, word: str) -> bool:
    """Tell whether a word looks like what somebody does, by its list or its ending."""
    endings = words("tenses", text.language, "past ending")
    listed = words("tenses", text.language) - endings
    spoken = words("speaking_verbs", text.language)
    is_english = text.language in ("en", None)
    return (
        word in listed
        or word in spoken
        or word.endswith(tuple(endings))
        or (is_english and word.endswith("s"))
    )


def _may_be_name(name: str, small: set[str], barred: frozenset[str]) -> bool:
    words_of = name.lower().split()
    if not words_of or len(words_of[0]) < 2 or (name.isupper() and len(name) > 1):
        return False
    if any(word in barred for word in words_of):
        return False
    return len(words_of) > 1 or words_of[0] not in small


def _barred(text: Prose) -> frozenset[str]:
    """Return words that are no names however they are written."""
    return (
        words("person", text.language)
        | words("tenses", text.language)
        | words("speaking_verbs", text.language)
        | words("times", text.language)
        | words("similes", text.language)
        | words("headings", None)
        | words("no_persons", text.language)
        | _ARTICLES
        | _OPENERS
    )


_OPENERS = frozenset(
    """
    and but or so then when where what who why how if as at in on by for with from to of the
    before after below above beneath once there here now not no yes perhaps maybe only even
    still yet one two his her nobody someone everything nothing all every each let write burn
    och men så då när där vad vem varför hur om som på av med från till efter innan sedan
    plötsligt här nu inte ingen ut det den ett en att under över
    und aber oder dann als wenn wo was wer warum wie mit von zu nach vor heute damals es noch
    auf unter über hier jetzt nicht kein
    et mais ou alors quand où que qui pourquoi comme avec de dans sur sous puis ici il la le
    les un une des ne pas ce cette
    y pero o entonces cuando donde que quien por con de en sobre bajo luego aquí la el los las
    una un no había era
    e ma o allora quando dove che chi perché con di in su sotto poi qui il lo la i gli le un
    una non era sentiva
    mas então onde quem porque com em sobre depois aqui os as um uma não
    en maar of toen waar wat wie waarom hoe met van naar op onder daarna hier nu niet het een
    og da når hvor hva hvem hvorfor hvordan om med fra til på under etter så her nå ikke det
    και αλλά όταν που τι ποιος γιατί πως με από στο στη στην ήταν δεν
    ir bet kai kur ką kas kodėl kaip su iš į ant po tada čia dabar ne buvo
    mr mrs ms dr
    """.split()  # noqa: SIM905 - a list by the line reads better
)


_OF_PERSONS_TOO = frozenset(
    "of de von a di da från from till to for för mot à til fra para van".split()  # noqa: SIM905
)
"""Small words that stand in front of persons as well as of places."""


def _is_place(text: Prose, name: str, before: str) -> bool:
    if name.lower() in COUNTRIES_AND_CITIES:
        return True
    return before in words("places", text.language) - _OF_PERSONS_TOO


def _word_before(text: Prose, offset: int) -> str:
    number = text.first_word(offset) - 1
    if number < 0:
        return ""
    gap = text.clean[text.words[number].end : offset]
    word = text.small[number]
    shortened = gap == ". " and word in _SHORT_TITLES
    return word if gap in (" ", "\n") or shortened else ""


def _grouped(people: dict[str, _Person]) -> list[list[str]]:
    """Put “Anna” to “Anna Lindqvist”, the fullest name first."""
    groups: list[list[str]] = []
    by_part: dict[str, list[str]] = {}
    for name in sorted(people, key=lambda it: (-len(it.split()), people[it].places[0])):
        group = by_part.get(name)
        if group is None:
            group = []
            groups.append(group)
        group.append(name)
        for part in (name, *name.split()):
            by_part.setdefault(part, group)
            by_part.setdefault(re.sub(r"s$", "", part), group)
            by_part.setdefault(part + "s", group)
    return groups


def _character(
    text: Prose, names: list[str], people: dict[str, _Person], speakers: Counter[str]
) -> Character:
    places = sorted(place for name in names for place in people[name].places)
    title = _title(text, people[names[0]].places)
    first = places[0]
    return Character(
        name=f"{title} {names[0]}" if title else names[0],
        mentions=len(places),
        lines=sum(speakers[name] for name in {*names, f"{title} {names[0]}"}),
        aliases=tuple(dict.fromkeys((*(names if title else names[1:]),))),
        evidence=text.place(*first),
    )


def _title(text: Prose, places: list[Stretch]) -> str:
    """Return the capitalised title that stands in front of a name, such as “Fru”."""
    titles = words("titles", text.language)
    for place in places[:20]:
        number = bisect_right(text.words, (place.start, 0)) - 1
        if number < 0 or _word_before(text, place.start) not in titles:
            continue
        written = text.clean[text.words[number].start : text.words[number].end]
        if written[0].isupper():
            return written
    return ""
