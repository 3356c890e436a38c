"""Laws written small are told from codes and rules of other kinds."""

import pytest

from engine.siex.kinds.statutes import is_statute


@pytest.mark.parametrize(
    "text",
    [
        "code civil",
        "code de la consommation",
        "loi d'orientation des mobilités",
        "ley de propiedad horizontal",
        "real decreto",
        "codice del consumo",
        "legge sul lavoro agile",
        "lei da violência no desporto",
        "darbo kodeksą",
        "plan- och bygglagen",
        "arbeidsmiljøloven",
        "αρχαιολογικό νόμο",
    ],
)
def test_a_law(text):
    assert is_statute(text)


@pytest.mark.parametrize(
    "text",
    [
        "code postal",
        "code source",
        "codice fiscale",
        "código postal",
        "loi normale",
        "ley de la oferta",
        "loi et ordre",
        "legge di gravità",
        "underlagen",
        "lagen",
        "règlement intérieur",
        "housing law",
    ],
)
def test_no_law(text):
    assert not is_statute(text)
