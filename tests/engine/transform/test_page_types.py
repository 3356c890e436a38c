"""Tests of what kinds pages are of, and what somebody wants who is served by them."""

import pytest

from engine.transform.page_types import page_intent, page_type
from engine.transform.pages import page

LONG = "The lake is quiet in the morning and the road is narrow. " * 12
PRICED = (
    "A flat costs 210 000 euro, and a month of it 1 260 euro. The bank asks for 10 %."
)


@pytest.mark.parametrize(
    ("kind", "language", "title", "text", "url"),
    [
        ("comparison", "en", "The 9 best invoicing apps", "We looked at 24.", ""),
        ("comparison", "nb", "Topp 20 bonuser", "De beste tilbudene.", ""),
        ("review", "es", "Zapatillas", "Hemos probado 14 modelos.", "https://a.es/x"),
        ("product", "en", "Billing – Bird", "Start your free trial today.", ""),
        ("product", "en", "Bonus up to £500", "Sign up and claim it.", ""),
        ("category", "sv", "Däck – stort utbud", "Fri frakt, i lager.", ""),
        (
            "category",
            "nl",
            "Babykleding",
            "Filter op maat.\n\nRompers € 7,95.\n\nPyjama's € 14,95, op voorraad.",
            "",
        ),
        ("official", "sv", "Regler för däck", "Läs mer.", "https://m.se/regler/dack"),
        ("tool", "fr", "Simulateur de prêt", "Calculez votre mensualité.", ""),
        ("article", "en", "Three days at the lake", f"{PRICED} {LONG}", ""),
        ("article", "en", "Blackjack today", LONG, ""),
        ("article", "en", "A loan of my own", f"## How I calculate\n\n{LONG}", ""),
        ("article", "sv", "Tio år", f"{LONG}\n\n## Betyg\n\n{LONG}", ""),
    ],
)
def test_the_kind_of_a_page_is_told_by_its_title_address_and_words(
    kind, language, title, text, url
):
    assert (
        page_type(page(text, "text", title=title, url=url, language=language))[0]
        == kind
    )


@pytest.mark.parametrize(
    ("intent", "language", "title", "text", "url"),
    [
        ("info_primary", "sv", "Avståndet", f"## Avstånd är bästa vän\n\n{LONG}", ""),
        ("commercial_research", "en", "Best lakes", LONG, ""),
        ("commercial_research", "fr", "Simulateur de prêt", "Calculez le crédit.", ""),
        ("local", "de", "Praxis Dr. Lindner", "Anfahrt. Telefon 0761 555 01 40.", ""),
        ("support", "en", "Reset your router", "Press the button.", ""),
        ("navigational_brand", "fr", "Connexion – Paylune", "Votre espace.", ""),
        ("navigational_brand", "it", "Corte Salvini", "Sei camere.", "https://cs.it/"),
        (None, "it", "Corte Salvini", "Sei camere.", "https://cs.it/camere"),
    ],
)
def test_the_intent_follows_the_kind_of_page_and_loud_words(
    intent, language, title, text, url
):
    read = page(text, "text", title=title, url=url, language=language)
    assert page_intent(read)[0] == intent


@pytest.mark.parametrize(
    "url", ["http://[bad", "not a url", "//", "https://", "a" * 9999]
)
def test_an_address_that_is_none_tells_nothing(url):
    assert page_type(page(LONG, "text", url=url, language="en"))[0] == "article"
