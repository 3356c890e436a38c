"""One concept is one keyword, however it is written, with all its mentions."""

import pytest

from engine.siex import extract

SVM = (
    "We train a support vector machine (SVM) on product reviews. The SVM separates good "
    "reviews from bad ones, and a support vector machine needs little memory. Product "
    "reviews are short."
)
WRITTEN = [
    (
        "en",
        "Key-phrase extraction finds topics. A keyphrase names a topic. Good key phrase "
        "extraction needs word statistics, and each keyphrase is scored.",
        "keyphrase",
        {"Key-phrase", "keyphrase", "key phrase"},
    ),
    (
        "sv",
        "Skolan har fått ett nytt bibliotek. Biblioteket i skolan är öppet varje dag. "
        "Skolor utan bibliotek lånar böcker av andra skolor.",
        "skol",
        {"skolan", "skolor", "Skolor", "Skolan"},
    ),
    (
        "pt",
        "A estação fecha em maio. As estações da linha verde ficam abertas, e a estação "
        "nova abre em junho. Duas estações recebem elevadores.",
        "estaç",
        {"estação", "estações"},
    ),
    (
        "de",
        "Die Firma baut Wärmepumpen. Viele Firmen der Branche suchen Monteure, und jede "
        "Firma bildet selbst aus. Die Branche wächst.",
        "firm",
        {"Firma", "Firmen"},
    ),
]


def _only(keywords, beginning):
    found = [k for k in keywords if k.text.lower().startswith(beginning)]
    assert len(found) == 1, [keyword.text for keyword in keywords]
    return found[0]


def test_a_short_form_and_its_long_form_are_one_keyword():
    keywords = extract(SVM, language="en")
    (found,) = [k for k in keywords if "SVM" in k.variants]
    assert found.text == "support vector machine"
    assert found.count == 4
    assert {SVM[start:end] for start, end in found.offsets} == {
        "support vector machine",
        "SVM",
    }
    assert not any(keyword.text == "SVM" for keyword in keywords)


def test_a_piece_of_a_long_form_is_no_keyword_where_people_list_no_pieces():
    keywords = extract(SVM, language="en", genre="web")
    assert not any(keyword.text in ("SVM", "vector machine") for keyword in keywords)


def test_in_passages_of_papers_both_forms_are_listed_as_their_annotators_do():
    texts = [keyword.text for keyword in extract(SVM, language="en", genre="passage")]
    assert "SVM" in texts
    assert "support vector machine" in texts


@pytest.mark.parametrize(("language", "text", "beginning", "forms"), WRITTEN)
def test_forms_of_a_phrase_are_one_keyword(language, text, beginning, forms):
    keywords = extract(text, language=language, top_k=20, max_words=1)
    if language == "en":
        keywords = [k for k in keywords if k.text.lower() in {f.lower() for f in forms}]
        assert len(keywords) == 1
        found = keywords[0]
    else:
        found = _only(keywords, beginning)
    slices = {text[start:end] for start, end in found.offsets}
    assert slices <= forms
    assert len({form.lower() for form in slices}) > 1
    assert slices <= set(found.variants)


def test_related_keywords_are_other_keywords_of_the_text():
    keywords = extract(SVM, language="en")
    texts = {keyword.text for keyword in keywords}
    for keyword in keywords:
        assert len(keyword.related) <= 3
        assert set(keyword.related) <= texts - {keyword.text}
    assert any(keyword.related for keyword in keywords)


def test_clusters_are_numbered_in_the_order_of_their_best_keyword():
    numbers = [keyword.cluster for keyword in extract(SVM, language="en", top_k=20)]
    firsts = list(dict.fromkeys(numbers))
    assert firsts == list(range(len(firsts)))
