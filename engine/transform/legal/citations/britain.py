"""How law of the United Kingdom is cited."""

import re

from engine.transform.legal.authority import Authority
from engine.transform.legal.citations.form import Form, Groups

_NAME = (
    r"(?:[A-Z][\w'’-]{1,30},? (?:\([A-Z][\w ]{2,40}\) )?(?:(?:of|and|the|to|for|in|on|etc\.?) ){0,2}){1,8}"
    r"(?:Act|Regulations|Order|Rules) (?P<year>1[2-9]\d{2}|20\d{2})"
)
_NUMBER = r"\d{1,4}[A-Z]{0,2}(?:\(\w{1,4}\)){0,4}(?:[-–]\d{1,4})?"
_PIN = rf"(?:[Ss]ections?|[Ss]s?\.?|[Rr]egulations?|[Ss]chedule|[Ss]ch\.?|[Pp]aragraph|para\.?) ?{_NUMBER}"


def _court(groups: Groups) -> Authority:
    court = groups["court"] or ""
    if court.startswith(("UKSC", "UKHL", "UKPC", "AC")):
        return "supreme court"
    return "appeal court" if court.startswith(("EWCA", "CSIH", "NICA")) else "court"


FORMS = (
    Form(
        re.compile(
            r"\[[12]\d{3}\] (?P<court>UKSC|UKHL|UKPC|EWCA (?:Civ|Crim)|EWHC|EWFC|UKUT|UKFTT|UKEAT|EAT"
            r"|CSIH|CSOH|NICA|NIQB|UKSIAC) \d{1,5}(?: \([A-Z][A-Za-z]{1,9}\))?"
        ),
        "case",
        "UK",
        _court,
    ),
    Form(
        re.compile(
            r"\[[12]\d{3}\] (?:\d )?(?P<court>AC|QB|KB|Ch|Fam|WLR|All ER(?: \(\w{2,5}\))?|ICR|IRLR|BCLC|Lloyd['’]s Rep"
            r"|Cr App R) \d{1,5}"
        ),
        "case",
        "UK",
        _court,
    ),
    Form(
        re.compile(rf"(?<!\w)(?P<law>{_NAME})(?:,? (?P<pin>{_PIN}))?"),
        "statute",
        "UK",
        lambda groups: _written(groups["law"]),
        "{law}",
    ),
    Form(
        re.compile(
            rf"(?<!\w)(?P<pin>{_PIN})(?: (?:and|to|or) {_NUMBER})? of the (?P<law>{_NAME})"
        ),
        "statute",
        "UK",
        lambda groups: _written(groups["law"]),
        "{law}",
    ),
)


def _written(law: str | None) -> Authority:
    return "law" if "Act " in (law or "") else "government"
