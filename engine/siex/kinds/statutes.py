"""Laws that are written small: "code du travail", "ley de costas", "plan- och bygglagen"."""

import functools

from engine.siex.kinds.names import affixes, listed

_LAWS = listed("grunnloven grundlagen brottsbalken σύνταγμα")
_LAST_ENDS = (
    *("grondwet", "wetboek", "įstatymas", "įstatymą", "įstatymo"),
    *("kodeksas", "kodeksą", "kodekso"),
)
_ENDS = (
    *("förordningen", "balken", "lagen", "loven", "lova", "forskriften"),
    *("forordningen", "direktivet", *_LAST_ENDS),
)
_NO_LAWS = listed("lagen loven lova balken underlagen fotbalken")
_ACTS = {
    "es": listed("ley"),
    "fr": listed("loi"),
    "it": listed("legge"),
    "pt": listed("lei"),
    "nl": listed("wet"),
    "el": listed("νόμος νόμο νόμου νόμοι"),
}
"""Words for an act: what follows names it, if it is no law of nature."""
_RULES = {
    "es": listed("código reglamento directiva decreto ordenanza estatuto"),
    "fr": listed("code règlement directive décret ordonnance"),
    "it": listed("codice regolamento direttiva decreto statuto"),
    "pt": listed("código regulamento diretiva decreto estatuto regime"),
    "el": listed("κώδικας κώδικα κανονισμός κανονισμό οδηγία"),
}
"""Words for an act and for much else: what follows tells of what field of law it is."""
_NONE = frozenset[str]()
_FIELDS = affixes(
    """
    civil pénal penal bürgerlich burgerlijk strafrecht αστικ ποινικ consum consomm
    commerc comerc comérc travail trab lavor trabalh tribut social impôt urban
    environn ambient aménag données datos dati dados protec protez proteç priva
    propri propied route voirie strada estrada circula tránsito transport proce
    procé élector elector elettor famill famil rural forest marché appalt contrat
    societ sociét socied santé monét insolv crisi concurs minier minas naviga assur
    mutual patrim beni machin máquin macchin européen europe ministe legisla législa
    régional regional οδικ εργα
    """
)
_OF_NATURE = affixes(
    """
    probab normal binom potenc potenz potên puiss distrib gravi conserv ofert offre
    offert demand grand mercado selva jungle giungla tali silen natur physi físic
    fisic propor caus attra atrac atraç escal échel scala mínim moind azar hasard
    omert grandes βαρύτ φύσ zwaart plus
    """
)
_AND = listed("y et e en και")


@functools.lru_cache(2_000)
def is_statute(small: str, language: str) -> bool:
    """Tell whether words without a capital name a law."""
    words = small.replace("’", "'").split()
    if len(words) == 1 or "- och " in small or "- og " in small:
        return small in _LAWS or (small.endswith(_ENDS) and small not in _NO_LAWS)
    first, rest = words[0], [word.split("'")[-1] for word in words[1:]]
    acts = _ACTS.get(language, _NONE)
    if first in acts:
        return rest[0] not in _AND and not _begins(rest, _OF_NATURE)
    if first in _RULES.get(language, _NONE):
        return _begins(rest, _FIELDS)
    if words[-1].endswith(_LAST_ENDS) or small.startswith("real decreto"):
        return True
    return words[-1] in acts and first.endswith(("ικό", "ικός", "ικού"))


def _begins(words: list[str], beginnings: tuple[str, ...]) -> bool:
    return any(word.startswith(beginnings) for word in words)
