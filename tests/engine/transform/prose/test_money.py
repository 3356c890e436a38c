"""Tests of `engine.transform.prose.money` and `numbers`."""

import pytest

from engine.transform.prose.money import amounts
from engine.transform.prose.numbers import value
from engine.transform.prose.text import prose


def found(text, language):
    return [
        (text[it.start : it.end], it.value, it.currency)
        for it in amounts(prose(text, language))
    ]


@pytest.mark.parametrize(
    ("language", "written", "number", "currency"),
    [
        ("en", "$1.2 billion", 1_200_000_000, "USD"),
        ("en", "US$4.7bn", 4_700_000_000, "USD"),
        ("en", "EUR 3.4bn", 3_400_000_000, "EUR"),
        ("en", "£45,000", 45_000, "GBP"),
        ("en", "$72M", 72_000_000, "USD"),
        ("en", "$880mn", 880_000_000, "USD"),
        ("en", "150 million USD", 150_000_000, "USD"),
        ("en", "-$12m", -12_000_000, "USD"),
        ("en", "($5.6m)", -5_600_000, "USD"),
        ("en", "$(1,234)", -1234, "USD"),
        ("sv", "3,4 mdkr", 3_400_000_000, "SEK"),
        ("sv", "85 Mkr", 85_000_000, "SEK"),
        ("sv", "640 MSEK", 640_000_000, "SEK"),
        ("sv", "450 tkr", 450_000, "SEK"),
        ("sv", "1,2 miljoner kronor", 1_200_000, "SEK"),
        ("sv", "4 350 000 kr", 4_350_000, "SEK"),
        ("nb", "NOK 2 100 000", 2_100_000, "NOK"),
        ("nb", "300 kroner", 300, "NOK"),
        ("de", "12 Mio. EUR", 12_000_000, "EUR"),
        ("de", "1.200,50 €", 1200.5, "EUR"),
        ("fr", "2,4 milliards d’euros", 2_400_000_000, "EUR"),
        ("fr", "950 M€", 950_000_000, "EUR"),
        ("es", "830 millones de dólares", 830_000_000, "USD"),
        ("es", "3 mil millones de euros", 3_000_000_000, "EUR"),
        ("pt", "1.750,50 euros", 1750.5, "EUR"),
        ("nl", "€ 5.000", 5000, "EUR"),
        ("lt", "480 eurų", 480, "EUR"),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_its_language_writes_it(
    language, written, number, currency
):
    assert found(f"x {written} y", language) == [(written, number, currency)]


def test_amounts_side_by_side_keep_their_own_currency():
    text = "2,50 kr, 85 Mkr och 640 MSEK"
    assert [it[0] for it in found(text, "sv")] == ["2,50 kr", "85 Mkr", "640 MSEK"]


@pytest.mark.parametrize(
    "text", ["25 people", "in 2018", "section 12", "$", "kr", "(1,234)", "3.14"]
)
def test_a_bare_number_is_no_money(text):
    assert found(text, "en") == []


@pytest.mark.parametrize(
    ("written", "language", "number"),
    [("1,234", "en", 1234), ("1,234", "sv", 1.234), ("1.234", "de", 1234), ("1.234", "en", 1.234),
     ("1 234 567", "fr", 1234567), ("1.234.567,8", "it", 1234567.8), ("0,125", "en", 0.125), ("12'500.75", "de", 12500.75)],
)  # fmt: skip
def test_the_decimal_mark_is_the_language_s_own(written, language, number):
    assert value(written, language) == number
