"""Rank the candidates of a batch of texts and pick the keywords."""

import itertools
from collections.abc import Sequence

import numpy as np

from engine.siex import model
from engine.siex.arrays import Doubles, Flags, Floats, Ints
from engine.siex.candidates import Candidates, candidates
from engine.siex.features.document import traits
from engine.siex.features.matrix import features
from engine.siex.folds import folds
from engine.siex.forced import forced
from engine.siex.genres import GENRES
from engine.siex.keyword import Analysis
from engine.siex.making import keywords
from engine.siex.mentions import Mention, mentions
from engine.siex.options import Options
from engine.siex.selection import shortlist
from engine.siex.sentences import read
from engine.siex.task import Task


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
    wanted = forced(sentences, options.must_consider, folds(language))
    found = candidates(sentences, options.max_words, wanted)
    chances = np.zeros(0)
    if len(found):
        _, rows = features(sentences, found, kinds, shares)
        chances = model.calibration().chances(model.trees().scores(rows))
    bounds = np.searchsorted(found.doc, np.arange(len(tasks) + 1))
    listed = [
        shortlist(found, chances, begin, end, options)
        for begin, end in itertools.pairwise(bounds)
    ]
    if wanted is not None:
        listed = _with_forced(found, wanted, chances, listed, options)
    near = iter(mentions(sentences, found, np.concatenate(listed)))
    return [
        _analysis(
            task, own, chances, list(itertools.islice(near, len(own))), guess, options
        )
        for task, own, guess in zip(tasks, listed, shares, strict=True)
    ]


def _analysis(
    task: Task,
    own: Ints,
    chances: Doubles,
    near: list[list[Mention]],
    guess: Floats,
    options: Options,
) -> Analysis:
    genre = GENRES[int(guess.argmax())]
    rows = list(zip(own.tolist(), chances[own].tolist(), near, strict=True))
    return Analysis(
        language=task.language,
        language_confidence=task.sure,
        genre=genre,
        keywords=keywords(task, rows, genre, options),
    )


def _with_forced(
    found: Candidates,
    wanted: Flags,
    chances: Doubles,
    listed: list[Ints],
    options: Options,
) -> list[Ints]:
    """Add the phrases that the caller wants considered to each document's list."""
    numbers = np.unique(found.grid[wanted])
    numbers = numbers[chances[numbers] >= options.min_score]
    added: list[Ints] = []
    for doc, own in enumerate(listed):
        more = np.setdiff1d(numbers[found.doc[numbers] == doc], own)
        every = np.sort(np.concatenate((own, more)))
        added.append(every[np.argsort(-chances[every], kind="stable")])
    return added
