"""How acts and courts of the European Union are cited, in eleven languages."""

import re

from engine.transform.legal.citations.form import Form, Groups
from engine.transform.legal.models import Jurisdiction

_ACT = (
    r"(?:(?i:(?:(?:Council|Commission) )?(?:Implementing |Delegated |Framework )?(?:Regulations?|Directives?|Decisions?)"
    r"|(?:genomförande|ram|delegerade )?(?:förordning(?:en)?|direktiv(?:et)?|beslut(?:et)?)"
    r"|(?:Durchführungs)?(?:verordnung|richtlinie|beschluss)|règlement|décision|reglamento"
    r"|directiva|decisión|regolamento|direttiva|decisione|regulamento|diretiva|decisão"
    r"|(?:uitvoerings)?(?:verordening|richtlijn|besluit)|forordning(?:en)?"
    r"|κανονισμ(?:ός|ό|ού|οί)|οδηγί(?:α|ας|ες)|απόφασ(?:η|ης)|reglament(?:as|ą|o|ui|e)"
    r"|direktyv(?:a|ą|os|oje)|sprendim(?:as|ą|o))"
    r"(?: \w{2,14}){0,3}?)"
)
_BODY = (
    "EU|EC|EEC|UE|CE|CEE|EG|EWG|EEG|EØF|EF|ΕΕ|ΕΚ|ΕΟΚ|ES|EB|EEB|Euratom|RIF|JHA|JAI|JI"
)
_NUMBER = r"(?:No\.? |nr\.? |Nr\. |n[.°ºo]{1,2} ?|núm\. |αριθ\. )?"
_LINK = (
    r"(?: (?:of|i|der|des|du|de la|de l[’']|del|della|do|da|van|av|του|της|in)| dell[’']|)"
    r"(?: the)?(?: Regulation)? ?"
)
_STEP = (
    r"(?:\(\d{1,3}\)|\([a-z]{1,2}\)|[.:]\d{1,3}(?:\.[º°])?"
    r"|(?:,| ) ?(?:Abs\.|Absatz|UAbs\.|Buchst\.|lit\.|Satz|para(?:graph)?\.?|punkt(?:en)?|st\."
    r"|stycket|leden?|apartado|letra|paragrafo|par\.|lettera|lid|onder|nr\.?|bokstav|alinéa"
    r"|paragraphe|point|n\.º|alínea|παρ\.|παράγραφος|dalis|punktas) ?(?:\d{1,3}[a-z]?|[a-z])(?!\w)"
    r"| ?§§? ?\d{1,2}(?!\w))"
)
_MORE = rf"(?:(?:,| and| or| och| und| et| y| e| en| og| to| till| bis| à| a| tot| και| ir|[-–]) ?\d{{1,3}}[a-z]?{_STEP}{{0,3}}){{0,4}}"
ARTICLE = (
    r"(?P<pin>(?i:articles?|artikel[n]?|artikkel|artículos?|articol[oi]|artigos?|art\.|άρθρ(?:ο|ου|α)"
    r"|straipsn(?:is|io|į))"
    rf" ?\d{{1,3}}[a-z]?(?:\.[º°])?{_STEP}{{0,4}}{_MORE})"
)
_SHORT_ACT = r"GDPR|DSGVO|DS-GVO|RGPD|AVG|ΓΚΠΔ|BDAR|dataskyddsförordningen|personvernforordningen"
_CASE_WORD = (
    r"(?:(?i:(?:joined )?cases?|(?:de )?(?:förenade )?mål(?:en|et)?|rechtssachen?|rs\.|affaires?|aff\.|asuntos?"
    r"|caus[ae]|processos?|za(?:ak|ken)|sak(?:en)?|bylos?e?) )?"
)


def _country(groups: Groups) -> Jurisdiction:
    code = groups["country"] or ""
    known: dict[str, Jurisdiction] = {
        "EU": "EU", "CE": "EU", "SE": "SE", "DE": "DE", "FR": "FR", "ES": "ES", "IT": "IT",
        "PT": "PT", "NL": "NL", "NO": "NO", "EL": "GR", "GR": "GR", "LT": "LT", "UK": "UK",
    }  # fmt: skip
    return known.get(code, "other")


_ACT_BODY = rf"{_ACT} ?(?:\((?:{_BODY})(?:, ?Euratom)?\)|(?:{_BODY})) ?{_NUMBER}(?P<number>\d{{1,4}}/\d{{1,4}})(?!/)"
_ACT_TAIL = rf"{_ACT} ?{_NUMBER}(?P<number>\d{{2,4}}/\d{{1,4}}/(?:{_BODY}))(?!\w)"

FORMS = (
    Form(
        re.compile(rf"(?<!\w)(?:{ARTICLE}{_LINK})?{_ACT_BODY}"),
        "eu act",
        "EU",
        "eu",
        "(EU) {number}",
    ),
    Form(
        re.compile(rf"(?<!\w)(?:{ARTICLE}{_LINK})?{_ACT_TAIL}"),
        "eu act",
        "EU",
        "eu",
        "{number}",
    ),
    Form(
        re.compile(rf"(?<!\w){ARTICLE}{_LINK}(?P<act>{_SHORT_ACT})(?!\w)"),
        "eu act",
        "EU",
        "eu",
        "(EU) 2016/679",
    ),
    Form(
        re.compile(
            r"(?<![\w.])(?:CELEX:? ?)?(?P<number>[1-9CE](?:19|20)\d{2}[A-Z]{1,2}\d{4}(?:\(\d\d?\))?)(?!\w)"
        ),
        "eu act",
        "EU",
        "eu",
        "CELEX {number}",
    ),
    Form(
        re.compile(
            rf"(?<![\w-]){_CASE_WORD}(?P<number>[CTF][-‑–]\d{{1,4}}/\d{{2}})(?: P(?!\w))?(?!\d)"
        ),
        "case",
        "EU",
        "eu",
        "{number}",
    ),
    Form(
        re.compile(
            r"(?<!\w)(?:ECLI:)?(?P<country>(?<=ECLI:)[A-Z]{2}|EU):[A-Z0-9]{1,7}:[12]\d{3}:[A-Z0-9](?:[A-Z0-9.]{0,24}[A-Z0-9])?"
        ),
        "case",
        _country,
        lambda groups: "eu" if groups["country"] in ("EU", "CE") else "court",
    ),
)
