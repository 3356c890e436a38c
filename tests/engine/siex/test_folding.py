"""Forms of one word are told from other words that look alike."""

import pytest

from engine.siex.folds import folds

FORMS = [
    ("en", "woman women"),
    ("en", "analysis analyses"),
    ("en", "colour colors"),
    ("en", "optimisation optimization"),
    ("en", "battery batteries"),
    ("sv", "skola skolan skolor skolorna skolornas"),
    ("sv", "fråga frågan frågor frågorna"),
    ("sv", "artikel artikeln artiklar artiklarna"),
    ("sv", "resultat resultatet resultaten"),
    ("sv", "stad staden städer städerna"),
    ("nb", "uke uken uker ukene"),
    ("nb", "rom rommet rommene"),
    ("nb", "bok boka boken bøker bøkene"),
    ("de", "Haus Hauses Häuser Häusern"),
    ("de", "Problem Probleme Problemen"),
    ("de", "Firma Firmen"),
    ("de", "Konto Konten"),
    ("nl", "jaar jaren"),
    ("nl", "probleem problemen"),
    ("nl", "bedrijf bedrijven"),
    ("nl", "stad steden"),
    ("es", "ciudad ciudades"),
    ("es", "luz luces"),
    ("es", "imagen imágenes"),
    ("pt", "situação situações"),
    ("pt", "imagem imagens"),
    ("pt", "papel papéis"),
    ("fr", "journal journaux"),
    ("fr", "jeu jeux"),
    ("it", "edificio edifici"),
    ("it", "banca banche"),
    ("el", "υπηρεσία υπηρεσίας υπηρεσίες"),
    ("el", "δωμάτιο δωματίου δωμάτια"),
    ("lt", "kalba kalbos kalbą kalbų"),
]
OTHERS = [
    ("en", "organ", "organism"),
    ("sv", "hand", "handel"),
    ("sv", "musik", "musiker"),
    ("sv", "kapital", "kapitel"),
    ("sv", "väg", "väggar"),
    ("nb", "spill", "spillere"),
    ("nb", "person", "personlighet"),
    ("nl", "zaak", "zak"),
    ("it", "porta", "porto"),
    ("pt", "casa", "caso"),
    ("el", "κληρονόμος", "κληρονομιά"),
]


@pytest.mark.parametrize(("language", "forms"), FORMS)
def test_forms_of_one_word_have_one_fold(language, forms):
    known = folds(language)
    first, *others = forms.split()
    for other in others:
        assert known.fold(first) == known.fold(other), other
        assert known.are_forms((first,), (other,)), other


@pytest.mark.parametrize(("language", "one", "other"), OTHERS)
def test_words_that_look_alike_stay_apart(language, one, other):
    known = folds(language)
    assert known.fold(one) != known.fold(other) or not known.are_forms((one,), (other,))


def test_hyphens_and_spaces_make_no_other_phrase():
    known = folds("en")
    written = [("key", "phrases"), ("keyphrase",), ("Key", "Phrase")]
    assert len({known.solid(words) for words in written}) == 1
    assert known.are_forms(written[0], written[1])


def test_no_word_folds_to_nothing():
    for language in ("en", "sv", "nb", "de", "nl", "es", "pt", "fr", "it", "el", "lt"):
        known = folds(language)
        assert all(known.fold(word) for word in ("a", "e", "en", "s", "I", "ß", "ες"))
