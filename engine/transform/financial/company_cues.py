"""Companies without a legal ending: known ones, and names that stand where companies stand."""

import functools
import re
from collections.abc import Iterator

from engine.transform.prose.lexicons import entries
from engine.transform.prose.names import UPPER, name_after, name_before
from engine.transform.prose.text import Prose

_SMALL = r"&|of|de|du|del|della|di|da|do|d[’']"
_CAPITAL = rf"[{UPPER}][\w’'&-]{{1,30}}"
_NAME = rf"{_CAPITAL}(?:(?: (?:{_SMALL}))?(?: |(?<=[’'])){_CAPITAL}){{0,4}}"
_HEADED = re.compile(
    rf"(?<![\w.])(?:{_CAPITAL} ){{1,3}}(?:Bank|Capital|Securities|Partners|Airlines|Airways|Motors|Pharmaceuticals|Pharma"
    r"|Technologies|Industries|Insurance|Asset Management|Investments)(?!\w)"
    rf"|(?<![\w.])(?:Banco|Banca|Banque|Bank|Caixa|Cassa) (?:(?:{_SMALL}) )?{_CAPITAL}(?: {_CAPITAL})?"
)
_QUOTED = re.compile(
    r"(?<!\w)(?:AB|UAB|MB|VĮ) [„“\"][^„“”\"\s][^„“”\"]{1,40}[“”\"](?!\w)"
)
_GREEK = re.compile(rf"(?<![\w.]){_NAME} (?:Α\.Ε\.|ΑΕ|Ε\.Π\.Ε\.)(?!\w)")
_LEADS = re.compile(
    r"(?<!\w)(?i:shares? (?:of|in)|stock (?:of|in)|analysts? (?:at|from|with)|economists? at|strategists? at|brokers? at|aktien i|aktier i"
    r"|analytiker(?:na)? (?:på|hos|vid|i)|aktien? (?:der|von)|analyst(?:en|in)? (?:der|von|bei)|actions? (?:de|du)|analystes? (?:de|chez)"
    r"|acciones de|analistas d[eo]|azioni (?:di|della)|analisti di|ações d[aoe]|aandelen|analisten (?:van|bij)|aksjene i|analytikerne? (?:i|hos)"
    rf"|analitik\w{{1,4}}) (?=(?P<name>{_NAME}))"
)
_SHARES = re.compile(
    r"(?:[’']s?)? (?:shares?|stock)(?!\w)|-(?i:aktien?|aksjen?|papier)(?!\w)"
)
_REPORTS = re.compile(
    r" (?:reports|reported|posted|posts|booked|earned|redovisar|redovisade|rapporterar|rapporterade|meldet|meldete|verzeichnete|erzielte|steigerte"
    r"|a publié|publie|a enregistré|registró|obtuvo|facturó|registou|registrou|obteve|ha chiuso|ha registrato|boekte|behaalde|fikk|leverte|subió|cayó"
    r"|ανακοίνωσε|paskelbė)(?!\w)"
)
_CENTRAL = re.compile(
    r"Riksbanken|Bundesbank|Norges Bank|Danmarks Nationalbank|Bank of (?:England|Japan|Canada|Greece)|Banca d[’']Italia|Banque de France"
    r"|Banco (?:de España|de Portugal|Central)|Federal Reserve|European Central Bank|Banca Centrale|De Nederlandsche Bank|World Bank|Central Bank"
)
_OPENING = re.compile(
    r"^(?:The|Our|This|Its|Shares|Analysts|Aktien|Die|Der|Das|La|Le|Les|El|Los|Las|Il|Lo|I|O|A|Os|As|De|Het|Een|Η|Ο|Το) "
)
_STOP = re.compile(r".*\w{3}[.!?] ", re.DOTALL)
_ADJECTIVE = re.compile(rf"(?![{UPPER}])[^\W\d_]{{4,20}} (?=[{UPPER}])")
_ARTICLE = 4
"""How far an article may part a name from the opening of its sentence."""
_NO_COMPANIES = frozenset(
    """
    its their our his her the this that these those all some most many other ordinary
    preference class a b bank bank's european asian american british german french italian
    us uk eu tech technology company companies group preferred common
    """.split()  # noqa: SIM905 - a list by the line reads better
)
"""Words in front of “shares” that name no company."""


def cued(text: Prose) -> Iterator[tuple[int, int]]:
    """Yield where a name stands that its form or its neighbours tell to be a company's."""
    for start, end in _every(text):
        begin = _begin(text, start, end)
        name = text.clean[begin:end]
        if name and name.lower() not in _NO_COMPANIES and not is_central_bank(name):
            yield begin, end


def _begin(text: Prose, start: int, end: int) -> int:
    """Return where a name begins behind a full stop, an article or “Zulieferer”."""
    for pattern in (_STOP, _OPENING):
        lead = pattern.match(text.clean[start:end])
        start += lead.end() if lead else 0
    first, _blank, rest = text.clean[start:end].partition(" ")
    nouns, joined = _nouns(text.language)
    is_noun = first.lower() in nouns or (joined and joined.fullmatch(first.lower()))
    return (
        start + len(first) + 1 if rest and is_noun and text.language == "de" else start
    )


def is_central_bank(name: str) -> bool:
    """Tell whether a name is that of a central bank, which is no company."""
    return _CENTRAL.search(name) is not None


def _every(text: Prose) -> Iterator[tuple[int, int]]:
    for pattern in (_known(), _HEADED, _QUOTED, _GREEK):
        yield from (match.span() for match in pattern.finditer(text.clean))
    yield from (match.span("name") for match in _LEADS.finditer(text.clean))
    for pattern in (_SHARES, _apposition(text.language)):
        for match in pattern.finditer(text.clean):
            name = name_before(text.clean, match.start())
            if name is not None:
                yield name
    yield from _reporting(text)
    yield from _introduced(text)


def _reporting(text: Prose) -> Iterator[tuple[int, int]]:
    """“Costa Brava Hoteles registró …”: two words or more that open a sentence and report."""
    starts = {sentence.start for sentence in text.sentences}
    for match in _REPORTS.finditer(text.clean):
        name = name_before(text.clean, match.start())
        if name is None or " " not in text.clean[name[0] : name[1]]:
            continue
        if any(name[0] - article in starts for article in range(_ARTICLE + 1)):
            yield name


def _introduced(text: Prose) -> Iterator[tuple[int, int]]:
    """“the shipbuilder Carraway Marine”, “Der Zulieferer Hölscher”, “la cadena Costa Brava”."""
    nouns, joined = _nouns(text.language)
    for word, place in zip(text.small, text.words, strict=True):
        known = word in nouns or (joined is not None and joined.fullmatch(word))
        if not known or text.clean[place.end : place.end + 1] != " ":
            continue
        if text.clean[place.start].isupper() and text.language != "de":
            continue
        begin = place.end + 1
        adjective = _ADJECTIVE.match(text.clean, begin)
        name = name_after(text.clean, adjective.end() if adjective else begin)
        if name is not None:
            yield name


@functools.cache
def _known() -> re.Pattern[str]:
    names = sorted(
        {form for form, _name in entries("financial", "companies", None)},
        key=lambda name: (-len(name), name),
    )
    openings = "".join(sorted({re.escape(name[0]) for name in names}))
    return re.compile(
        rf"(?<![\w.&-])(?=[{openings}])(?:{'|'.join(map(re.escape, names))})(?![\w&-])"
    )


@functools.cache
def _nouns(
    language: str | None,
) -> tuple[frozenset[str], re.Pattern[str] | None]:
    """Return the words as they are, and a pattern for those that others are joined to."""
    forms = [form for form, _name in entries("financial", "company_words", language)]
    stems = [re.escape(form.rstrip("*")) for form in forms if form.endswith("*")]
    joined = re.compile(rf"\w*(?:{'|'.join(stems)})") if stems else None
    return frozenset(form for form in forms if not form.endswith("*")), joined


@functools.cache
def _apposition(language: str | None) -> re.Pattern[str]:
    """Return a pattern for what follows the name in “Brightwell, the grocer”."""
    nouns = "|".join(sorted(map(re.escape, _nouns(language)[0]))) or "company"
    return re.compile(
        rf", (?:the|a|an|une?|le|la|el|il|een|en|ett) (?:[\w’'-]+ ){{0,4}}?(?:{nouns})(?!\w)"
    )
