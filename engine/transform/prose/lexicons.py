"""Load the word lists of a domain from the resources.

A list is a text file. ``[sv]`` opens the part of a language, ``[*]`` the part that holds
in every language, ``# ...`` is a remark, and ``name = form, form`` lets each form stand
for the name; a line without ``=`` holds forms that stand for themselves.
"""

import functools
from collections.abc import Iterator

from resources.folders import LEXICONS

EVERYWHERE = "*"


@functools.cache
def lexicon(domain: str, name: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return language -> name -> forms of one list."""
    path = LEXICONS / domain / f"{name}.txt"
    parts: dict[str, dict[str, tuple[str, ...]]] = {}
    part: dict[str, tuple[str, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.split("#")[0].strip()
        if line.startswith("["):
            part = parts.setdefault(line.strip("[]"), {})
        elif line:
            part.update(_entries(line, part))
    return parts


def entries(domain: str, name: str, language: str | None) -> Iterator[tuple[str, str]]:
    """Yield form and name for a language; all languages if it is not known."""
    for part, names in lexicon(domain, name).items():
        if language is None or part in (language, EVERYWHERE):
            for canonical, forms in names.items():
                yield from ((form, canonical) for form in forms)


def _entries(
    line: str, part: dict[str, tuple[str, ...]]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    canonical, equals, forms = line.partition("=")
    split = tuple(
        form.strip() for form in (forms or canonical).split(",") if form.strip()
    )
    if equals:
        yield canonical.strip(), (*part.get(canonical.strip(), ()), *split)
    else:
        yield from ((form.rstrip("*"), (form,)) for form in split)
