"""Tests of where a link would stand well."""

from engine.transform.pages import page
from engine.transform.placement import link_spots, subject_of

TARGET = page(
    "# Kinderzahnheilkunde in Freiburg\n\nUnsere Praxis versorgt Kinder vom ersten Zahn an.",
    "target_text",
    language="de",
)
LONG = "Das Kind darf den Spiegel halten, mit dem Stuhl fahren und alles in Ruhe ansehen. Danach wird gemalt, und am Ende gibt es einen Aufkleber dazu."
PUBLISHER = page(
    f"# Zu zweit\n\n{LONG}\n\n## Beim Zahnarzt\n\n{LONG}\n\n## Auf dem Spielplatz\n\n{LONG}\n\n## Zu Hause\n\n{LONG}\n",
    "text",
    language="de",
)


def test_a_section_is_about_what_its_heading_says_also_as_part_of_a_compound():
    subject = subject_of(TARGET, "hier klicken", "kinderzahnarzt freiburg")
    assert "hier klicken" not in subject.texts
    [best, *_] = link_spots(PUBLISHER, subject)
    assert best.heading == "Beim Zahnarzt"
    assert best.recommended


def test_an_anchor_that_says_something_is_the_subject_first():
    assert subject_of(TARGET, "Praxis für Kinder").texts[0] == "Praxis für Kinder"
    assert "https://a.example/b" not in subject_of(TARGET, "https://a.example/b").texts
