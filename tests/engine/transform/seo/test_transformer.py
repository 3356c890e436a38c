"""Tests of `engine.transform.seo`."""

from functools import cache
from typing import Any

import pytest

from engine.transform import transform
from tests.engine.transform.samples import NAMES, sample
from tests.helpers.transform import answered


@cache
def read(name: str) -> dict[str, Any]:
    return answered("seo", sample(name))


LANGUAGES = {name: name.split("_")[0] for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_pair_of_pages_is_read_in_its_language(name):
    answer = read(name)
    assert answer["language"] == LANGUAGES[name]
    assert answer["target"]["language"] == LANGUAGES[name]
    assert answer["publisher"]["semantic_themes"]
    assert (
        answer["target"]["anchor_candidates"][0]["text"] == sample(name)["anchor_text"]
    )
    assert answer["readability"]["lix"]


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("en_garden", 0.7, 1),
        ("es_aceite", 0.7, 1),
        ("sv_maraton", 0.7, 1),
        ("de_kaffee", 0.7, 1),
        ("el_podilato", 0.7, 1),
        ("en_baking_casino", 0, 0.3),
    ],
)
def test_pages_about_the_same_are_near_and_others_far(name, low, high):
    assert low <= read(name)["page_similarity"] < high


BALCONY = "Balcony plants for beginners. Choose pots with holes and soil that holds water. Tomatoes, basil and lavender like a sunny balcony. Water the plants every morning in summer and feed them once a week. In autumn, move the pots close to the wall. A garden on a balcony needs little room."
YOGA = "Yoga för löpare och nybörjare. Köp yogamattor, block och bälten. En tjock matta skonar knäna, en tunn ger bättre balans. Våra mattor är av naturgummi. Prova ett pass yoga efter träningen, för rörlighet och återhämtning."
WINE = "Vinos tintos de Rioja. Compra vino crianza y reserva de bodegas familiares. La uva tempranillo da vinos con cuerpo. Guarda las botellas tumbadas, lejos de la luz. Maridaje con queso y jamón."
LOAN = "Mortgage rates fell in March. The central bank lowered its policy rate, and banks followed with cheaper loans for house buyers. Compare the interest rate and the fees of each loan before you sign."


@pytest.mark.parametrize(
    ("name", "target", "low", "high"),
    [
        ("en_garden", BALCONY, 0.35, 0.7),
        ("sv_maraton", YOGA, 0.35, 0.7),
        ("es_aceite", WINE, 0.35, 0.7),
        ("en_garden", LOAN, 0, 0.3),
    ],
)
def test_neighbouring_subjects_lie_between(name, target, low, high):
    given = sample(name, target_text=target, target_title="", serp=[])
    assert low <= transform("seo", given)["page_similarity"] < high


def test_themes_are_made_of_words_that_belong_together():
    themes = read("en_garden")["publisher"]["semantic_themes"]
    teak = next(it for it in themes if it["name"] == "teak")
    assert "teak oil" in teak["keywords"]
    assert not {"Cushions", "pine"} & set(teak["keywords"])
    assert sum(it["share"] for it in themes) <= 1.001


def test_the_strongest_bridge_joins_the_nearest_themes():
    answer = read("en_garden")
    best = answer["bridge_topics"][0]
    assert (best["publisher_topic"], best["bridge_type"]) == ("teak", "strong")
    assert answer["content_brief"]["primary_topic"] == "teak"
    for bridge in answer["bridge_topics"]:
        near, kind = bridge["similarity"], bridge["bridge_type"]
        assert kind == (
            "strong" if near >= 0.7 else "pivot" if near >= 0.4 else "wrapper"
        )


def test_unrelated_pages_have_no_strong_bridge():
    answer = read("en_baking_casino")
    assert "strong" not in {it["bridge_type"] for it in answer["bridge_topics"]}


@pytest.mark.parametrize(
    ("name", "publisher", "target"),
    [
        ("en_garden", "guide", "product"),
        ("sv_maraton", "guide", "product"),
        ("es_aceite", "guide", "product"),
        ("el_podilato", "guide", "product"),
    ],
)
def test_the_kind_of_a_page_is_told_with_its_words(name, publisher, target):
    answer = read(name)
    found = [answer[it]["content_type"] for it in ("publisher", "target")]
    assert [it["type"] for it in found] == [publisher, target]
    assert [it["intent"] for it in found] == ["info_primary", "transactional"]
    assert found[1]["evidence"]


def test_experts_sources_and_figures_are_found_where_they_stand():
    signals = read("sv_maraton")["publisher"]["authority_signals"]
    assert [it["name"] for it in signals["experts"]] == ["Karin Lind"]
    assert signals["sources"][0]["text"] == "Enligt"
    assert [it["text"] for it in signals["statistics"]] == ["38 %"]
    assert len(signals["quotes"]) == 2


def test_a_link_is_placed_where_its_subject_is_written_about():
    spots = read("sv_maraton")["publisher"]["link_placement_spots"]
    shoes = next(it for it in spots if it["heading"] == "Välj skor efter foten")
    assert shoes["recommended"]
    assert any("löparskor" in reason.casefold() for reason in shoes["reasons"])


def test_a_paragraph_with_a_link_is_not_recommended():
    given = sample("sv_maraton")
    text = given["text"].replace("Löparskor är", "[Löparskor](https://a.example/) är")
    spots = answered("seo", {**given, "text": text})["publisher"][
        "link_placement_spots"
    ]
    linked = next(it for it in spots if it["heading"] == "Välj skor efter foten")
    assert not linked["recommended"]
    assert any("a.example" in reason for reason in linked["reasons"])


def test_gaps_are_what_results_share_and_the_target_lacks():
    target = read("en_garden")["target"]
    gaps = {it["keyword"]: it for it in target["content_gaps"]}
    assert "moisture content" in gaps
    assert {it["field"] for it in gaps["moisture content"]["evidence"]} == {
        "serp[2].text",
        "serp[3].text",
    }
    assert "mortise joints" in target["serp_alignment"]["covered"]
    assert "teak garden furniture" not in gaps
    assert 0 < target["serp_alignment"]["score"] < 1


def test_what_the_target_has_is_no_gap():
    given = sample("en_garden")
    given["target_text"] += "\n\nThe moisture content of our teak is ten percent."
    gaps = answered("seo", given)["target"]["content_gaps"]
    assert "moisture content" not in {it["keyword"] for it in gaps}


def test_a_risk_is_the_sum_of_its_reasons():
    for name in NAMES:
        for anchor in read(name)["target"]["anchor_candidates"]:
            parts = [float(it.split()[0]) for it in anchor["risk"]["reasons"]]
            assert anchor["risk"]["score"] == pytest.approx(min(1, sum(parts)))


@pytest.mark.parametrize(
    ("anchor", "kind", "level"),
    [
        ("teak garden furniture", "exact", "medium"),
        ("buy cheap teak garden furniture", "partial", "medium"),
        ("best teak garden furniture, guaranteed", "partial", "high"),
        ("garden chairs in teak", "partial", "low"),
        ("Norrhamn", "brand", "low"),
        ("click here", "generic", "low"),
    ],
)
def test_anchors_have_a_type_and_a_risk(anchor, kind, level):
    given = sample("en_garden", anchor_text=anchor)
    first = answered("seo", given)["target"]["anchor_candidates"][0]
    assert (first["text"], first["type"]) == (anchor, kind)
    assert first["risk"]["level"] == level, first["risk"]["reasons"]


def test_an_anchor_that_the_page_has_already_is_riskier():
    given = sample("en_garden")
    link = "See [teak garden furniture](https://b.example/) too.\n\n"
    before, after = (
        answered("seo", it)["target"]["anchor_candidates"][0]["risk"]["score"]
        for it in (given, {**given, "text": link + given["text"]})
    )
    assert after == pytest.approx(before + 0.3)


def test_a_page_alone_is_read_without_inventing_the_other():
    answer = answered("seo", {"text": sample("en_garden")["text"]})
    assert (
        answer["target"] is answer["content_brief"] is answer["page_similarity"] is None
    )
    assert answer["bridge_topics"] == []
    assert any("no target text" in note for note in answer["notes"])


def test_pages_in_different_languages_are_told():
    given = sample("en_garden", target_text=sample("sv_maraton")["target_text"])
    answer = answered("seo", given)
    assert any("different languages" in note for note in answer["notes"])


def test_titles_and_descriptions_are_checked():
    given = sample(
        "en_garden",
        title="Wooden garden furniture: how to care for it",
        meta_description="Short.",
    )
    checks = {
        it["name"]: it["status"]
        for it in answered("seo", given)["checks"]
        if it["page"] == "text"
    }
    assert checks["title length"] == "pass"
    assert checks["keyword in title"] == "pass"
    assert checks["description length"] == "warning"
    assert checks["keyword in description"] == "fail"


def test_a_page_in_html_gives_its_own_title_headings_and_links():
    given = {
        "text": "<html><head><title>Teak chairs</title>"
        '<meta name="description" content="How teak chairs last &amp; age."></head><body>'
        "<h1>Teak chairs</h1><p>Teak chairs last for thirty years outside. We test teak chairs "
        'every winter with <a href="https://wood.example/">a wood lab</a>.</p>'
        "<h2>Oil</h2><p>Teak oil keeps the golden colour of the wood. It is no protection.</p></body>"
    }
    answer = answered("seo", given)
    names = {it["name"]: it["reason"] for it in answer["checks"]}
    assert names["title length"].startswith("11 characters")
    assert names["description length"].startswith("27 characters")
    assert names["main heading"].startswith("The text has 1 ")
    signals = answer["publisher"]["authority_signals"]
    assert signals["outbound_links"] == ["wood.example"]


def test_themes_of_the_target_are_weighed_against_the_query():
    themes = read("en_garden")["target"]["semantic_themes"]
    near = {it["name"]: it["query_relevance"] for it in themes}
    assert near["teak garden furniture"] > 0.9 > min(near.values())
    alone = answered("seo", sample("en_garden", serp=[]))
    assert {it["query_relevance"] for it in alone["target"]["semantic_themes"]} == {
        None
    }


def test_the_brief_goes_through_bridges_that_hold():
    brief = read("en_garden")["content_brief"]
    first = brief["key_points"][0]
    assert first.startswith(brief["primary_topic"])
