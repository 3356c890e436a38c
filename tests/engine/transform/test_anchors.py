"""Tests of what anchors are, and what is risky in them."""

import pytest

from engine.siex import LANGUAGES
from engine.transform.anchors import (
    Anchoring,
    anchor_candidates,
    anchor_risk,
    anchor_type,
)
from engine.transform.pages import page
from engine.transform.vocabulary import phrases

TARGET = page(
    "# Implantes dentales\n\nClínica Robles coloca implantes dentales. Teléfono 976 555 012.",
    "target_text",
    title="Implantes dentales | Clínica Robles",
    url="https://www.clinicarobles.example/implantes",
    language="es",
)
JUDGED = Anchoring(page("", "text", language="es"), TARGET, "implantes dentales precio")


@pytest.mark.parametrize(
    ("anchor", "kind", "level"),
    [
        ("implantes dentales precio", "exact", "high"),
        ("Implantes dentales", "exact", "medium"),
        ("implantes dentales baratos en Zaragoza", "partial", "medium"),
        ("Clínica Robles", "brand", "low"),
        ("www.clinicarobles.example/implantes", "brand", "low"),
        ("haz clic aquí", "generic", "low"),
        ("😀", "generic", "low"),
    ],
)
def test_anchors_are_told_apart_beside_their_target(anchor, kind, level):
    assert anchor_type(anchor, JUDGED) == kind
    assert anchor_risk(anchor, JUDGED).level == level


def test_a_bare_address_has_its_own_reason():
    [reason] = anchor_risk(
        "https://www.clinicarobles.example/implantes", JUDGED
    ).reasons
    assert "bare address" in reason


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_lead_anywhere_are_generic_in_every_language(language):
    judged = Anchoring(page("", "text", language=language), TARGET)
    for anchor in phrases(language, "generic"):
        assert anchor_type(anchor.capitalize(), judged) == "generic", anchor


def test_proposals_name_the_target_and_no_two_are_alike():
    proposed = [it.text for it in anchor_candidates(JUDGED, "ver más")][1:]
    assert "Clínica Robles" in proposed
    assert "implantes dentales" in [it.casefold() for it in proposed]
    assert len({it.casefold() for it in proposed}) == len(proposed)
    assert all(anchor_type(it, JUDGED) != "generic" for it in proposed)
