"""Laws written small are told from codes and rules of other kinds."""

import pytest

from engine.siex.kinds.statutes import is_statute

LAWS = {
    "fr": ("code civil", "code de la consommation", "loi d'orientation des mobilités"),
    "es": ("ley de propiedad horizontal", "real decreto", "código de comercio"),
    "it": ("codice del consumo", "legge sul lavoro agile"),
    "pt": ("lei da violência no desporto",),
    "lt": ("darbo kodeksą",),
    "sv": ("plan- och bygglagen", "arbetsmiljölagen"),
    "nb": ("arbeidsmiljøloven",),
    "nl": ("wet betaalbare huur",),
    "el": ("αρχαιολογικό νόμο",),
}
OTHERS = {
    "fr": ("code postal", "code source", "loi normale", "loi et ordre"),
    "es": ("código postal", "ley de la oferta"),
    "it": ("codice fiscale", "legge di gravità"),
    "sv": ("underlagen", "lagen"),
    "en": ("wet tent", "code protection", "housing law"),
}


@pytest.mark.parametrize(
    ("language", "text"), [(each, text) for each in LAWS for text in LAWS[each]]
)
def test_a_law(language, text):
    assert is_statute(text, language)


@pytest.mark.parametrize(
    ("language", "text"), [(each, text) for each in OTHERS for text in OTHERS[each]]
)
def test_no_law(language, text):
    assert not is_statute(text, language)
