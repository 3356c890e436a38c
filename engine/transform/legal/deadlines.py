"""By when: days, weeks and dates that something is due by."""

import re
from collections.abc import Iterator

from engine.transform.legal.models import Deadline
from engine.transform.prose.dates import Date, dates
from engine.transform.prose.numbers import WRITTEN
from engine.transform.prose.text import Prose

_N = rf"(?:\d{{1,4}}|(?i:{WRITTEN}))(?: ?\(\d{{1,4}}\))?"
_UNITS = {
    "en": r"(?:calendar |business |working |banking )?(?:hours?|days?|weeks?|months?|years?)",
    "sv": r"(?:arbets|bank|vardags)?(?:timmar|timme|dagar|dag|veckor|vecka|månader|månad|år)",
    "de": r"(?:Werk|Arbeits|Kalender|Bank)?(?:stunden?|tagen?|wochen?|monaten?|monats|jahren?|jahres|tages)",
    "fr": r"(?:heures?|jours?|semaines?|mois|ans?|années?)(?: (?:ouvrables|ouvrés|calendaires))?",
    "es": r"(?:horas?|días?|semanas?|meses|mes|años?)(?: (?:hábiles|naturales))?",
    "it": r"(?:ore|giorn[oi]|settiman[ae]|mes[ei]|ann[oi])(?: lavorativi)?",
    "pt": r"(?:horas?|dias?|semanas?|meses|mês|anos?)(?: úteis)?",
    "nl": r"(?:werk)?(?:uren|uur|dagen|dag|weken|week|maanden|maand|jaren|jaar)",
    "nb": r"(?:virke)?(?:timer|time|dager|dag|uker|uke|måneder|måned|år)",
    "el": r"(?:ώρες|ημέρες|ημερών|εβδομάδες|μήνες|μηνών|έτη)",
    "lt": r"(?:darbo )?(?:valand\w*|dien\w*|savai\w*|mėnes\w*|met\w*)",
}
_LEADS = {
    "en": r"within|no later than|not later than|at least|in no event later than",
    "sv": r"inom|senast(?: inom)?",
    "de": r"innerhalb(?: von| einer Frist von)?|binnen|spätestens(?: nach)?",
    "fr": r"dans (?:un|le) délai (?:maximal )?de|dans les|sous|au plus tard dans les",
    "es": r"en (?:un|el) plazo (?:máximo )?de|dentro de(?: los)?|en",
    "it": r"entro(?: il termine di| e non oltre)?",
    "pt": r"no prazo (?:máximo )?de|dentro de|em",
    "nl": r"binnen|uiterlijk binnen",
    "nb": r"innen|senest innen",
    "el": r"εντός|μέσα σε",
    "lt": r"per|ne vėliau kaip per",
}
_TAILS = {
    "en": r"(?: (?:of|from|after|following) (?:the )?[\w ]{1,30}?(?=[.,;)]|$))",
    "sv": r"(?: (?:från|efter) (?:det )?\w{1,30})",
}
_FIXED = re.compile(
    r"(?<!\w)(?i:without undue delay|immediately upon [\w ]{3,30}|utan (?:onödigt )?dröjsmål|omedelbart|unverzüglich"
    r"|sans délai|sin (?:demora indebida|dilación)|senza indugio|sem demora|onverwijld|uten ugrunnet opphold"
    r"|senast den sista \w{3,12} före \w{3,12} \w{3,12} \w{3,12}|antes del día \d{1,2}"
    r"|senast den \d{1,2}(?::?[ae])? (?:varje|i varje) \w{3,10}|on the (?:first|last) day of each \w{3,10})(?!\w)"
)
_HOUR = (
    r"(?:(?:kl(?:ockan|\.)? ?)?\d{1,2}(?:[.:]\d{2})? ?(?:[ap]\.?m\.?)?|noon|midnight)"
)
_BY = re.compile(
    rf"(?<!\w)(?i:(?:by|before|until|no later than) {_HOUR} on|(?:senast|före) {_HOUR}(?: den)?|by|on or before|no later than|not later than|before|senast(?: den)?|före(?: den)?|till och med(?: den)?"
    r"|bis(?: zum| spätestens zum)?|spätestens(?: am| bis zum)?|au plus tard le|avant le|jusqu[’']au|a más tardar el"
    r"|antes del?|hasta el|entro il|entro e non oltre il|até(?: ao dia| a)?|uiterlijk(?: op)?|vóór|innen(?: den)?|senest(?: den)?"
    r"|έως τις|μέχρι(?: τις)?|iki) $"
)
_SPANS = re.compile(
    "|".join(
        rf"(?<!\w)(?i:{lead}) (?:(?:the|en|de|les|los|i) )?{_N} (?i:{_UNITS[language]}){_TAILS.get(language, '')}?(?!\w)"
        for language, lead in _LEADS.items()
    )
)
_REACH = 28


def deadlines(text: Prose) -> tuple[Deadline, ...]:
    """Return every deadline, in order."""
    every = [*_spans(text), *_days(text)]
    every.sort(key=lambda it: (it.evidence.start, -it.evidence.end))
    kept: list[Deadline] = []
    for deadline in every:
        if not kept or deadline.evidence.start >= kept[-1].evidence.end:
            kept.append(deadline)
    return tuple(kept)


def _spans(text: Prose) -> Iterator[Deadline]:
    for pattern in (_SPANS, _FIXED):
        for match in pattern.finditer(text.clean):
            yield Deadline(due=match[0], evidence=text.place(*match.span()))


def _days(text: Prose) -> Iterator[Deadline]:
    for date in dates(text):
        start = _lead(text.clean, date)
        if start is not None:
            stands = text.place(start, date.end)
            yield Deadline(due=stands.text, iso=date.iso, evidence=stands)


def _lead(clean: str, date: Date) -> int | None:
    begin = max(0, date.start - _REACH)
    match = _BY.search(clean[begin : date.start])
    return begin + match.start() if match else None
