"""Collections are told apart, compared and grouped, in all eleven languages."""

import pytest

from engine.siex import (
    SiexError,
    cluster_keywords,
    collection_keywords,
    compare,
    extract,
    similarities,
    similarity,
)
from tests.engine.siex.samples import TEXTS, TOPICS

PUMPS, BEES, SHIPPING = (f"{title}. {text}" for title, text, _ in TOPICS)
OUR_PAGE = (
    "A heat pump heats the house with warmth from the air. We install the heat pump in "
    "one day, and the heat pump needs no chimney."
)
REST = {
    "en": "Sourdough bread and cinnamon rolls are what the bakery is known for.",
    "sv": "Surdegsbröd och kanelbullar är det som bageriet är känt för.",
    "es": "La panadería es conocida por el pan de masa madre y los bollos de canela.",
    "fr": "La boulangerie est connue pour son pain au levain et ses brioches.",
    "de": "Die Bäckerei ist für Sauerteigbrot und Zimtschnecken bekannt.",
    "it": "Il panificio è noto per il pane a lievitazione naturale e le girelle.",
    "pt": "A padaria é conhecida pelo pão de fermentação natural e pelos rolos de canela.",
    "nl": "De bakkerij is bekend om zuurdesembrood en kaneelbroodjes.",
    "el": "Ο φούρνος είναι γνωστός για το προζυμένιο ψωμί και τα ρολά κανέλας.",
    "nb": "Bakeriet er kjent for surdeigsbrød og kanelboller.",
    "lt": "Kepykla garsėja rauginta duona ir cinamono bandelėmis.",
}
UNLIKE = {
    "en": "The ferry to the island has a new engine and leaves twice a day.",
    "sv": "Färjan till ön har fått en ny motor och går två gånger om dagen.",
    "es": "El barco a la isla tiene un motor nuevo y sale dos veces al día.",
    "fr": "Le bateau pour l'île a un moteur neuf et part deux fois par jour.",
    "de": "Die Fähre zur Insel hat einen neuen Motor und fährt zweimal am Tag.",
    "it": "Il traghetto per l'isola ha un motore nuovo e parte due volte al giorno.",
    "pt": "O barco para a ilha tem um motor novo e parte duas vezes por dia.",
    "nl": "De veerboot naar het eiland heeft een nieuwe motor en vaart twee keer per dag.",
    "el": "Το πλοίο για το νησί έχει νέα μηχανή και φεύγει δύο φορές τη μέρα.",
    "nb": "Ferja til øya har fått ny motor og går to ganger om dagen.",
    "lt": "Keltas į salą turi naują variklį ir plaukia du kartus per dieną.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_is_nearer_to_its_subject_than_to_another(language):
    near = similarity(TEXTS[language], REST[language], language=language)
    far = similarity(TEXTS[language], UNLIKE[language], language=language)
    assert near > 0.35 > 0.2 > far


def test_a_text_is_wholly_like_itself_and_unlike_nothing():
    assert similarity(PUMPS, PUMPS) == 1.0
    assert similarity("", PUMPS) == 0.0
    assert similarity("", "") == 0.0


def test_similarity_has_no_direction():
    assert similarity(PUMPS, OUR_PAGE) == pytest.approx(similarity(OUR_PAGE, PUMPS))


def test_many_texts_at_once_give_what_pairs_give():
    texts = [PUMPS, BEES]
    others = [OUR_PAGE, SHIPPING, BEES]
    table = similarities(texts, others)
    assert table == [[similarity(one, other) for other in others] for one in texts]
    assert similarities([], others) == []


def test_an_embedding_is_asked_where_one_is_given():
    def flat(texts):
        return [[1.0, 0.0] for _ in texts]

    assert similarity(PUMPS, BEES, embedding=flat) > similarity(PUMPS, BEES) + 0.3
    with pytest.raises(SiexError, match="embedding"):
        similarity(PUMPS, BEES, embedding=lambda texts: [[1.0]])


def test_a_collection_has_common_keywords_and_each_text_its_own():
    found = collection_keywords([PUMPS, OUR_PAGE, BEES])
    common = {keyword.text: keyword for keyword in found.common}
    assert common["heat pump"].documents == 2
    assert common["heat pump"].count == PUMPS.lower().count("heat pump") + 3
    bees = {keyword.text for keyword in found.distinctive[2]}
    assert bees & {"urban beekeeping", "Urban beekeeping", "beehive", "city bees"}
    assert not any("heat" in text.lower() for text in bees)


def test_an_empty_collection_has_nothing():
    found = collection_keywords([])
    assert found.common == ()
    assert found.distinctive == ()
    assert collection_keywords(["", PUMPS]).distinctive[0] == ()


def test_the_gap_is_what_theirs_has_and_ours_lacks():
    found = compare(OUR_PAGE, PUMPS)
    assert "heat pump" in {keyword.text.lower() for keyword in found.shared}
    gap = {keyword.text.lower() for keyword in found.gap}
    assert gap & {"flow temperature", "insulation", "old houses"}
    assert not any(text == "heat pump" for text in gap)
    assert 0.4 < found.similarity < 1


def test_collections_are_compared_like_texts():
    found = compare([OUR_PAGE, BEES], [PUMPS, SHIPPING])
    gap = {keyword.text.lower() for keyword in found.gap}
    assert gap & {"parcel lockers", "free shipping"}
    assert not any("bee" in text for text in gap)
    assert all(keyword.count > keyword.elsewhere for keyword in found.gap)


def test_nothing_has_no_gap():
    assert compare("", "").gap == ()
    assert compare(PUMPS, "").gap == ()


def test_keywords_that_share_words_come_together():
    names = [
        "heat pump",
        "solar panel",
        "heat pumps in old houses",
        "solar panels",
        "ferry",
    ]
    groups = cluster_keywords(names, language="en")
    assert [group.name for group in groups] == ["heat pump", "solar panel", "ferry"]
    assert sorted(member for group in groups for member in group.members) == sorted(
        names
    )


def test_parts_of_compounds_bring_keywords_together():
    names = ["vinterdäck", "sommarprat", "dubbfria vinterdäck", "däck"]
    (first, *_) = cluster_keywords(names, language="sv")
    assert first.members == ("vinterdäck", "dubbfria vinterdäck", "däck")


def test_texts_bring_keywords_together():
    names = ["ferry", "bread", "captain", "flour"]
    texts = [
        "The ferry has a captain.",
        "The captain of the ferry.",
        "Flour makes bread.",
    ]
    groups = cluster_keywords(names, texts=texts, language="en")
    assert [group.members for group in groups] == [
        ("ferry", "captain"),
        ("bread", "flour"),
    ]


def test_keywords_as_they_come_from_a_text_are_grouped():
    keywords = extract(PUMPS)
    groups = cluster_keywords(keywords)
    assert sum(len(group.members) for group in groups) == len(keywords)
    assert cluster_keywords([]) == []
    assert cluster_keywords(["", "?"]) == []


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: collection_keywords([PUMPS], top_k=-1), "top_k"),
        (lambda: collection_keywords([PUMPS], min_documents=0), "min_documents"),
        (lambda: compare(PUMPS, BEES, top_k=1.5), "top_k"),
        (lambda: cluster_keywords(["a"], threshold=2), "threshold"),
        (lambda: cluster_keywords(["a"], language="xx"), "xx"),
        (lambda: similarity(PUMPS, BEES, language="xx"), "xx"),
        (lambda: similarity(PUMPS, None), "text"),
    ],
)
def test_what_makes_no_sense_is_named(call, told):
    with pytest.raises(SiexError, match=told):
        call()
