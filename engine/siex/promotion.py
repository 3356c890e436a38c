"""Bring the phrase that the headline is about to the front."""

from collections.abc import Sequence

from engine.siex.contenders import Contender, best_first

_SHARE, _TOPIC = 0.9, 1.02
_SUREST = 0.99
_WORDS = 4
_SHORT = 3
"""Letters up to which a word of a phrase may be a small one."""


def promoted(found: Sequence[Contender], text: str, title: int) -> list[Contender]:
    """Return the phrases, best first; those that the headline names whole come forward.

    A guide to "wooden garden furniture" goes on with "furniture" and "the garden table":
    the likeliest phrase of the headline whose words all stand below it too is what the
    text is about, and nearly as likely as the likeliest of all.

    A guide to "aceite de oliva virgen extra" says "aceite" far more often than the whole
    name; the trees have seen few names of four words and more. Such a phrase, if it
    stands below the headline too, is nearly as likely as a word of it that does.

    Args:
        found: the phrases of a text, best first.
        text: the text, its title in front.
        title: how long the title or the headline is, 0 if there is none.
    """
    if not title or not found:
        return list(found)
    below = text[title:].lower()
    words = {
        each.words[0]: each.chance
        for each in found
        if len(each.words) == 1 and _named(each, title)
    }
    topic = next((each for each in found if _is_topic(each, title, below)), None)
    lifted: list[Contender] = []
    for each in found:
        chance = each.chance
        if each is topic:
            chance = max(chance, min(_TOPIC * found[0].chance, _SUREST))
        if len(each.words) >= _WORDS and _named(each, title):
            heard = max([words.get(word, 0.0) for word in each.words])
            chance = max(chance, _SHARE * heard)
        lifted.append(each.with_chance(chance))
    return best_first(lifted)


def _is_topic(contender: Contender, end: int, below: str) -> bool:
    """Tell whether a phrase stands before ``end`` and all its words ``below``."""
    if len(contender.words) < 2 or contender.places[0][1] > end:
        return False
    for word in contender.words:
        if len(word) > _SHORT and word.lower() not in below:
            return False
    return True


def _named(contender: Contender, end: int) -> bool:
    """Tell whether a phrase stands before ``end`` and after it."""
    return contender.places[0][1] <= end <= contender.places[-1][0]
