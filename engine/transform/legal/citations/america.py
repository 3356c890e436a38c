"""How law of the United States is cited."""

import re

from engine.transform.legal.authority import Authority
from engine.transform.legal.citations.form import Form, Groups

_PART = r"(?:\([\w]{1,4}\)){0,6}"
_REPORTERS = (
    r"U\. ?S\.|S\. ?Ct\.|L\. ?Ed\.(?: ?2d)?|F\. ?Supp\.(?: ?[23]d)?|F\. ?[23]d|F\. ?4th|F\.|B\.R\."
    r"|Cal\.(?: App\.)?(?: ?[2-5](?:d|th))?|N\.[YE]\.(?: ?[23]d)?|A\. ?[23]d|P\. ?[23]d|So\. ?[23]d"
    r"|S\.W\. ?[23]d|N\.W\. ?2d|S\.E\. ?2d"
)


def _court(groups: Groups) -> Authority:
    reporter = (groups["reporter"] or "").replace(" ", "")
    if reporter in ("U.S.", "S.Ct.") or reporter.startswith("L.Ed."):
        return "supreme court"
    return "appeal court" if re.fullmatch(r"F\.(?:2d|3d|4th)?", reporter) else "court"


FORMS = (
    Form(
        re.compile(
            rf"(?<!\w)\d{{1,2}} U\. ?S\. ?C\.(?: ?A\.)? ?(?P<pin>§{{0,2}} ?\d{{1,5}}[a-z]{{0,3}}(?:-\d{{1,3}})?{_PART})"
        ),
        "statute",
        "US",
        "law",
    ),
    Form(
        re.compile(
            rf"(?<!\w)\d{{1,2}} C\. ?F\. ?R\. ?(?P<pin>(?:§{{0,2}} ?|[Pp]art )\d{{1,5}}(?:\.\d{{1,5}})?(?:-\d{{1,3}})?{_PART})"
        ),
        "statute",
        "US",
        "agency",
    ),
    Form(
        re.compile(
            r"(?<!\w)(?:\d{1,3} )?(?P<law>(?:Del|Pa|Vt|N\.H|R\.I)\. (?:C\.|Code|Stat\.|Gen\. Laws)(?: Ann\.)?|ILCS|Pa\.C\.S\.|V\.S\.A\."
            r"|(?:Cal|N\.Y|Tex|Fla|Mass|Mich|Ohio|Wash|Va|Ga|Colo|Ariz|Minn|Wis|Ind|Or|N\.J|N\.C|Conn|Md|Ill)\."
            r" (?:[A-Z][\w.]{1,12} (?:& )?){0,4}(?:Code|Law|Stat\.|Laws|Ann\.|Rev\. Stat\.)(?: Ann\.)?)"
            rf",? ?(?P<pin>(?:ch\. \d{{1,4}}, )?§§? ?\d{{1,5}}(?:[.:-]\d{{1,5}}){{0,3}}[a-z]?{_PART})"
        ),
        "statute",
        "US",
        "law",
    ),
    Form(
        re.compile(
            rf"(?<!\w)(?P<law>Fed\. ?R\. ?(?:Civ|Crim|App|Bankr)\. ?P\.|Fed\. ?R\. ?Evid\.) ?(?P<pin>\d{{1,4}}(?:\.\d)?{_PART})"
        ),
        "statute",
        "US",
        "court",
        "{law} {pin}",
    ),
    Form(
        re.compile(r"(?<!\w)\d{1,3} Fed\. ?Reg\. \d{1,3}(?:,?\d{3})?"),
        "statute",
        "US",
        "agency",
    ),
    Form(
        re.compile(r"(?<!\w)(?:Pub\. ?L\.|Public Law) (?:No\. )?\d{1,3}[-–]\d{1,4}"),
        "statute",
        "US",
        "law",
    ),
    Form(
        re.compile(
            r"(?<!\w)U\. ?S\. Const\.,? (?P<pin>(?:amend|art)\. [IVXLC]{1,6}(?:, § ?\d{1,2}(?:, cl\. ?\d)?)?)"
        ),
        "statute",
        "US",
        "constitution",
        "U.S. Const.",
    ),
    Form(
        re.compile(
            rf"(?<!\w)\d{{1,4}} (?P<reporter>{_REPORTERS}) \d{{1,5}}(?:, \d{{1,4}})?"
            r"(?: \([^()\n]{0,40}[12]\d{3}\))?"
        ),
        "case",
        "US",
        _court,
    ),
    Form(
        re.compile(
            r"(?<!\w)(?P<law>(?:[A-Z][\w'’-]{1,30} (?:(?:of|and|the|to|for|in|on) ){0,2}){1,7}Act) of [12]\d{3}"
        ),
        "statute",
        "US",
        "law",
    ),
)
