"""Make the phrase of the headline as likely as the word it is about."""

from collections.abc import Sequence

from engine.siex.contenders import Contender, best_first

_SHARE = 0.9
_LONGEST = 120
_WORDS = 4


def promoted(found: Sequence[Contender], text: str, title: int) -> list[Contender]:
    """Return the phrases, best first; one that the headline names whole comes forward.

    A guide to "aceite de oliva virgen extra" says "aceite" far more often than the whole
    name, which still is what it is about; the trees have seen few names of four words and
    more. Such a phrase counts if it stands in the headline and again below it, and if a
    likelier word of it does too.

    Args:
        found: the phrases of a text.
        text: the text, its title in front.
        title: how long the title is; without one, the first line is the headline.
    """
    end = title or min(max(text.find("\n"), 0), _LONGEST)
    heads = [each for each in found if _named(each, end)]
    words = {each.words[0]: each.chance for each in heads if len(each.words) == 1}
    least = {
        each.number: _SHARE * max(words.get(word, 0.0) for word in each.words)
        for each in heads
        if len(each.words) >= _WORDS
    }
    if not least:
        return list(found)
    lifted = [
        each.with_chance(max(each.chance, least.get(each.number, 0.0)))
        for each in found
    ]
    return best_first(lifted)


def _named(contender: Contender, end: int) -> bool:
    """Tell whether a phrase stands before ``end`` and after it."""
    return contender.places[0][1] <= end <= contender.places[-1][0]
