"""Short forms are found together with what they stand for."""

import pytest

from engine.siex.acronyms import acronyms, long_form


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("A support vector machine (SVM) is fast.", "SVM", "support vector machine"),
        ("We train CNNs (convolutional neural networks) here.", "CNN", None),
        ("Use an LMS (learning management system) at school.", "LMS", None),
        ("Die Europäische Zentralbank (EZB) wartet.", "EZB", "Europäische Zentralbank"),
        (
            "Myndigheten för samhällsskydd och beredskap (MSB) varnar.",
            "MSB",
            "Myndigheten för samhällsskydd och beredskap",
        ),
        ("convolutional neural networks (CNNs) work", "CNN", None),
        ("Η Ευρωπαϊκή Κεντρική Τράπεζα (ΕΚΤ) περιμένει.", "ΕΚΤ", None),
    ],
)
def test_a_short_form_is_found_with_its_long_form(text, short, long):
    (found,) = acronyms(text)
    assert found.short == short
    assert found.long in text
    assert long is None or found.long == long


@pytest.mark.parametrize(
    "text",
    [
        "no brackets here",
        "The report (PDF) is long.",
        "Many people (about 40) came.",
        "It opened in 2019 (see Figure 2).",
        "one ( two",
        "().(A)(AB",
        "He said so (NATO did not).",
    ],
)
def test_other_brackets_explain_nothing(text):
    assert acronyms(text) == []


@pytest.mark.parametrize(
    ("short", "content", "long"),
    [
        (
            "WHO",
            "The World Health Organization (WHO) met. The WHO was late.",
            "World Health Organization",
        ),
        (
            "BAM",
            "Die BAM (Bundesanstalt für Materialforschung) prüft.",
            "Bundesanstalt für Materialforschung",
        ),
        ("NATO", "NATO met again.", ""),
        ("who", "The World Health Organization (who) met.", ""),
    ],
)
def test_the_long_form_is_looked_up_where_the_short_one_is_explained(
    short, content, long
):
    assert long_form(short, content) == long
