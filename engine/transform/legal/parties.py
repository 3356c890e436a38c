"""Who takes part: names that the text ties to a role."""

import functools
import re
from collections.abc import Iterator

from engine.transform.legal.models import Party
from engine.transform.prose.lexicons import lexicon
from engine.transform.prose.names import NAME, name_after, name_before
from engine.transform.prose.text import Prose

_QUOTED = r"[\"“”„«'‘][ \u00a0]?(?P<{}>(?:[^\"“”„«»'‘’()\n]|(?<=\w)['’](?=\w)){{2,40}}?)[ \u00a0]?[\"“”»'’]"
_ALIAS = re.compile(
    rf"\((?:[\w ,.-]{{0,40}}?){_QUOTED.format('alias')}[^()\n]{{0,60}}\)"
    r"|, ?(?:hereinafter|hereafter|nedan|nachfolgend|im Folgenden|ci-après|en adelante|en lo sucesivo|di seguito|in prosieguo"
    r"|doravante|adiante|hierna|heretter|εφεξής|toliau)"
    rf"[\w ,-]{{0,30}}? ?{_QUOTED.format('other')}"
)
_DETAILS = re.compile(
    r"[,(]? ?(?i:org(?:anisations)?\.? ?(?:nr|nummer)|company (?:no|number)|reg(?:istered|istration)?|a company|ett bolag"
    r"|une société|eine Gesellschaft|with its|having its|whose|med säte|an? (?:[\w-]+ ){1,4}?(?:corporation|company|partnership|association|trust|charity))[^()\n]{0,120}$"
)
_ARTICLE = re.compile(
    r"^(?:(?:the|le|la|les|el|los|il|lo|de|het|der|die|das|den) |l[’'])(?=\S)",
    re.IGNORECASE,
)
_TITLE = r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Herr|Frau|M|Mme|Sr|Sra|Sig)\.? )?"
_REACH = 220
_SHORTEST, _ENDING = 3, 3
_CLAIMS = {
    "plaintiff": r"yrkade|yrkar|väckte talan|stämde|sued|klagte gegen|assigne|demandó",
    "defendant": r"bestred|bestrider|bestritt",
    "appellant": r"överklagade|överklagar|appealed",
}
_CLAIM = re.compile(
    rf"(?<![\w.])(?P<name>{NAME}) (?:"
    + "|".join(f"(?P<{role}>{verbs})" for role, verbs in _CLAIMS.items())
    + r")(?!\w)"
)


def parties(text: Prose) -> tuple[Party, ...]:
    """Return the parties, each where it is first given its role."""
    found: dict[str, Party] = {}
    every = [*_aliased(text), *_labelled(text), *_claiming(text)]
    for party in sorted(every, key=lambda it: it.evidence.start):
        found.setdefault(party.name.lower(), party)
    return tuple(found.values())


def role(word: str) -> str | None:
    """Return the English name of a role in any of the eleven languages."""
    name = _ARTICLE.sub("", word.strip().lower())
    cuts = range(len(name), max(_SHORTEST, len(name) - _ENDING) - 1, -1)
    return next((_roles()[name[:cut]] for cut in cuts if name[:cut] in _roles()), None)


def _aliased(text: Prose) -> Iterator[Party]:
    """“Harbour Analytics Ltd (hereinafter "Supplier")”."""
    for match in _ALIAS.finditer(text.clean):
        name = _named(text.clean, match.start())
        if name is not None:
            alias = _ARTICLE.sub("", (match["alias"] or match["other"]).strip())
            given = role(alias) or _role_behind(text.clean, match.end())
            yield _party(text, name, given, alias)


def _role_behind(clean: str, end: int) -> str | None:
    """Return the role that the heading of a judgment writes behind a name."""
    match = _HEADED.match(clean, end)
    return role(match["role"]) if match else None


def _named(clean: str, end: int) -> tuple[int, int] | None:
    """Return the name in front of a bracket, with or without its company number."""
    name = name_before(clean, end)
    if name is not None:
        return name
    begin = max(0, end - _REACH)
    details = _DETAILS.search(clean[begin:end].rstrip())
    return name_before(clean, begin + details.start()) if details else None


def _labelled(text: Prose) -> Iterator[Party]:
    """“Seller: Maria Ekström”, “KESTREL SYSTEMS LLC, Defendant”, “the claimant, Ms Reed”."""
    for match in _role_words().finditer(text.clean):
        given = role(match["role"])
        if given is None:
            continue
        after = _AFTER_ROLE.match(text.clean, match.end())
        name = name_after(text.clean, after.end("lead")) if after else None
        if name is None:
            name = _in_front(text.clean, match)
        if name is not None:
            begin = (
                after.start("title") if after and name[0] >= match.end() else name[0]
            )
            yield _party(text, (begin, name[1]), given)


_AFTER_ROLE = re.compile(
    rf"(?P<lead>(?:[ \u00a0]?:\s{{1,4}}|, (?=[A-ZÅÄÖ]))(?P<title>{_TITLE}))(?={NAME})"
)
_HEADED = re.compile(r"[, ]{1,3}(?P<role>\w{4,20})\s*(?:\n|$)")
_CLOSED = re.compile(r"\s*(?:[,.;)\n]|$)")


def _in_front(clean: str, match: re.Match[str]) -> tuple[int, int] | None:
    """Return the name before “, Defendant”, “, eiseres,” or “Defendant” at a line's end."""
    start = match.start()
    closed = _CLOSED.match(clean, match.end()) is not None
    if clean[max(0, start - 2) : start] == ", ":
        is_apposition = match["role"][:1].isupper() or closed
        return name_before(clean, start - 2) if is_apposition else None
    begin = clean.rfind("\n", 0, start) + 1
    name = name_before(clean, start) if closed and begin < start else None
    ends_line = not clean[match.end() : match.end() + 1].strip()
    is_line = name is not None and name[0] == begin and clean[name[1] : start].isspace()
    return name if is_line and ends_line else None


def _claiming(text: Prose) -> Iterator[Party]:
    """“Karin Holm yrkade …”."""
    for match in _CLAIM.finditer(text.clean):
        given = match.lastgroup or "plaintiff"
        if role(match["name"]) is None:
            yield _party(text, match.span("name"), given)


def _party(
    text: Prose, stands: tuple[int, int], role: str | None, alias: str | None = None
) -> Party:
    place = text.place(*stands)
    return Party(name=place.text, role=role, alias=alias, evidence=place)


@functools.cache
def _roles() -> dict[str, str]:
    return {
        form.rstrip("*"): name
        for names in lexicon("legal", "roles").values()
        for name, forms in names.items()
        for form in forms
        if name != "company"
    }


@functools.cache
def _role_words() -> re.Pattern[str]:
    words = sorted(_roles(), key=lambda word: (-len(word), word))
    return re.compile(
        rf"(?<!\w)(?P<role>(?i:{'|'.join(map(re.escape, words))})\w{{0,3}})(?!\w)"
    )
