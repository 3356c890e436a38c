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
        ("en", "It cites Human Rights. Northwind Ltd grew, as did Acme Corp. Holdings.", ["Northwind Ltd", "Acme Corp. Holdings"]),
        ("en", "Analysts at Danske Bank and Peel Hunt agree.", ["Danske Bank", "Peel Hunt"]),
        ("en", "Carraway Marine shares fell.", ["Carraway Marine"]),
        ("en", "Brightwell Grocers, the supermarket chain, grew.", ["Brightwell Grocers"]),
        ("de", "Der Zulieferer Hölscher meldete Gewinn. Die BMW-Aktie fiel.", ["Hölscher", "BMW"]),
        ("fr", "L'équipementier Fonderies du Jura recule.", ["Fonderies du Jura"]),
        ("es", "La cadena hotelera Costa Brava Hoteles crece.", ["Costa Brava Hoteles"]),
        ("lt", "AB „Nemuno pienas“ paskelbė pajamas.", ["AB „Nemuno pienas“"]),
        ("el", "Η Αιγαίο Τρόφιμα Α.Ε. μεγαλώνει.", ["Αιγαίο Τρόφιμα Α.Ε."]),
        ("en", "Its shares fell. The Bank of England held rates within five Business Days.", []),
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
        ("es", "cuarto trimestre de 2024", "2024-Q4"), ("it", "primo semestre 2024", "2024-H1"), ("pt", "terceiro trimestre de 2024", "2024-Q3"),
        ("nl", "eerste kwartaal van 2024", "2024-Q1"), ("lt", "2024 m. antrąjį ketvirtį", "2024-Q2"), ("el", "δεύτερο τρίμηνο του 2024", "2024-Q2"),
        ("en", "three months to September 2025", "2025-Q3"), ("en", "six months to the end of June 2025", "2025-H1"), ("nb", "tredje kvartal 2023", "2023-Q3"),
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
        ("it", "L'utile netto è sceso a 31 milioni di euro.", "net income", 31_000_000, "EUR"),
        ("pt", "A dívida líquida diminuiu para 180 milhões de euros.", "net debt", 180_000_000, "EUR"),
        ("nl", "De nettowinst daalde tot 41 miljoen euro.", "net income", 41_000_000, "EUR"),
        ("nb", "Driftsresultatet falt til 415 millioner kroner.", "operating profit", 415_000_000, "NOK"),
        ("el", "Τα καθαρά κέρδη ήταν 12,5 εκατ. ευρώ.", "net income", 12_500_000, "EUR"),
        ("lt", "Pajamos padidėjo iki 96 mln. eurų.", "revenue", 96_000_000, "EUR"),
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


@pytest.mark.parametrize(
    ("language", "text", "value", "place"),
    [
        ("en", "Earnings per share were $4.12, compared with 4.91 a year earlier.", 4.91, "4.91"),
        ("en", "Pre-tax profit declined to £41m, from £58m a year earlier.", 58_000_000, "58m"),
        ("sv", "Rörelseresultatet blev 57 MSEK (43).", 43_000_000, "43"),
        ("sv", "Bruttomarginalen blev 8,1 procent (11,4).", 11.4, "11,4"),
        ("fr", "Le bénéfice net a chuté à 22 millions d'euros, contre 35 millions un an plus tôt.", 35_000_000, "35 millions"),
    ],
)  # fmt: skip
def test_a_key_figure_has_the_value_of_the_year_before(language, text, value, place):
    before = financial(text, language)["metrics"][0]["previous"]
    assert (before["value"], before["evidence"]["text"]) == (value, place)


@pytest.mark.parametrize(
    "text",
    ["Revenue was $5m versus $6m expected.", "Revenue was $5m (see note 3).", "Revenue was $5m. It was $4m a year earlier."],
)  # fmt: skip
def test_what_was_expected_is_not_the_value_before(text):
    assert financial(text)["metrics"][0]["previous"] is None


def test_a_number_without_currency_takes_the_one_before():
    found = financial(
        "Net profit fell to £41m, from 58 million. It has 3 million users."
    )
    assert [(it["value"], it["currency"]) for it in found["amounts"]] == [
        (41_000_000, "GBP"),
        (58_000_000, "GBP"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "moved"),
    [
        ("en", "The shares fell 7%.", [("shares", "down", "negative")]),
        ("en", "Revenue rose to $5m.", [("revenue", "up", "positive")]),
        ("en", "Net debt climbed and costs rose.", [("net debt", "up", "negative"), ("costs", "up", "negative")]),
        ("en", "Acme Corp. rose 3%.", [("Acme Corp.", "up", "positive")]),
        ("en", "Shares did not fall. The sun rose.", []),
        ("sv", "Räntenettot steg inte. Nettoskulden minskade.", [("net debt", "down", "positive")]),
        ("de", "Der Gewinn sank. Die Aktie verlor 3 Prozent.", [("net income", "down", "negative"), ("aktie", "down", "negative")]),
        ("fr", "Le titre perdait 5 %.", [("titre", "down", "negative")]),
        ("nl", "De omzet steeg.", [("revenue", "up", "positive")]),
        ("lt", "Pajamos padidėjo.", [("revenue", "up", "positive")]),
    ],
)  # fmt: skip
def test_rising_is_good_or_bad_by_what_rises(language, text, moved):
    found = financial(text, language)["sentiment"]["movements"]
    assert [(it["what"], it["direction"], it["polarity"]) for it in found] == moved


@pytest.mark.parametrize(
    ("language", "text", "direction"),
    [
        ("en", "Analysts cut their price target.", "down"),
        ("en", "It raised its guidance.", "up"),
        ("sv", "Nordea sänker riktkursen.", "down"),
        ("de", "Die Bank senkte das Kursziel.", "down"),
        ("es", "El banco eleva su precio objetivo.", "up"),
        ("nl", "ING verlaagt het koersdoel.", "down"),
        ("en", "It declared a dividend.", None),
    ],
)
def test_a_raised_or_cut_target_counts_in_the_tone(language, text, direction):
    answer = financial(text, language)
    (event,) = answer["events"]
    assert event["direction"] == direction
    assert answer["sentiment"]["counted"] == (direction is not None)


def test_one_word_alone_says_little():
    one = financial("Demand was weak.")["sentiment"]
    many = financial("Demand was weak. Sales fell, profit fell, orders fell.")
    assert one["score"] == -0.3333
    assert many["sentiment"]["score"] < -0.6


def test_a_negation_turns_the_tone_around():
    found = financial("Demand was strong. The outlook is not strong.")["sentiment"]
    assert [it["polarity"] for it in found["words"]] == ["positive", "negative"]
    assert found["score"] == 0


def test_a_negation_of_another_language_turns_nothing_around():
    (word,) = financial("Sales will be below expectations.")["sentiment"]["words"]
    assert (word["polarity"], word["negated"]) == ("negative", False)


def test_earnings_of_one_share_are_eps():
    (found,) = financial("It posted earnings of $1.90 a share.")["metrics"]
    assert (found["name"], found["value"]) == ("eps", 1.9)


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
