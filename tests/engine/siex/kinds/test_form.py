"""Dates, amounts and laws written small are told by their form."""

import pytest

from engine.siex.kinds.form import told_by_form


@pytest.mark.parametrize(
    "text",
    [
        "March",
        "late October",
        "noviembre",
        "Montagabend",
        "vrijdagmiddag",
        "lördagskvällen",
        "fredag kveld",
        "janvier",
        "rugpjūčio",
        "Ιούνιο",
    ],
)
def test_months_and_parts_of_days_are_dates(text):
    assert told_by_form(text, "en") == "DATE"


@pytest.mark.parametrize("text", ["march", "sept", "mondag", "tagelang", "underlag"])
def test_words_like_months_and_days_are_not(text):
    assert told_by_form(text, "en") == "CONCEPT"


def test_a_name_that_is_also_a_month_is_left_to_its_cues():
    assert told_by_form("May", "en") is told_by_form("Julio", "es") is None
