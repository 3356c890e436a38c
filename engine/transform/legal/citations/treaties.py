"""How treaties and the cases on them are cited, in eleven languages."""

import functools
import re
from collections.abc import Iterator

from engine.transform.legal.authority import Authority
from engine.transform.legal.citations.form import Form, Groups
from engine.transform.legal.citations.union import ARTICLE
from engine.transform.legal.models import Jurisdiction
from engine.transform.prose.lexicons import entries
from engine.transform.prose.names import UPPER

_UNION = "union "
_LINK = (
    r"(?: (?:of|to|in|under|i|till|av|der|des|zur|zum|du|de|de la|de l[’']|del|della|dello|dell[’']|al|alla|all[’']|do|da|ao|à|van"
    r"|van het|bij het|til|της|του))?(?: (?:the|den))? ?"
)
_CHARTER = r"the Charter|stadgan|la Charte|der Charta|la Carta|het Handvest|Χάρτη"
"""What the Charter of Fundamental Rights is called for short, behind an article only."""
_STATE = rf"(?:the )?[{UPPER}]\w+(?: (?:of|and|the|[{UPPER}]\w+)){{0,5}}"
_NAMES = rf"[{UPPER}][\w.’'-]{{0,30}}(?:,? (?:and|och|et|und|[{UPPER}][\w.’'-]{{0,30}})){{0,6}}"


def _treaties() -> Iterator[tuple[str, str]]:
    """Yield every spelling with its label, as the lexicon has them."""
    yield from entries("legal", "treaties", None)


def _spelling(form: str) -> str:
    """Return a spelling as a pattern: any blank, either apostrophe, any ending for ``*``."""
    words = re.escape(form).replace(r"\ ", r"\s").replace("'", "[’']")
    return words.replace(r"\*", r"\w{0,5}")


_NAME = "|".join(
    _spelling(form) for form, _label in sorted(_treaties(), key=lambda it: -len(it[0]))
)


@functools.cache
def _labels() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(_spelling(form)), label) for form, label in _treaties())


@functools.lru_cache(maxsize=1024)
def _label(words: str) -> str:
    return next(
        (label for pattern, label in _labels() if pattern.fullmatch(words)),
        "union Charter of Fundamental Rights",
    )


def _short_name(groups: Groups) -> str:
    return _label(groups["treaty"] or "").removeprefix(_UNION)


def _jurisdiction(groups: Groups) -> Jurisdiction:
    return "EU" if _label(groups["treaty"] or "").startswith(_UNION) else "INT"


def _authority(groups: Groups) -> Authority:
    return "eu" if _jurisdiction(groups) == "EU" else "international"


_LONGS = sorted({form for form, _label in _treaties() if not form.isupper()})
_OPENING = "|".join(sorted({re.escape(form[:3]) for form in _LONGS}))
_LONG = rf"(?={_OPENING})(?:{'|'.join(map(_spelling, sorted(_LONGS, key=len, reverse=True)))})"

_CASE = (
    rf"(?<!\w)(?P<case>{_NAMES} (?:v\.?|mot|c\.|gegen|contra|tegen) {_STATE})(?: [\[(]GC[\])])?,? "
    r"\(?(?i:appl(?:ication)?\.? )?(?i:nos?\.|nr\.?|n°|application) ?(?P<number>\d{1,5}/\d{2})(?!\d)"
)
_PATTERNS = (
    rf"(?<!\w){ARTICLE}{_LINK}(?P<treaty>{_NAME})(?!\w)",
    rf"(?<!\w){ARTICLE}{_LINK}(?P<treaty>{_CHARTER})(?!\w)",
    rf"(?<!\w)(?P<treaty>{_LONG})(?!\w)(?:,? {ARTICLE})?",
    rf"(?<!\w)(?P<treaty>{_NAME}) (?P<pin>\d{{1,3}} straipsn\w{{1,3}})(?!\w)",
)

FORMS = (
    *(
        Form(re.compile(pattern), "treaty", _jurisdiction, _authority, _short_name)
        for pattern in _PATTERNS
    ),
    Form(re.compile(r"\[[12]\d{3}\] ECHR \d{1,5}"), "case", "INT", "international"),
    Form(re.compile(_CASE), "case", "INT", "international", "{case}, no. {number}"),
)
"""A short name stands for a treaty only behind an article; a long one anywhere."""
