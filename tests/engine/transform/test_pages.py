"""Tests of how pages are read: what is left out, and what is a name."""

import pytest

from engine.transform.entities import entities
from engine.transform.pages import page

PROSE = "The first frost comes as a surprise. Check the tread depth of every tyre in October."


@pytest.mark.parametrize(
    ("language", "furniture"),
    [
        ("en", "Home | Blog | About | Log in"),
        ("en", "We use cookies to improve your experience. Accept all | Reject all"),
        ("sv", "Vi använder cookies. Godkänn alla eller hantera inställningar."),
        ("de", "© 2026 Beispiel GmbH, alle Rechte vorbehalten"),
        ("es", "Suscríbete a nuestro boletín y síguenos"),
        ("en", "<nav><a href='/a'>Tyres</a> <a href='/b'>Rims</a></nav>"),
    ],
)
def test_menus_banners_and_footers_are_left_out(language, furniture):
    text = f"{furniture}\n\n{PROSE}\n\n{furniture}\n"
    read = page(text, "text", language=language).read
    assert read.plain.strip() == PROSE
    assert text[read.words[0].start :].startswith("The first frost")


@pytest.mark.parametrize(
    "prose",
    [
        PROSE,
        "| Grade | Price | Years |\n| A | 900 | 40 |",
        "A newsletter that people like to read begins with one good story a month.",
        "Home is where we keep the menu. Contact the cook.",
        "© 2026 Somebody",
    ],
)
def test_what_is_said_is_kept(prose):
    assert page(prose, "text", language="en").read.plain.strip() == prose


def test_the_brand_is_what_the_page_writes_for_its_domain():
    text = "Hos Klein Duifje vind je kleding. Klein Duifje verzendt gratis."
    read = page(text, "text", language="nl", url="https://www.kleinduifje.example/a")
    assert read.brand == "Klein Duifje"
    assert ("Klein Duifje", "ORG") in {(it.text, it.type) for it in entities(read)}
    assert page(text, "text", language="nl", url="https://x.example").brand == ""


def test_accents_and_umlauts_are_written_otherwise_in_domains():
    text = "Crédalis calcule votre prêt. Bäckerei Köhler backt."
    assert page(text, "text", url="https://credalis.example").brand == "Crédalis"
    assert page(text, "text", url="https://koehler.example").brand == "Köhler"


def test_a_common_word_is_no_name_because_a_sentence_begins_with_it():
    text = (
        "# Vinter\n\nPedalen vibrerar när du bromsar. Dubbdäck från 14 tum finns i "
        "lager. Prova med Karin Wallberg i Östersund."
    )
    named = {it.text for it in entities(page(text, "text", language="sv"))}
    assert named == {"Karin Wallberg", "Östersund"}


def test_the_subject_of_a_shop_is_what_it_sells_and_not_its_name():
    text = (
        "# Strømavtale\n\nBestill strømavtale hos Fjellkraft. Fjellkraft gir spotpris."
    )
    read = page(text, "text", language="nb", url="https://fjellkraft.example/strom")
    assert read.subject == "strømavtale"


@pytest.mark.parametrize("text", ["<nav " * 60_000, "<nav>" * 60_000, "a | " * 75_000])
def test_a_long_text_of_openings_is_read_in_one_pass(text):
    assert page(text, "text", language="en").read.text == text
