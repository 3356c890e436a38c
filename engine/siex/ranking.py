"""Rank the candidates of a text and pick the keywords."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from operator import add

from engine.siex import model
from engine.siex.calibration import Bend
from engine.siex.candidates import Candidates
from engine.siex.demotion import misplaced
from engine.siex.features.document import traits
from engine.siex.features.habits import COUNTED
from engine.siex.features.matrix import features
from engine.siex.features.rows import Rows
from engine.siex.folds import folds
from engine.siex.forced import forced
from engine.siex.genres import GENRES, PLAIN_SPOKEN, SHORT_LISTS
from engine.siex.keyword import Analysis, Contribution
from engine.siex.making import Seen, keywords
from engine.siex.options import Options
from engine.siex.reranking import LITTLE, added, compared, likeliest
from engine.siex.selection import AT_LEAST, as_many, looked_at, shortlist
from engine.siex.sentences import Sentences
from engine.siex.tagging import tag
from engine.siex.task import Task
from engine.siex.tokens import cut

# So many candidates at least go through all trees, and such a share of many.
_CLOSELY = 48
_SHARE = 5
# People who list many list no more than one in six words, in all such genres.
_WORDS_A_KEYWORD = 6


@dataclass(frozen=True, slots=True)
class Considered:
    """The candidates of a text that went through all trees.

    Attributes:
        found: all candidates and their mentions.
        genres: P(genre) in the order of ``GENRES``.
        chances: the chance of each candidate that went through all trees.
        wanted: those that the caller wants considered.
        rows: the features of all candidates.
        close: those that went through all trees.
        steps: what the trees are told of each, feature by feature.
        scores: their scores, before the likeliest were compared.
    """

    found: Candidates
    genres: "array[float]"
    chances: dict[int, float]
    wanted: frozenset[int]
    rows: Rows
    close: "array[int]"
    steps: "array[int]"
    scores: "array[float]"

    def explained(self, candidate: int, score: float) -> tuple[Contribution, ...]:
        """Return what adds up to the score of a candidate."""
        explainer, column = model.explainer(), self.close.index(candidate)
        moves, start = explainer.first.of(self.steps, len(self.close), column)
        order = likeliest(self.scores)
        if column in order:
            told = compared(self.found, self.close, self.scores, self.rows, order)
            every = array("i", range(told.size))
            for share, expert in zip(self.genres, explainer.experts, strict=True):
                if share >= LITTLE:
                    steps = expert.trees.steps(told.table, told.size, every)
                    more, level = expert.of(steps, told.size, order.index(column))
                    moves, start = moves + share * more, start + share * level
        return explainer.contributions(moves, start, score, self.bend)

    @property
    def bend(self) -> Bend:
        """Return what makes the chances of such a text honest."""
        return model.calibration().bend(self.genres)

    @property
    def short_lists(self) -> float:
        """Return the chance that people list a handful of keywords for such a text."""
        return sum(
            share
            for share, genre in zip(self.genres, GENRES, strict=True)
            if genre in SHORT_LISTS
        )

    @property
    def genre(self) -> str:
        """Return the likeliest genre."""
        return GENRES[self.genres.index(max(self.genres))]

    def listed(self, chances: Sequence[float]) -> int:
        """Return how many of the likeliest candidates a person would list."""
        handful = as_many(chances, sum(self.chances.values()))
        many = max(AT_LEAST, self.found.text.size // _WORDS_A_KEYWORD)
        short = self.short_lists
        return round(short * handful + (1 - short) * many)


def ranked(task: Task, options: Options) -> Analysis:
    """Return the analysis of a text."""
    seen = considered(task, options)
    listed = shortlist(seen.chances, seen.wanted, options)
    genre = seen.genre
    rows = [
        (number, seen.chances[number], words, places)
        for number, (words, places) in zip(
            listed, seen.found.named(listed), strict=True
        )
    ]
    misread = (
        misplaced(seen.rows, listed, task.read_as) if genre in PLAIN_SPOKEN else set()
    )
    return Analysis(
        language=task.language,
        language_confidence=task.sure,
        genre=genre,
        keywords=keywords(
            task,
            rows,
            Seen(genre, seen.listed, seen.bend, misread),
            options,
            seen.explained if options.explain else None,
        ),
    )


def considered(task: Task, options: Options) -> Considered:
    """Return the candidates of a text and how likely they are."""
    text = read(task.excerpt, task.title, task.read_as)
    kinds = traits(text)
    genres = model.genre_guess().shares(kinds, task.genre)
    windows = forced(text, options.must_consider, folds(task.read_as))
    found = Candidates(text, options.max_words, windows)
    wanted = frozenset(found.candidate_at(*window) for window in windows)
    rows = features(found, kinds, genres, model.habits(task.read_as))
    trees = model.trees()
    closely = max(_CLOSELY, looked_at(options), found.size // _SHARE)
    close = trees.best(rows.table, found.size, closely)
    if wanted:
        close.extend(wanted.difference(close))
    steps = trees.steps(rows.table, found.size, close)
    scores = trees.scored(steps, len(close))
    more = added(found, close, scores, rows, genres, model.experts())
    raw = list(map(add, scores, more))
    chances = zip(close, model.calibration().each(raw), strict=True)
    return Considered(found, genres, dict(chances), wanted, rows, close, steps, scores)


def read(excerpt: str, title: int, language: str) -> Sentences:
    """Return the words of a text with all that is known of them."""
    text = cut(excerpt, title)
    text.studied = language in COUNTED
    lexicon = model.lexicon(language)
    lexicon.look_up(text)
    tag(text, lexicon.table)
    return text
