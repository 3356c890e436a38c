"""Laws that are written small: "code du travail", "ley de costas", "plan- och bygglagen"."""

import functools

from engine.siex.kinds.names import listed

_LAWS = listed("grunnloven grundlagen brottsbalken σύνταγμα")
_ENDS = (
    *("förordningen", "balken", "lagen", "loven", "lova", "forskriften"),
    *("forordningen", "direktivet", "grondwet", "wetboek"),
    *("įstatymas", "įstatymą", "įstatymo", "kodeksas", "kodeksą", "kodekso"),
)
_NO_LAWS = listed("lagen loven lova balken underlagen fotbalken")
_ACTS = listed("ley loi legge lei wet νόμος νόμο νόμου νόμοι")
"""Words for an act: what follows names it, if it is no law of nature."""
_RULES = listed(
    """
    code règlement directive décret ordonnance código reglamento directiva decreto
    ordenanza estatuto codice regolamento direttiva statuto regulamento diretiva regime
    κώδικας κώδικα κανονισμός κανονισμό οδηγία
    """
)
"""Words for an act and for much else: what follows tells of what field of law it is."""
_FIELDS = (
    *("civil", "pénal", "penal", "bürgerlich", "burgerlijk", "strafrecht", "αστικ"),
    *(
        "ποινικ",
        "consum",
        "consomm",
        "commerc",
        "comerc",
        "comérc",
        "travail",
        "trab",
        "lavor",
    ),
    *("trabalh", "tribut", "social", "impôt", "urban", "environn", "ambient", "aménag"),
    *("données", "datos", "dati", "dados", "protec", "protez", "proteç", "priva"),
    *("propri", "propied", "route"),
    *("voirie", "strada", "estrada", "circula", "tránsito", "transport", "proce"),
    *("procé", "élector", "elector", "elettor", "famill", "famil", "rural", "forest"),
    *("marché", "appalt", "contrat", "societ", "sociét", "socied", "santé", "monét"),
    *("insolv", "crisi", "concurs", "minier", "minas", "naviga", "assur"),
    *("mutual", "patrim", "beni", "machin", "máquin", "macchin", "européen", "europe"),
    *("ministe", "legisla", "législa", "régional", "regional", "οδικ", "εργα"),
)
_OF_NATURE = (
    *("probab", "normal", "binom", "potenc", "potenz", "potên", "puiss", "distrib"),
    *("gravi", "conserv", "ofert", "offre", "offert", "demand", "grand", "mercado"),
    *(
        "selva",
        "jungle",
        "giungla",
        "tali",
        "silen",
        "natur",
        "physi",
        "físic",
        "fisic",
    ),
    *("propor", "caus", "attra", "atrac", "atraç", "escal", "échel", "scala", "mínim"),
    *("moind", "azar", "hasard", "omert", "grandes", "βαρύτ", "φύσ", "zwaart", "plus"),
)
_AND = listed("y et e en και")


@functools.lru_cache(2_000)
def is_statute(small: str) -> bool:
    """Tell whether words without a capital name a law."""
    words = small.replace("’", "'").split()
    if len(words) == 1 or "- och " in small or "- og " in small:
        return small in _LAWS or (small.endswith(_ENDS) and small not in _NO_LAWS)
    if small.startswith("real decreto"):
        return True
    first, rest = words[0], [word.split("'")[-1] for word in words[1:]]
    if first in _ACTS:
        return rest[0] not in _AND and not _begins(rest, _OF_NATURE)
    if first in _RULES:
        return _begins(rest, _FIELDS)
    return words[-1].endswith(_ENDS[-8:]) or (
        words[-1] in _ACTS and words[0].endswith(("ικό", "ικός", "ικού"))
    )


def _begins(words: list[str], beginnings: tuple[str, ...]) -> bool:
    return any(word.startswith(beginnings) for word in words)
