"""Find the phrases that the caller wants considered, whatever the grammar thinks."""

from collections.abc import Collection

import numpy as np

from engine.siex.arrays import Flags
from engine.siex.candidates import WIDTH
from engine.siex.characters import WORD
from engine.siex.folds import Folds
from engine.siex.sentences import Sentences
from engine.siex.tokens import BREAK


def forced(read: Sentences, phrases: Collection[str], folds: Folds) -> Flags | None:
    """Mark the windows, by first word and width, that hold one of the phrases."""
    if not phrases:
        return None
    text = np.array([folds.fold(word) for word in read.tokens.words], dtype=object)
    joins = read.tokens.before < BREAK
    marks = np.zeros((len(text), WIDTH), dtype=bool)
    for phrase in phrases:
        sought = [folds.fold(word) for word in WORD.findall(phrase)]
        places = np.flatnonzero(text == sought[0])
        for step, word in enumerate(sought[1:], start=1):
            places = places[places + step < len(text)]
            places = places[(text[places + step] == word) & joins[places + step]]
        marks[places, len(sought) - 1] = True
    return marks
