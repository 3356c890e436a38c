"""How Spanish, Italian, Portuguese, Dutch, Norwegian, Greek and Lithuanian law is cited."""

import re

from engine.transform.legal.authority import Authority
from engine.transform.legal.citations.form import Form, Groups

_DAY_ES = r"(?:, de \d{1,2} de [^\W\d]{4,10})?"


def _by_law(groups: Groups) -> Authority:
    law = (groups.get("law") or "").lower()
    if re.match(
        r"constituci|costituz|cost\.|constituiç|grondwet|gw$|grunnlov|σύνταγμ|konstituc",
        law,
    ):
        return "constitution"
    return (
        "government"
        if re.match(r"real decreto(?!-ley)|portaria|d\.?p\.?r|forskrift", law)
        else "law"
    )


SPAIN = (
    Form(
        re.compile(
            r"(?<!\w)(?P<pin>(?i:artículos?|arts?\.) ?\d{1,4}(?:\.\d{1,2})?(?: (?:bis|ter))?) (?:de la|del) "
            r"(?P<law>Código (?:Civil|Penal|de Comercio)|Constitución(?: Española)?|Estatuto de los Trabajadores)"
        ),
        "statute", "ES", _by_law, "{law}, {pin}",
    ),
    Form(
        re.compile(rf"(?<!\w)(?P<law>Ley(?: Orgánica)?|Real Decreto(?:-ley| Legislativo)?) (?P<number>\d{{1,4}}/[12]\d{{3}}){_DAY_ES}"),
        "statute", "ES", _by_law, "{law} {number}",
    ),
    Form(
        re.compile(r"(?<!\w)(?P<court>STS|STC|SAP|STSJ)(?: [A-Z][\w]{2,15})? (?P<number>\d{1,5}/[12]\d{3})"),
        "case", "ES",
        lambda groups: "supreme court" if groups["court"] in ("STS", "STC") else "appeal court",
        "{court} {number}",
    ),
)  # fmt: skip

ITALY = (
    Form(
        re.compile(
            r"(?<!\w)(?P<pin>(?i:articol[oi]|artt?\.) ?\d{1,4}(?:-(?:bis|ter|quater))?(?:,? (?:comma|co\.) ?\d{1,2})?) (?:del(?:la|lo)? )?"
            r"(?P<law>(?i:codice (?:civile|penale|di procedura (?:civile|penale)|del consumo))|c\.p\.[cp]\.|c\.[cp]\.|Costituzione|Cost\.)"
        ),
        "statute", "IT", _by_law, "{law}, {pin}",
    ),
    Form(
        re.compile(
            r"(?<!\w)(?P<law>(?i:legge|decreto legislativo|decreto-legge|d\.?lgs\.?|d\.?l\.|l\.|d\.?p\.?r\.?))(?: \d{1,2}°? [^\W\d]{4,9} [12]\d{3},?)?"
            r" (?:n\. ?)(?P<number>\d{1,4}(?:/[12]?\d{3})?)"
        ),
        "statute", "IT", _by_law, "{law} n. {number}",
    ),
    Form(
        re.compile(r"(?<!\w)(?i:cass)\.(?: (?:civ|pen|sez|un|lav|[IVX]{1,4})\.?,?){0,4}(?: \d{1,2} [^\W\d]{4,9} [12]\d{3},)? n\. ?(?P<number>\d{1,6}(?:/\d{2,4})?)"),
        "case", "IT", "supreme court", "Cass. n. {number}",
    ),
)  # fmt: skip

PORTUGAL = (
    Form(
        re.compile(
            r"(?<!\w)(?P<pin>(?i:artigos?|arts?\.) ?\d{1,4}\.?[º°]?(?:-[A-Z])?(?:, n\.[º°] ?\d)?) d[ao] "
            r"(?P<law>Código (?:Civil|Penal|do Trabalho|de Processo Civil|Comercial)|Constituição)"
        ),
        "statute", "PT", _by_law, "{law}, {pin}",
    ),
    Form(
        re.compile(r"(?<!\w)(?P<law>Lei|Decreto-Lei|Portaria|Decreto Regulamentar) n\.[º°o] ?(?P<number>\d{1,4}(?:-[A-Z])?/\d{2,4})"),
        "statute", "PT", _by_law, "{law} n.º {number}",
    ),
)  # fmt: skip

NETHERLANDS = (
    Form(
        re.compile(
            r"(?<!\w)(?P<pin>(?i:artikel(?:en)?|art\.) ?\d{1,4}[a-z]?(?::\d{1,4}[a-z]?)?(?:,? lid \d{1,2})?)(?: van (?:het|de))? "
            r"(?P<law>BW|Burgerlijk Wetboek|Sr|Sv|Rv|Awb|Gw|Grondwet|WvSr|WvK|Fw)(?!\w)"
        ),
        "statute", "NL", _by_law, "{law}, {pin}",
    ),
    Form(re.compile(r"(?<!\w)(?:HR|NJ) [12]\d{3}/\d{1,4}"), "case", "NL", "supreme court"),
)  # fmt: skip

NORWAY = (
    Form(
        re.compile(
            r"(?<!\w)(?P<law>[^\W\d]{2,40}loven|Grunnloven|[^\W\d]{2,40}forskriften) (?P<pin>§§? ?\d{1,3}(?:[-–]\d{1,3})?(?: ?[a-z](?!\w))?)"
        ),
        "statute", "NO", _by_law, "{law} {pin}",
    ),
    Form(re.compile(r"(?<!\w)Rt\. ?[12]\d{3} ?(?:s\. ?|side |-)\d{1,4}"), "case", "NO", "supreme court"),
    Form(re.compile(r"(?<!\w)HR-[12]\d{3}-\d{1,5}-[A-Z]"), "case", "NO", "supreme court"),
    Form(re.compile(r"(?<!\w)L[ABEFGHS]-[12]\d{3}-\d{1,6}"), "case", "NO", "appeal court"),
    Form(re.compile(r"(?<!\w)(?:LOV|FOR)-[12]\d{3}-\d{2}-\d{2}-\d{1,5}"), "statute", "NO", "law"),
)  # fmt: skip

GREECE_AND_LITHUANIA = (
    Form(
        re.compile(r"(?<!\w)(?P<pin>(?i:άρθρ(?:ο|ου|α)|αρ\.) ?\d{1,4}(?: παρ\. ?\d{1,2})?)(?: του)? (?P<law>ΑΚ|ΠΚ|ΚΠολΔ|Συντάγματος|Σ)(?!\w)"),
        "statute", "GR", _by_law, "{law}, {pin}",
    ),
    Form(re.compile(r"(?<!\w)(?:ν|Ν|νόμος|π\.δ)\.? ?\d{1,5}/[12]\d{3}"), "statute", "GR", "law"),
    Form(
        re.compile(
            r"(?<!\w)(?P<law>Civilinio kodekso|Baudžiamojo kodekso|Darbo kodekso|Konstitucijos|CK|DK|BK) (?P<pin>\d{1,3}(?:\.\d{1,3})? straipsn(?:is|io|į|yje|iu))"
        ),
        "statute", "LT", _by_law, "{law} {pin}",
    ),
)  # fmt: skip

FORMS = (*SPAIN, *ITALY, *PORTUGAL, *NETHERLANDS, *NORWAY, *GREECE_AND_LITHUANIA)
