"""How Swedish law is cited."""

import re

from engine.transform.legal.authority import Authority
from engine.transform.legal.citations.form import Form, Groups

_CONSTITUTION = re.compile(
    r"regeringsform|tryckfrihetsförordning|yttrandefrihetsgrundlag|successionsordning"
    r"|^(?:RF|TF|YGL|SO)$",
    re.IGNORECASE,
)
_SHORT = (
    "RF|TF|YGL|BrB|RB|ABL|FB|JB|MB|AvtL|KöpL|SkL|OSL|PUL|LAS|MBL|IL|FL|FPL|UB|ÄktB|ÄB"
)
_LAW_WORD = (
    r"(?:[^\W\d]{0,60}(?:lagen|balken|formen|förordningen|ordningen|grundlagen|kungörelsen"
    rf"|stadgan|lag|balk|förordning|kungörelse)|{_SHORT})"
)
_SECTION = r"\d{1,3}(?: ?[a-z](?!\w))?(?:[-–]\d{1,3}(?: ?[a-z](?!\w))?)? ?§§?"
_PART = (
    r"(?: (?:(?:första|andra|tredje|fjärde|femte) (?:stycket|punkten|meningen)"
    r"|\d{1,2} ?(?:st|p)\.?(?!\w))){0,3}"
)


def _written_law(groups: Groups) -> Authority:
    law = groups.get("law") or ""
    if _CONSTITUTION.search(law):
        return "constitution"
    return "government" if re.search(r"förordning|kungörelse", law) else "law"


_COURTS: dict[str, Authority] = {
    "NJA": "supreme court",
    "HFD": "supreme court",
    "RÅ": "supreme court",
    "RA": "supreme court",
    "AD": "supreme court",
    "RH": "appeal court",
    "MÖD": "appeal court",
    "MIG": "appeal court",
    "PMÖD": "appeal court",
}


def _court(groups: Groups) -> Authority:
    return _COURTS.get(groups["court"] or "", "court")


FORMS = (
    Form(
        re.compile(
            rf"(?<![\w§])(?P<pin>(?:\d{{1,3}}(?: ?[a-z])? ?kap\.?,? )(?:{_SECTION}{_PART})?|{_SECTION}{_PART})"
            rf" ?(?:i )?(?P<law>{_LAW_WORD})(?!\w)(?: \((?P<sfs>[12]\d{{3}}:\d{{1,4}})\))?"
        ),
        "statute",
        "SE",
        _written_law,
        "{law}",
    ),
    Form(
        re.compile(
            r"(?<![\w§])(?P<pin>\d{1,3}(?: ?[a-z])? ?kap\.?,? \d{1,3}(?: ?[a-z])? ?§"
            rf"{_PART})"
        ),
        "statute",
        "SE",
        "law",
    ),
    Form(
        re.compile(
            rf"(?<!\w)(?P<law>{_LAW_WORD})(?: (?:om|med) [^.,;()\n]{{3,90}}?)? \((?P<sfs>[12]\d{{3}}:\d{{1,4}})\)"
        ),
        "statute",
        "SE",
        _written_law,
        "SFS {sfs}",
    ),
    Form(
        re.compile(r"(?<!\w)SFS (?P<sfs>[12]\d{3}:\d{1,4})"),
        "statute",
        "SE",
        "law",
        "SFS {sfs}",
    ),
    Form(
        re.compile(r"(?<!\w)(?!SFS)[A-ZÅÄÖ]{1,6}-?FS [12]\d{3}:\d{1,4}"),
        "statute",
        "SE",
        "agency",
    ),
    Form(
        re.compile(
            r"(?<!\w)(?P<court>NJA|HFD|RÅ|RA|AD|RH|MÖD|MIG|PMÖD) (?P<year>[12]\d{3})"
            r"(?::\d{1,4}| ?,? ?(?:s|ref|nr|not)\.? ?\d{1,4}(?: ?[IV]{1,3}(?!\w))?)"
        ),
        "case",
        "SE",
        _court,
    ),
    Form(
        re.compile(
            r"(?<!\w)(?i:prop)\. ?[12]\d{3}(?:/\d{2,4})?:\d{1,3}(?!\d)(?: ?,? s\. ?\d{1,4})?"
            r"|(?<!\w)SOU [12]\d{3}:\d{1,3}|(?<!\w)Ds [12]\d{3}:\d{1,3}"
            r"|(?<!\w)(?i:bet|rskr|mot)\. ?[12]\d{3}/\d{2,4}:[A-ZÅÄÖa-zåäö]{0,4}\d{1,4}"
        ),
        "preparatory works",
        "SE",
        "preparatory works",
    ),
)
