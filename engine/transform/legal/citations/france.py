"""How French law is cited."""

import re

from engine.transform.legal.authority import Authority
from engine.transform.legal.citations.form import Form, Groups

_CODE = (
    r"Code (?:civil|pénal|électoral|forestier|rural|monétaire et financier|général des impôts"
    r"|de procédure (?:civile|pénale)|(?:de |du |des )(?:la |l[’'])?[^\W\d]{3,20}(?: (?:et|de la|de l[’']|des) ?[^\W\d]{3,20})?)"
)
_NUMBER = r"(?:n[°ºo] ?)"
_DAY = r"\d{1,2}(?:er)? [^\W\d]{3,9} \d{4}"


def _court(groups: Groups) -> Authority:
    return (
        "appeal court" if (groups["court"] or "").startswith("CA") else "supreme court"
    )


FORMS = (
    Form(
        re.compile(
            r"(?<!\w)(?P<pin>(?i:articles?|art\.) (?:[LRD]\.? ?)?\d{1,4}(?:-\d{1,3}){0,3}(?: et suivants)?(?:,? alinéa \d)?)"
            rf" du (?P<law>(?i:{_CODE}))"
        ),
        "statute",
        "FR",
        "law",
        "{law}, {pin}",
    ),
    Form(
        re.compile(
            r"(?<!\w)(?P<pin>(?i:article) \d{1,3}(?:-\d)?) de la (?P<law>Constitution)(?!\w)"
        ),
        "statute",
        "FR",
        "constitution",
        "{law}, {pin}",
    ),
    Form(
        re.compile(
            rf"(?<!\w)(?P<act>(?i:loi(?: organique)?|décret|ordonnance|arrêté)) {_NUMBER}(?P<number>\d{{2,4}}-\d{{1,5}})(?: du {_DAY})?"
        ),
        "statute",
        "FR",
        lambda groups: (
            "law" if (groups["act"] or "").lower().startswith("loi") else "government"
        ),
        "{act} n° {number}",
    ),
    Form(
        re.compile(
            r"(?<!\w)(?P<court>Cass\.|CE|Cons\. const\.|CA [A-Z][\w-]{2,20})(?:,? ?\d(?:re|ère|e|ème)(?= civ| ch))?(?:,? (?:ass\. plén|civ|com|soc|crim|req|ch\. mixte)\.?)?"
            rf"(?:,? ?\d(?:re|ère|e|ème))?,? {_DAY},? (?:{_NUMBER}|pourvoi {_NUMBER})?(?P<number>\d{{2,6}}(?:-\d{{2,3}})?(?:\.\d{{3}})?)"
        ),
        "case",
        "FR",
        _court,
        "{court} {number}",
    ),
)
