"""How a text is built: chapters, scenes, and the tone from part to part."""

import functools
import itertools
import re

from engine.transform.creative.models import Chapter, Feeling, Stage, Structure
from engine.transform.creative.words import words
from engine.transform.prose.text import Prose

_BREAK = re.compile(r"\n[ \t]*(?:[*⁂#~•][ \t*#~•]{0,12}|[-–—]{3,12})[ \t]*(?=\n)")
_BRIGHT = frozenset(("joy", "trust", "anticipation"))
_MOST_PARTS = 10
_WORDS_PER_PART = 25


def structure(text: Prose, feelings: tuple[Feeling, ...]) -> Structure:
    """Return chapters, scenes and the arc of tone with its peaks."""
    headings = [match.span("line") for match in _headings().finditer(text.clean)]
    arc = _arc(text, feelings)
    told = [stage for stage in arc if stage.feelings]
    return Structure(
        chapters=_chapters(text, headings),
        scenes=_scenes(text, headings) if text.words else 0,
        arc=arc,
        brightest=max(told, key=lambda it: it.tone).part if told else None,
        darkest=min(told, key=lambda it: it.tone).part if told else None,
    )


def _chapters(text: Prose, headings: list[tuple[int, int]]) -> tuple[Chapter, ...]:
    if not headings:
        return ()
    ends = [start for start, _end in headings[1:]] + [len(text.clean)]
    return tuple(
        Chapter(
            title=text.source[start:end],
            words=text.first_word(stop) - text.first_word(end),
            evidence=text.place(start, end),
        )
        for (start, end), stop in zip(headings, ends, strict=True)
    )


def _scenes(text: Prose, headings: list[tuple[int, int]]) -> int:
    """Count the stretches with words between headings and marked breaks."""
    cuts = sorted(
        [0, len(text.clean)]
        + [match.end() for match in _BREAK.finditer(text.clean)]
        + [end for _start, end in headings]
    )
    pairs = itertools.pairwise(cuts)
    return sum(
        text.first_word(stop) > text.first_word(start) + 2 for start, stop in pairs
    )


def _arc(text: Prose, feelings: tuple[Feeling, ...]) -> tuple[Stage, ...]:
    count = len(text.words)
    parts = min(_MOST_PARTS, count // _WORDS_PER_PART)
    if not parts:
        return ()
    bounds = [text.words[count * part // parts].start for part in range(parts)]
    bounds = [0, *bounds[1:], len(text.clean)]
    return tuple(
        _stage(number, bounds[number - 1], bounds[number], feelings)
        for number in range(1, parts + 1)
    )


def _stage(number: int, start: int, end: int, feelings: tuple[Feeling, ...]) -> Stage:
    inside = [
        it
        for it in feelings
        if start <= it.evidence.start < end and it.emotion != "surprise"
    ]
    bright = sum((it.emotion in _BRIGHT) != it.negated for it in inside)
    dark = len(inside) - bright
    tone = (bright - dark) / len(inside) if inside else 0.0
    return Stage(
        part=number, tone=round(tone, 4), feelings=len(inside), start=start, end=end
    )


@functools.cache
def _headings() -> re.Pattern[str]:
    opening = "|".join(sorted(map(re.escape, words("headings", None))))
    return re.compile(
        rf"(?:^|\n)[ \t#]{{0,4}}(?P<line>(?i:{opening})(?: (?:\d{{1,3}}|[IVXLC]{{1,6}}|\w{{2,12}})(?:[.:–—-][^\n]{{0,80}})?)?)[ \t]*(?=\n|$)"
    )
