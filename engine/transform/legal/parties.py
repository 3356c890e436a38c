"""Who takes part: names that the text ties to a role."""

import functools
import re
from collections.abc import Iterator

from engine.transform.legal.models import Party
from engine.transform.prose.lexicons import lexicon
from engine.transform.prose.names import NAME, name_after, name_before
from engine.transform.prose.text import Prose

_ALIAS = re.compile(
    r"\((?:[\w ,.-]{0,40}?)[\"“”„«'‘][ \u00a0]?(?P<alias>[^\"“”„«»'‘’()\n]{2,40}?)[ \u00a0]?[\"“”»'’][^()\n]{0,60}\)"
)
_DETAILS = re.compile(
    r"[,(]? ?(?i:org(?:anisations)?\.? ?(?:nr|nummer)|company (?:no|number)|reg(?:istered|istration)?|a company|ett bolag"
    r"|une société|eine Gesellschaft|with its|having its|whose|med säte)[^()\n]{0,120}$"
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
            alias = _ARTICLE.sub("", match["alias"].strip())
            yield _party(text, name, role(alias) or alias.lower(), alias)


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
        if name is None and match["role"][:1].isupper():
            comma = text.clean[max(0, match.start() - 2) : match.start()]
            name = name_before(text.clean, match.start() - 2) if comma == ", " else None
        if name is not None:
            begin = (
                after.start("title") if after and name[0] >= match.end() else name[0]
            )
            yield _party(text, (begin, name[1]), given)


_AFTER_ROLE = re.compile(
    rf"(?P<lead>(?::\s{{1,4}}|, (?=[A-ZÅÄÖ]))(?P<title>{_TITLE}))(?={NAME})"
)


def _claiming(text: Prose) -> Iterator[Party]:
    """“Karin Holm yrkade …”."""
    for match in _CLAIM.finditer(text.clean):
        given = match.lastgroup or "plaintiff"
        if role(match["name"]) is None:
            yield _party(text, match.span("name"), given)


def _party(
    text: Prose, stands: tuple[int, int], role: str, alias: str | None = None
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
