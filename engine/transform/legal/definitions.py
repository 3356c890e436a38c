"""Terms that a text defines, and what it says they mean."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from engine.transform.legal.models import Definition
from engine.transform.prose.text import Prose

_TERM = r"[\"“”„«'‘»][ \u00a0]?(?P<term>[^\"“”„«»'‘’\n]{2,60}?)[ \u00a0]?[\"“”»'’«]"
_VERB = (
    r"means|shall mean|refers to|has the meaning|shall have the meaning|is defined as|includes"
    r"|avser|betyder|innebär|bezeichnet|bedeutet|ist|sind|désigne|désignent|signifie|s[’']entend|significa|designa"
    r"|se entiende(?: por)?|se refiere a|indica|si intende|entende-se|betekent|wordt verstaan|betyr|skal bety"
    r"|σημαίνει|νοείται|reiškia"
)
_FORWARD = re.compile(rf"{_TERM},? (?:{_VERB})(?!\w)")
_FRAMED = re.compile(
    rf"(?<!\w)(?i:med|med begreppet|unter|par|on entend par|por|per|onder|med uttrykket) {_TERM},? "
    r"(?i:avses|menas|förstås|ist|versteht man|on entend|se entiende|si intende|entende-se|wordt verstaan|menes)(?!\w)"
)


def definitions(text: Prose) -> tuple[Definition, ...]:
    """Return the defined terms with their meanings, in order."""
    found = {definition.evidence.start: definition for definition in _found(text)}
    return tuple(found[start] for start in sorted(found))


def _found(text: Prose) -> Iterator[Definition]:
    ends = [sentence.end for sentence in text.sentences]
    for pattern in (_FORWARD, _FRAMED):
        for match in pattern.finditer(text.clean):
            number = min(bisect_right(ends, match.end()), len(ends) - 1)
            begin = match.end() + 1
            meaning = text.clean[begin : ends[number]].rstrip(" .;,\n")
            if meaning:
                yield Definition(
                    term=match["term"],
                    meaning=text.place(begin, begin + len(meaning)),
                    evidence=text.place(*match.span("term")),
                )
