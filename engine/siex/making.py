"""Make the keywords of one text out of its likeliest phrases."""

from collections.abc import Callable, Mapping, Sequence, Set
from functools import partial
from typing import NamedTuple

from engine.siex.calibration import Bend
from engine.siex.contenders import Contender, Row, contenders
from engine.siex.demotion import demoted
from engine.siex.folds import folds
from engine.siex.genres import PLAIN_SPOKEN
from engine.siex.keyword import Contribution, Keyword, KeywordType
from engine.siex.kinds.kind import kind
from engine.siex.options import Options
from engine.siex.promotion import promoted
from engine.siex.relations import Relations
from engine.siex.rounding import rounded
from engine.siex.selection import chosen
from engine.siex.spans import Span
from engine.siex.surface import Form, Written, tally, written
from engine.siex.task import Task
from engine.siex.whole_text import searched

_LOOKED_AT = 3
_GUESSED_WELL = 500
"""Characters of a text whose genre is guessed well."""

Explained = Callable[[int, float], tuple[Contribution, ...]]


class Seen(NamedTuple):
    """What is known of a text besides its candidates.

    Attributes:
        genre: the likeliest genre.
        listed: how many of the likeliest a person would list, given their chances.
        bend: what makes the chances of such a text honest.
        misplaced: candidates with words that stand as others than in a name.
    """

    genre: str
    listed: Callable[[Sequence[float]], int]
    bend: Bend
    misplaced: Set[int]


_Mentioned = tuple[Sequence[Span], Mapping[str, Form]]


def keywords(
    task: Task,
    rows: Sequence[Row],
    seen: Seen,
    options: Options,
    explained: Explained | None = None,
) -> tuple[Keyword, ...]:
    """Return the keywords of a text.

    ``rows`` are its likeliest candidates with chance and mentions, best first;
    ``explained`` tells what adds up to the score of a candidate.
    """
    if not rows:
        return ()
    known = folds(task.read_as)
    found = contenders(task.excerpt, rows, known, _as_written(task, seen.genre))
    plain = seen.genre in PLAIN_SPOKEN
    if plain:
        found = promoted(found, task.excerpt, task.title)
        found = demoted(found, task.excerpt, task.read_as, seen.genre, seen.misplaced)
    if options.min_score:
        least = seen.bend.unbent(options.min_score)
        found = [each for each in found if each.chance >= least]
    picked = chosen(
        found,
        options,
        known,
        partial(_kind_near, task),
        nested=not plain,
        listed=seen.listed,
    )
    mentioned = _mentioned(task, picked)
    offsets = [where for where, _ in mentioned]
    texts = [
        _written(task, contender, forms)
        for contender, (_, forms) in zip(picked, mentioned, strict=True)
    ]
    places = [each.places for each in picked] if task.is_long else offsets
    related = Relations(
        task.excerpt,
        [each.words for each in picked],
        places,
        [text.text for text in texts],
        known,
    )
    evidence = task.sure * len(task.excerpt) / (len(task.excerpt) + 150)
    return tuple(
        [
            _keyword(
                task,
                picked[number],
                text,
                offsets[number],
                seen.bend.bent(picked[number].chance),
                evidence,
                explained,
            ).standing_in(related, number)
            for number, text in enumerate(texts)
            if offsets[number]
        ]
    )


def _as_written(task: Task, genre: str) -> bool:
    """Tell whether the genre's annotators mark short forms beside long ones.

    Of 112 short forms that passages of papers explain, 87 are listed beside their long
    form; of 184 in abstracts 21. The genre of a very short text is a guess.
    """
    sure = task.genre is not None or len(task.excerpt) >= _GUESSED_WELL
    return genre == "passage" and sure


def _kind_near(task: Task, contender: Contender) -> KeywordType:
    """Tell a phrase's type from its mentions in the excerpt."""
    places = [(start, end) for start, end, _ in contender.places[:_LOOKED_AT]]
    return kind(_near(task, contender).text, task.excerpt, places, task.read_as)


def _near(task: Task, contender: Contender) -> Written:
    """Write a phrase as its mentions in the excerpt have it."""
    return _written(task, contender, tally(task.excerpt, contender.places))


def _written(task: Task, contender: Contender, forms: Mapping[str, Form]) -> Written:
    own = _own(task, contender) if len(forms) > 1 else []
    return written(forms, own, task.read_as)


def _own(task: Task, contender: Contender) -> list[str]:
    text = task.excerpt if task.is_long else task.content[:]
    return list(dict.fromkeys([text[start:end] for start, end, _ in contender.own]))


def _mentioned(task: Task, picked: Sequence[Contender]) -> list[_Mentioned]:
    """Return where each keyword stands in the whole text, and how it is written there."""
    if task.is_long:
        forms = [contender.forms for contender in picked]
        return list(searched(task.content, task.read_as, forms))
    content = task.content[:]
    return [
        (
            tuple([(start, end) for start, end, _ in contender.places]),
            tally(content, contender.places),
        )
        for contender in picked
    ]


def _keyword(
    task: Task,
    contender: Contender,
    text: Written,
    offsets: Sequence[Span],
    chance: float,
    evidence: float,
    explained: Explained | None,
) -> Keyword:
    count = len(offsets)
    score = rounded(chance)
    return Keyword(
        text.text,
        score,
        rounded(evidence * (count + 1) / (count + 2)),
        kind(text.text, task.content, offsets[:_LOOKED_AT], task.read_as),
        count,
        offsets,
        text.variants,
        (),
        0,
        explained(contender.number, score) if explained else (),
    )
