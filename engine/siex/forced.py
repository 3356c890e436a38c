"""Find the phrases that the caller wants considered, whatever the grammar thinks."""

from collections.abc import Collection

from engine.siex.characters import WORD
from engine.siex.codes import BREAK
from engine.siex.folds import Folds
from engine.siex.sentences import Sentences


def forced(
    text: Sentences, phrases: Collection[str], folds: Folds
) -> list[tuple[int, int]]:
    """Return first and last word of every window that holds one of the phrases."""
    if not phrases:
        return []
    sought = {tuple(map(folds.fold, WORD.findall(phrase))) for phrase in phrases}
    found = [folds.fold(word) for word in text.words()]
    gaps = text.gaps.tolist()
    windows: list[tuple[int, int]] = []
    for width in sorted({len(words) for words in sought}):
        for first in range(len(found) - width + 1):
            end = first + width
            if tuple(found[first:end]) in sought and (
                width == 1 or max(gaps[first + 1 : end]) < BREAK
            ):
                windows.append((first, end - 1))
    return windows
