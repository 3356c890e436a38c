"""How German law is cited."""

import re

from engine.transform.legal.authority import Authority
from engine.transform.legal.citations.form import Form, Groups

_STEP = r"(?: ?(?:Abs|Absatz|S|Satz|Nr|Nummer|Hs|Halbs|Alt|lit|Var|UAbs)\.? ?(?:\d{1,3}[a-z]?|[a-z])(?!\w)| (?:ff?\.|i\. ?V\. ?m\.))"
_CODES = (
    r"BGB|HGB|StGB|ZPO|StPO|AktG|GmbHG|UWG|UrhG|BDSG|InsO|SGB [IVX]{1,5}|VwGO|VwVfG|AO|EStG|KSchG|GVG"
    r"|[A-Z][A-Za-zäöü]{0,12}(?:G|GB|O|VO|V)"
)
_COURT = r"BGH|BVerfG|BAG|BSG|BFH|BVerwG|(?:OLG|LG|AG|VG|OVG|ArbG|LAG|FG|KG)(?: [A-ZÄÖÜ][\wäöüß.]{2,20})?"
_FILE = r"(?:[IVX]{1,5}|\d{1,2})[a-z]? (?:[A-Z][A-Za-z]{0,5}|\([A-Za-z]{2,4}\)) ?(?:\([A-Za-z]{1,4}\) )?\d{1,5}/\d{2}"
_BETWEEN = (
    r"(?:(?:,|Urteil|Urt\.|Beschluss|Beschl\.|vom|v\.|Az\.:?|Aktenzeichen:?|[-–]|\d{1,2}\. ?\d{1,2}\. ?\d{4}"
    r"|\d{1,2}\. [A-ZÄ][a-zä]{2,8} \d{4}) ?){0,7}"
)


def _court(groups: Groups) -> Authority:
    court = groups["court"] or ""
    if court.startswith("B"):
        return "supreme court"
    return "appeal court" if court.startswith(("OLG", "KG", "OVG", "LAG")) else "court"


FORMS = (
    Form(
        re.compile(
            rf"§§? ?(?P<pin>\d{{1,4}}[a-z]?{_STEP}{{0,6}}) (?P<law>{_CODES})(?!\w)"
        ),
        "statute",
        "DE",
        "law",
        "{law} § {pin}",
    ),
    Form(
        re.compile(
            rf"(?<!\w)(?P<pin>Art(?:\.|ikel) ?\d{{1,3}}[a-z]?{_STEP}{{0,5}}) (?P<law>GG|Grundgesetz|EGBGB|BayVerf)(?!\w)"
        ),
        "statute",
        "DE",
        lambda groups: "law" if groups["law"] == "EGBGB" else "constitution",
        "{law} {pin}",
    ),
    Form(
        re.compile(rf"(?<!\w)(?P<court>{_COURT}) ?{_BETWEEN}(?P<file>{_FILE})"),
        "case",
        "DE",
        _court,
        "{court} {file}",
    ),
    Form(
        re.compile(
            r"(?<!\w)(?P<court>BGHZ|BGHSt|BVerfGE|BVerwGE|BAGE|BFHE) \d{1,3}, \d{1,4}"
        ),
        "case",
        "DE",
        "supreme court",
    ),
    Form(
        re.compile(r"(?<!\w)(?:Az\.|Aktenzeichen):? ?(?P<file>" + _FILE + ")"),
        "case",
        "DE",
        "court",
        "{file}",
    ),
)
