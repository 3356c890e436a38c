"""All citations of a text, with the names of the cases in front of them."""

import re

from engine.transform.legal.citations import (
    america,
    britain,
    elsewhere,
    france,
    germany,
    sweden,
    treaties,
    union,
)
from engine.transform.legal.citations.form import found
from engine.transform.legal.models import Citation
from engine.transform.prose.text import Prose

FORMS = (
    *sweden.FORMS,
    *union.FORMS,
    *treaties.FORMS,
    *america.FORMS,
    *britain.FORMS,
    *germany.FORMS,
    *france.FORMS,
    *elsewhere.FORMS,
)
_WORD = (
    r"(?:[A-Z][\w.'’&-]{0,30}|of|and|the|for|de|ex|rel\.|in|re|&|\([A-Z][\w ]{1,30}\))"
)
_NAME = re.compile(
    rf"(?<!\w)(?P<name>[A-Z][\w.'’&-]{{0,30}}(?:,? {_WORD}){{0,9}} v\.? [A-Z][\w.'’&-]{{0,30}}(?:,? {_WORD}){{0,12}}),? $"
)
_REACH = 160
_OPENING = re.compile(
    r"^(?:In|See|See also|Citing|Cf\.|But see|Under|And|The|Also|Compare) (?:also )?"
)


def citations(text: Prose) -> tuple[Citation, ...]:
    """Return everything that the text cites, in order."""
    cited: list[Citation] = []
    done = 0
    for citation in found(text, FORMS):
        cited.append(_named(text, citation, done))
        done = citation.evidence.end
    return tuple(cited)


def _named(text: Prose, citation: Citation, done: int) -> Citation:
    """Let an American or British case begin with its name, “Smith v. Jones”.

    The name begins after ``done``, where the citation before it ends.
    """
    if citation.kind != "case" or citation.jurisdiction not in ("US", "UK"):
        return citation
    stands = citation.evidence
    begin = max(done, stands.start - _REACH)
    before = text.clean[begin : stands.start]
    middle = max(before.rfind(" v. "), before.rfind(" v "))
    if middle < 0:
        return citation
    match = _NAME.search(before, _name_begins(before, middle))
    if match is None:
        return citation
    opening = _OPENING.match(match["name"])
    start = begin + match.start() + (opening.end() if opening else 0)
    return citation.model_copy(update={"evidence": text.place(start, stands.end)})


def _name_begins(before: str, middle: int) -> int:
    """Return from where the name of a case could begin: after a stop or a small word."""
    place = middle
    for match in re.finditer(r"\S+", before[:middle]):
        word = match[0]
        if re.fullmatch(_WORD + ",?", word):
            place = min(place, match.start())
        else:
            place = middle
    return place
