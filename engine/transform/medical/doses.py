"""How much of a medicine, by which way and how often, as the note writes it."""

import re
from typing import NamedTuple

from engine.transform.prose.text import Prose

_GAP = r"[ \t]{0,2}(?:,|\(|tablets?|tabl\.?|tab\.?|caps\.?|kapslar|mixtur|inj\.?)?[ \t]{0,2}"
_DOSE = re.compile(
    rf"{_GAP}(?P<it>\d{{1,5}}(?:[.,]\d{{1,3}})?(?:[-–]\d{{1,5}})? ?(?:mg|g|mcg|mkg|[µμu]g|mikrogram|microgramos?|microgrammi|microgrammes?|ml|mL|IE|IU|E|units?|enheter|mmol|puffs?|drops)"
    r"(?:/(?:kg|h|hr|ml|dag|day|dygn|d))?)(?!\w)"
)
_ROUTE = re.compile(
    rf"{_GAP}(?P<it>(?i:p\.?o\.?|per os|orally|oral|by mouth|peroralt|oralt|i\.?v\.?|intravenous(?:ly)?|intravenöst|i\.?m\.?"
    r"|intramuscular(?:ly)?|intramuskulärt|s\.?c\.?|subcutaneous(?:ly)?|subkutant|inhaled|inhalerat|inhalation|nebuli[sz]ed"
    r"|topical(?:ly)?|rectal(?:ly)?|rektalt|sublingual(?:ly)?|per voie orale|vía oral|peroral))(?!\w)"
)
_FREQUENCY = re.compile(
    rf"{_GAP}(?P<it>(?i:(?:once|twice|three times|four times|\d (?:times|gånger|ggr)|en gång|två gånger|tre gånger|einmal|zweimal|dreimal"
    r"|une fois|deux fois|trois fois|una vez|dos veces|tres veces|una volta|due volte|tre volte|uma vez|duas vezes|três vezes|eenmaal|tweemaal|driemaal|to ganger|tre ganger|μία φορά|δύο φορές|τρεις φορές|kartą|du kartus|tris kartus)(?: (?:a|per|om|par|al|pro|por|la|την|daags|daglig) ?(?:day|dag|dagen|jour|día|tag|giorno|dì|dia|ημέρα|dieną|døgn)?| daily| dagligen"
    r"| täglich)?|every \d{1,2} ?(?:hours?|h|hrs|days?)|var \d{1,2}:?e timme|alle \d{1,2} stunden|toutes les \d{1,2} heures|cada \d{1,2} horas"
    r"|de \d{1,2} em \d{1,2} horas|ogni \d{1,2} ore|hver \d{1,2}\.? time|elke \d{1,2} uur|kas \d{1,2} val\.?|\d ?dd ?\d{1,2}|le (?:matin|soir)|al (?:mattino|giorno|dì)|por dia|per dag|ved behov|zo nodig|al bisogno|se necessário|[x×] ?[1-6]|daily|dagligen|täglich|par jour|al día|weekly|nightly|at night|till natten|on demand|as needed|when required|vid behov|bei bedarf"
    r"|si besoin|si precisa|prn|b\.?d|b\.?i\.?d|t\.?d\.?s|t\.?i\.?d|q\.?d\.?s|q\.?i\.?d|o\.?d|nocte|\d ?[x×] ?\d|\d-\d-\d(?:-\d)?))(?!\w)"
)


class Use(NamedTuple):
    """What follows a medicine's name, and where that ends."""

    dose: str | None
    route: str | None
    frequency: str | None
    end: int


def use(text: Prose, end: int) -> Use:
    """Return the dose, the way and the frequency that follow a medicine's name."""
    found: dict[str, str] = {}
    patterns = {"dose": _DOSE, "route": _ROUTE, "frequency": _FREQUENCY}
    matched = True
    while matched and len(found) < len(patterns):
        matched = False
        for name, pattern in patterns.items():
            match = pattern.match(text.clean, end) if name not in found else None
            if match is not None:
                found[name], end, matched = match["it"], match.end(), True
    return Use(found.get("dose"), found.get("route"), found.get("frequency"), end)
