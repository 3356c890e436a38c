"""Tests of `engine.transform.financial`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.transform import transform
from tests.helpers.transform import answered, spans


def financial(text, language="en"):
    return answered("financial", {"text": text, "language": language})


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Halden Capital LLC met Torrance & Webb Ltd.", ["Halden Capital LLC", "Torrance & Webb Ltd"]),
        ("en", "The Pinecrest Holdings board met.", ["Pinecrest Holdings"]),
        ("en", "Northwind Traders (NASDAQ: NWTR) rose.", ["Northwind Traders"]),
        ("sv", "Fjällbolaget AB (publ) förvärvar Isbrytaren Logistik AB.", ["Fjällbolaget AB", "Isbrytaren Logistik AB"]),
        ("de", "Die Rheinstahl AG kauft die Datenwerk GmbH.", ["Rheinstahl AG", "Datenwerk GmbH"]),
        ("fr", "Groupe Valmont SA et Orfèvre Participations SAS.", ["Groupe Valmont SA", "Orfèvre Participations SAS"]),
        ("es", "Minera del Sur S.A. registró ingresos.", ["Minera del Sur S.A."]),
        ("en", "The Company and the Group met Anna Berg in Paris.", []),
    ],
)  # fmt: skip
def test_companies_are_told_by_ending_or_ticker(language, text, names):
    assert [it["name"] for it in financial(text, language)["companies"]] == names


def test_a_company_is_listed_once_with_its_ticker():
    (found,) = financial("Acme Corp. fell. Acme Corp. (NYSE: ACM) rose.")["companies"]
    assert (found["mentions"], found["ticker"]) == (2, "ACM")


def test_tickers_are_cashtags_or_stand_behind_an_exchange():
    found = financial("$TSLA, $AAPL and LSE: LRK, but not $25 or NYSE alone.")[
        "tickers"
    ]
    assert [(it["symbol"], it["exchange"]) for it in found] == [
        ("TSLA", None),
        ("AAPL", None),
        ("LRK", "LSE"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [("en", "12%", 12), ("en", "8.5 per cent", 8.5), ("en", "45 bps", 0.45), ("en", "3 percent", 3), ("sv", "-1,5 %", -1.5),
     ("sv", "7 procent", 7), ("sv", "25 punkter", 0.25), ("de", "5,2 Prozent", 5.2), ("fr", "6 %", 6)],
)  # fmt: skip
def test_a_percentage_is_a_number(language, text, number):
    (found,) = financial(f"x {text} y", language)["percentages"]
    assert (found["value"], found["evidence"]["text"]) == (number, text)


@pytest.mark.parametrize(
    ("language", "text", "period"),
    [
        ("en", "Q3 2024", "2024-Q3"), ("en", "3Q24", "2024-Q3"), ("en", "FY24", "2024-FY"), ("en", "FY2025", "2025-FY"),
        ("en", "2024-Q1", "2024-Q1"), ("en", "H2 2024", "2024-H2"), ("en", "first half of 2024", "2024-H1"),
        ("en", "fiscal 2022", "2022-FY"), ("en", "second quarter", "Q2"), ("sv", "andra kvartalet 2024", "2024-Q2"),
        ("sv", "helåret 2024", "2024-FY"), ("de", "ersten Quartal 2024", "2024-Q1"), ("fr", "troisième trimestre 2024", "2024-Q3"),
        ("es", "cuarto trimestre de 2024", "2024-Q4"), ("nb", "tredje kvartal 2023", "2023-Q3"),
    ],
)  # fmt: skip
def test_a_period_has_one_spelling(language, text, period):
    (found,) = financial(f"x {text}, y", language)["periods"]
    assert (found["period"], found["evidence"]["text"]) == (period, text)


@pytest.mark.parametrize(
    ("language", "text", "name", "number", "unit"),
    [
        ("en", "Revenue was $1.2 billion.", "revenue", 1_200_000_000, "USD"),
        ("en", "Operating profit fell 8.5 per cent to £310m.", "operating profit", 310_000_000, "GBP"),
        ("en", "It posted a net loss of $5.6m.", "net income", -5_600_000, "USD"),
        ("en", "EBIT of -$12m.", "ebit", -12_000_000, "USD"),
        ("en", "Gross margin was 38.2%.", "gross margin", 38.2, "percent"),
        ("en", "Statement ($ thousands): net income (1,234).", "net income", -1_234_000, "USD"),
        ("sv", "Omsättningen blev 3,4 mdkr.", "revenue", 3_400_000_000, "SEK"),
        ("sv", "Resultat per aktie blev 4,12 kronor.", "eps", 4.12, "SEK"),
        ("sv", "Förlusten blev 85 Mkr.", "net income", -85_000_000, "SEK"),
        ("de", "Der Umsatz stieg auf 12 Mio. EUR.", "revenue", 12_000_000, "EUR"),
        ("fr", "Le chiffre d'affaires atteint 2,4 milliards d'euros.", "revenue", 2_400_000_000, "EUR"),
        ("es", "La deuda neta fue de 95 millones de euros.", "net debt", 95_000_000, "EUR"),
    ],
)  # fmt: skip
def test_a_key_figure_is_tied_to_its_value(language, text, name, number, unit):
    (found,) = financial(text, language)["metrics"]
    assert (found["name"], found["value"], found["unit"]) == (name, number, unit)


def test_a_key_figure_has_its_period_and_its_change():
    first, second = financial(
        "In Q3 2024 revenue was $5m, up 12%. Operating profit fell 8 percent to $1m in Q2 2024."
    )["metrics"]
    assert (first["period"], first["change_percent"]) == ("2024-Q3", 12)
    assert (second["period"], second["change_percent"]) == ("2024-Q2", -8)


def test_a_name_without_a_value_is_no_key_figure():
    assert financial("Revenue matters. It cost $5m.")["metrics"] == []


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "It agreed to acquire a rival.", "m&a"), ("en", "It cut its guidance.", "guidance"), ("en", "It will cut 1,200 jobs.", "layoffs"),
        ("en", "Analysts downgraded it.", "rating"), ("en", "A share buyback began.", "buyback"), ("sv", "Prognosen sänks.", "guidance"),
        ("sv", "Bolaget varslar 250 anställda.", "layoffs"), ("de", "Der Vorstand hebt die Prognose an.", "guidance"),
        ("fr", "Le groupe relève ses prévisions.", "guidance"), ("es", "La empresa adquiere una planta.", "m&a"),
    ],
)  # fmt: skip
def test_an_event_has_a_type(language, text, kind):
    assert [it["type"] for it in financial(text, language)["events"]] == [kind]


def test_a_negation_turns_the_tone_around():
    found = financial("Demand was strong. The outlook is not strong.")["sentiment"]
    assert [it["polarity"] for it in found["words"]] == ["positive", "negative"]
    assert found["score"] == 0


def test_a_denied_risk_is_marked():
    found = financial("No litigation is pending, but inflation is.")["risks"]
    assert [(it["name"], it["negated"]) for it in found] == [
        ("litigation", True),
        ("inflation", False),
    ]


def test_a_recipe_reports_nothing():
    answer = financial(
        "Boil 1.5 litres of water and add 300 grams of carrots for 20 minutes."
    )
    assert all(
        answer[kind] == []
        for kind in ("companies", "metrics", "events", "amounts", "percentages")
    )


WORDS = st.sampled_from(["revenue", "of", "$1.2", "billion", "up", "12%", "Q3", "2024", ",", ".", "Acme", "Inc.", "(NASDAQ:", "AC)", "fell", "not", "strong", "($", "thousands)", "net", "income", "(1,234)", "\x00", "<b>", "cut", "guidance"])  # fmt: skip


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_every_place_is_a_slice_of_the_text(text):
    for place in spans(transform("financial", {"text": text, "language": "en"})):
        assert text[place["start"] : place["end"]] == place["text"]
