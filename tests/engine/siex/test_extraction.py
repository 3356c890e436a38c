"""Extraction gives sensible keywords with exact places, whatever comes in."""

import itertools
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.siex import Document, SiexError, analyse, extract, extract_batch
from tests.engine.siex.samples import TEXTS, TOPICS

SAMPLES = files("resources") / "samples"
GUIDES = (
    "aceite-de-oliva-virgen-extra.md",
    "pour-over-coffee-guide.md",
    "surdegsbrod-for-nyborjare.md",
    "teak-garden-furniture.md",
    "vinterdack-guide.md",
)
WHOLE_PHRASES = (
    ("aceite-de-oliva-virgen-extra.md", "aceite de oliva virgen extra"),
    ("teak-garden-furniture.md", "teak garden furniture"),
    ("waermepumpe-altbau.md", "Wärmepumpe im Altbau"),
)
_PIECES = st.one_of(
    st.sampled_from([word for text in TEXTS.values() for word in text.split()]),
    st.text(max_size=12),
    st.sampled_from(["<b>", "</p>", "&amp;", "\n\n", "—", "3.5", "O'Neill", "e-post"]),
)
_TEXTS = st.lists(_PIECES, max_size=60).map(" ".join)
_RELAXED = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@given(text=_TEXTS, title=st.one_of(st.none(), st.text(max_size=20)))
@_RELAXED
def test_every_offset_is_the_place_of_a_variant(text, title):
    content = Document(text, title).content
    for keyword in extract(text, title=title, top_k=20):
        assert keyword.count == len(keyword.offsets) > 0
        assert keyword.text in keyword.variants
        assert list(keyword.offsets) == sorted(keyword.offsets)
        for start, end in keyword.offsets:
            assert content[start:end] in keyword.variants


@given(text=_TEXTS)
@_RELAXED
def test_scores_fall_and_stay_between_0_and_1(text):
    keywords = extract(text, top_k=30)
    scores = [keyword.score for keyword in keywords]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert all(0 <= keyword.confidence <= 1 for keyword in keywords)


@given(texts=st.lists(_TEXTS, max_size=6))
@_RELAXED
def test_a_batch_gives_what_single_calls_give(texts):
    assert extract_batch(texts) == [extract(text) for text in texts]


def test_the_same_text_gives_the_same_keywords_after_other_texts():
    first = extract(TEXTS["en"])
    extract_batch(list(TEXTS.values()))
    assert extract(TEXTS["en"]) == first


@pytest.mark.parametrize("language", TEXTS)
def test_each_language_yields_keywords_that_stand_in_the_text(language):
    found = analyse(TEXTS[language], top_k=5)
    assert found.language == language
    assert len(found.keywords) == 5
    small = TEXTS[language].lower()
    assert all(keyword.text.lower() in small for keyword in found.keywords)


def test_good_keywords_come_first():
    hits = sum(
        len({k.text.lower() for k in extract(text, title=title, top_k=5)} & wanted)
        for title, text, wanted in TOPICS
    )
    assert hits >= 7


def test_no_two_keywords_differ_only_in_case_or_number():
    for title, text, _ in TOPICS:
        words = [k.text.lower().rstrip("s") for k in extract(text, title=title)]
        assert len(words) == len(set(words))


@pytest.mark.parametrize("text", ["", "   \n\t ", "...!?", "😀😀", "\x00\x01", "12 34"])
def test_a_text_without_words_has_no_keywords(text):
    assert extract(text) == []


def test_one_word_is_its_own_keyword():
    assert [keyword.text for keyword in extract("Photosynthesis")] in (
        ["Photosynthesis"],
        ["photosynthesis"],
    )


def test_markup_scripts_and_addresses_are_passed_over():
    page = (
        "<html><head><script>var tracker = 1;</script></head><body><h1>Solar panels</h1>"
        "<p>Our <b>solar panels</b> last thirty years &amp; more. Write to "
        "sales@solar.example or see https://solar.example/panels.</p></body></html>"
    )
    texts = [keyword.text.lower() for keyword in extract(page)]
    assert "solar panels" in texts
    assert not any("tracker" in text or "example" in text for text in texts)


@pytest.mark.parametrize(
    "text",
    [
        "THE HARBOUR FERRY IS CLOSED. THE HARBOUR FERRY NEEDS A NEW ENGINE.",
        "The ferry \u202eengine\u202c broke. هذا نص عربي عن العبّارة والمحرك.",
        "lone \ud800 surrogate in a sentence about ferries",
        "wörd " * 300,
        "A" * 50_000,
        "<!-- " * 20_000,
        "El ferry is kaputt, sa kaptenen, and the moteur est cassé.",
    ],
)
def test_odd_texts_are_read_without_trouble(text):
    for keyword in extract(text):
        assert keyword.text


def test_a_title_comes_before_the_text_in_offsets():
    keywords = extract("The ferry is closed.", title="Harbour ferry")
    offsets = [span for keyword in keywords for span in keyword.offsets]
    assert min(start for start, _ in offsets) == 0


def test_a_very_long_text_is_searched_to_its_end():
    filler = TEXTS["en"] + "\n\n"
    text = filler * 1500 + "The last word belongs to sourdough bread."
    best = extract(text, top_k=10)[0]
    assert best.count >= 1500
    assert best.offsets[-1][1] > len(text) - 2 * len(TEXTS["en"])
    assert all(text[start:end] in best.variants for start, end in best.offsets)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"language": "xx"}, "xx"),
        ({"genre": "poem"}, "poem"),
        ({"top_k": -1}, "top_k"),
        ({"min_score": 2.0}, "min_score"),
        ({"max_words": 0}, "max_words"),
    ],
)
def test_an_option_that_makes_no_sense_is_named(options, told):
    with pytest.raises(SiexError, match=told):
        extract("A text about ferries.", **options)


def test_top_k_min_score_and_max_words_limit_what_is_given():
    text = " ".join(TEXTS["en"] for _ in range(3))
    assert len(extract(text, top_k=3)) == 3
    assert all(k.score >= 0.2 for k in extract(text, min_score=0.2))
    assert all(" " not in k.text for k in extract(text, max_words=1))


def test_a_told_genre_and_language_are_used():
    found = analyse("Ferry", language="sv", genre="news")
    assert (found.language, found.language_confidence, found.genre) == ("sv", 1, "news")


def test_documents_in_a_batch_keep_their_own_language_and_order():
    documents = [Document(text, language=code) for code, text in TEXTS.items()]
    singles = [extract(text, language=code) for code, text in TEXTS.items()]
    assert extract_batch(itertools.chain(documents)) == singles


def test_json_has_the_shape_of_the_command_line():
    keyword = extract(TEXTS["en"])[0]
    assert keyword.to_json() == {
        "text": keyword.text,
        "score": keyword.score,
        "confidence": keyword.confidence,
        "type": keyword.type,
        "count": keyword.count,
        "offsets": [list(span) for span in keyword.offsets],
        "variants": list(keyword.variants),
        "related": list(keyword.related),
        "cluster": keyword.cluster,
    }


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_without_a_title_is_read_as_a_web_page(name):
    text = (SAMPLES / name).read_text(encoding="utf-8")
    assert analyse(text).genre == "web"


@pytest.mark.parametrize(("name", "phrase"), WHOLE_PHRASES)
def test_a_whole_phrase_is_found_where_its_pieces_are(name, phrase):
    text = (SAMPLES / name).read_text(encoding="utf-8")
    assert phrase in [keyword.text for keyword in extract(text)]
