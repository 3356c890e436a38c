"""Words that turn what follows them into its opposite."""

from engine.transform.prose.text import Prose

NEGATIONS = frozenset(
    """
    not no never nor without neither cannot inte ej icke ingen inga inget utan aldrig nicht
    kein keine keinen keiner ohne nie pas aucun aucune sans jamais ni no sin nunca ningún
    ninguna non senza nessun nessuna mai não sem nenhum nenhuma niet geen zonder nooit ikke
    ingen uten aldri δεν χωρίς μη ne nėra be
    """.split()  # noqa: SIM905 - a list by the line reads better
)
_ONLY_IN = {
    "be": {"lt"},
    "ne": {"lt", "fr", "it"},
    "ni": {"fr", "es"},
    "mai": {"it"},
    "sin": {"es"},
    "pas": {"fr"},
    "non": {"it", "fr"},
    "ej": {"sv"},
}
"""Negations of one language that are everyday words of another: “well be below”."""
_REACH = 3
_STOPS = ",;:."


def is_negated(text: Prose, word: int, reach: int = _REACH) -> bool:
    """Tell whether a negation stands shortly before a word, with no mark in between."""
    for place in range(word - 1, max(-1, word - 1 - reach), -1):
        gap = text.clean[text.words[place].end : text.words[place + 1].start]
        if any(mark in gap for mark in _STOPS):
            return False
        if denies(text, place):
            return True
    return False


def denies(text: Prose, word: int) -> bool:
    """Tell whether a word is a negation in the text's language."""
    small = text.small[word]
    language = text.language
    return small in NEGATIONS and (
        language is None or language in _ONLY_IN.get(small, {language})
    )
