"""What a key figure was before: “$4.12, compared with 4.91 a year earlier”, “57 MSEK (43)”."""

import re

from engine.transform.financial.models import Previous
from engine.transform.prose.money import scaled
from engine.transform.prose.numbers import NUMBER, plain, value
from engine.transform.prose.text import Prose, Stretch

_LEAD = re.compile(
    r"[,;]?[ \n](?:(?:[\w]+ ){0,3}?)(?P<lead>compared (?:with|to)|versus|vs\.?|against|up from|down from|from|jämfört med|mot|från|gegenüber"
    r"|nach|verglichen mit|contre|comparé à|frente a|comparado con|desde|rispetto a|da|dai|contro|comparado com|face a|contra|tegenover"
    r"|vergeleken met|tegen|fra|sammenlignet med|έναντι|από|palyginti su|nuo) (?:[^\W\d]{1,12} ){0,2}?[$€£¥]?(?=\d)"
)
_BRACKET = re.compile(r" ?\((?=[\d-])")
_STAYS = re.compile(r"%?\)")
_EARLIER = re.compile(
    r"a year (?:earlier|ago|before)|(?:one|two) years? (?:earlier|ago)|last year|(?:same|prior|previous|preceding) (?:period|year|quarter)|året (?:innan|före|før)"
    r"|föregående år|samma (?:period|kvartal)|i fjol|ett år tidigare|Vorjahr|ein Jahr zuvor|un an (?:plus tôt|auparavant)|an(?:née)? (?:dernier|dernière|précédente?)"
    r"|un año antes|año anterior|año pasado|mismo per[ií]odo|un anno (?:prima|fa)|anno (?:prima|precedente)|ano anterior|um ano antes|een jaar eerder|vorig jaar"
    r"|i fjor|samme (?:periode|kvartal)|et år tidligere|πέρυσι|προηγούμεν|prieš metus|ankstesni|pernai"
)
_ALONE = frozenset(("from", "up from", "down from", "från", "fra"))
"""These tell the value before even without a word of time."""
_REACH = 45
_BRACKETS = frozenset(("sv", "nb"))
"""Languages whose reports write the year before in brackets."""


def previous(text: Prose, figure: Stretch, number: float, end: int) -> Previous | None:
    """Return the value that stands behind a key figure as the one of an earlier period.

    Args:
        text: the whole text.
        figure: the key figure, from its name to its value.
        number: its value.
        end: where its sentence ends.
    """
    bracket = _BRACKET.match(text.clean, figure.end)
    lead = _LEAD.match(text.clean, figure.end, end)
    match = None
    if bracket is not None and text.language in _BRACKETS:
        match = NUMBER.match(text.clean, bracket.end())
        if match is None or not _STAYS.match(text.clean, match.end()):
            return None
    elif lead is not None:
        match = NUMBER.match(text.clean, lead.end())
        if match is None or not _is_earlier(text, lead["lead"], match.end(), end):
            return None
    if match is None:
        return None
    told, stop = scaled(text, match)
    if stop == match.end():
        told = plain(told * _scale(text, figure, number))
    return Previous(value=told, evidence=text.place(match.start(), stop))


def _is_earlier(text: Prose, lead: str, begin: int, end: int) -> bool:
    following = text.clean[begin : min(end, begin + _REACH)]
    return lead in _ALONE or _EARLIER.search(following) is not None


def _scale(text: Prose, figure: Stretch, number: float) -> float:
    """Return what a bare number is in: millions where the figure itself is in millions."""
    written = [*NUMBER.finditer(text.clean, figure.start, figure.end)]
    bare = value(written[-1][0], text.language) if written else 0
    return abs(number) / bare if bare else 1
