"""Rank the candidates of a batch of texts and pick the keywords."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.siex import model
from engine.siex.candidates import candidates
from engine.siex.features.document import traits
from engine.siex.features.matrix import features
from engine.siex.genres import GENRES
from engine.siex.keyword import Analysis, Keyword, Options
from engine.siex.kinds import kind
from engine.siex.mentions import Mention, far_mentions, mentions
from engine.siex.selection import selected
from engine.siex.sentences import read
from engine.siex.surface import written


@dataclass(frozen=True, slots=True)
class Task:
    """One text on its way through the model.

    Attributes:
        content: the characters that offsets count.
        title: how many of them are the title.
        language: the language, or None if it is none of the eleven.
        read_as: the language whose tables are used.
        sure: how sure the language is.
        genre: the genre if it was told.
        excerpt: the plain text that is searched for candidates.
    """

    content: str
    title: int
    language: str | None
    read_as: str
    sure: float
    genre: str | None
    excerpt: str

    @property
    def is_long(self) -> bool:
        """Tell whether only pieces of the text are searched for candidates."""
        return len(self.excerpt) != len(self.content)


def ranked(tasks: Sequence[Task], options: Options) -> list[Analysis]:
    """Return an analysis per task; all tasks are read as the same language."""
    language = tasks[0].read_as
    sentences = read(
        [task.excerpt for task in tasks],
        [task.title for task in tasks],
        model.lexicon(language),
        model.table(language),
    )
    kinds = traits(sentences)
    shares = model.genre_guess().shares(kinds, [task.genre for task in tasks])
    found = candidates(sentences, options.max_words)
    chances = np.zeros(0)
    if len(found):
        _, rows = features(sentences, found, kinds, shares)
        chances = model.calibration().chances(model.trees().scores(rows))
    bounds = np.searchsorted(found.doc, np.arange(len(tasks) + 1))
    chosen = [
        selected(found, chances, begin, end, options)
        for begin, end in itertools.pairwise(bounds)
    ]
    near = iter(mentions(sentences, found, np.concatenate(chosen)))
    return [
        Analysis(
            language=task.language,
            language_confidence=task.sure,
            genre=GENRES[int(shares[doc].argmax())],
            keywords=_keywords(
                task, chances[own].tolist(), list(itertools.islice(near, len(own)))
            ),
        )
        for doc, (task, own) in enumerate(zip(tasks, chosen, strict=True))
    ]


def _keywords(
    task: Task, chances: list[float], near: list[list[Mention]]
) -> tuple[Keyword, ...]:
    if task.is_long:
        near = far_mentions(task.content, task.read_as, near, task.excerpt)
    words = len(task.excerpt) / 6
    evidence = task.sure * words / (words + 25)
    return tuple(
        _keyword(task, places, chance, evidence)
        for chance, places in zip(chances, near, strict=True)
        if places
    )


def _keyword(
    task: Task, places: list[Mention], chance: float, evidence: float
) -> Keyword:
    text, variants = written(task, places)
    count = len(places)
    return Keyword(
        text=text,
        score=round(chance, 4),
        confidence=round(evidence * (count + 1) / (count + 2), 4),
        type=kind(text),
        count=count,
        offsets=tuple((place.start, place.end) for place in places),
        variants=variants,
    )
