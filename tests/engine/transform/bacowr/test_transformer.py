"""Tests of `engine.transform.bacowr`."""

import json
import re
from functools import cache
from typing import Any

import jsonschema
import pytest

from engine.transform import transform, transformer
from engine.transform.published import DIALECT, DOCS, FOLDER
from tests.engine.transform.samples import FOLDER as SAMPLES
from tests.engine.transform.samples import NAMES, sample
from tests.helpers.transform import answered

ARTICLE = (SAMPLES / "en_article.md").read_text("utf-8")
LINK = "[garden chairs in teak](https://www.norrhamn.example/teak-garden-furniture)"
EIGHT = {
    *("job_meta", "input_minimal", "publisher_profile", "target_profile"),
    *("anchor_profile", "serp_research_extension", "intent_extension"),
    "generation_constraints",
}


@cache
def job(name: str, article: str = "", **changes: Any) -> dict[str, Any]:
    return answered("bacowr", sample(name, article=article, **changes))


def criterion(answer, name):
    return next(it for it in answer["qc_report"]["criteria"] if it["name"] == name)


@pytest.mark.parametrize("name", NAMES)
def test_a_job_has_all_eight_parts_in_its_language(name):
    answer = job(name)
    assert set(answer["job_package"]) == EIGHT
    language = name.split("_")[0]
    assert answer["job_package"]["generation_constraints"]["language"] == language
    assert answer["job_package"]["publisher_profile"]["topic_focus"]
    assert answer["job_package"]["target_profile"]["core_offer"]
    assert answer["qc_report"] is None
    assert answer["links_extension"]["placement"] is None


@pytest.mark.parametrize("part", transformer("bacowr").parts)
def test_each_part_fits_its_published_schema(part):
    schema = json.loads((DOCS / FOLDER / f"bacowr.{part}.schema.json").read_text())
    assert schema["$schema"] == DIALECT
    answer = job("en_garden", ARTICLE)
    package = answer["job_package"]
    held = {**answer, **package, "backlink_job_package": package}[part]
    jsonschema.Draft202012Validator(schema).validate(held)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate({**held, "more": 1})


def test_the_same_job_has_the_same_id_and_another_another():
    ids = {
        job(name, article)["job_package"]["job_meta"]["job_id"]
        for name, article in (("en_garden", ""), ("en_garden", ARTICLE))
    }
    assert len(ids) == 1
    assert job("sv_maraton")["job_package"]["job_meta"]["job_id"] not in ids


@pytest.mark.parametrize(
    ("name", "bridge"),
    [
        ("en_garden", "strong"),
        ("sv_maraton", "strong"),
        ("en_baking_casino", "wrapper"),
    ],
)
def test_the_bridge_is_chosen_by_how_near_the_pages_are(name, bridge):
    intents = job(name)["job_package"]["intent_extension"]
    assert intents["recommended_bridge_type"] == bridge
    assert job(name)["links_extension"]["bridge_type"] == bridge


def test_search_results_tell_intents_kinds_and_subtopics():
    research = job("sv_maraton")["job_package"]["serp_research_extension"]
    assert research["main_query"] == "löparskor maraton"
    assert 2 <= len(research["cluster_queries"]) <= 4
    [only] = research["serp_sets"]
    kinds = [it["detected_page_type"] for it in only["top_results_sample"]]
    assert kinds == ["review", "category", "guide"]
    assert "pronation" in [it.casefold() for it in only["required_subtopics"]]
    assert research["derived_links"] == [
        "https://www.springtidning.example/valja-loparskor"
    ]


def test_what_every_shop_says_is_no_query():
    target = job("sv_maraton")["job_package"]["target_profile"]
    assert "löparskor för maraton" in target["candidate_main_queries"]
    assert "fri frakt" not in target["candidate_main_queries"]


def test_what_is_missing_is_null_or_empty_and_lowers_the_confidence():
    answer = answered(
        "bacowr",
        {
            "publisher_domain": "https://www.somewhere.example/",
            "target_url": "https://shop.example/",
            "anchor_text": "garden chairs",
        },
    )
    package = answer["job_package"]
    assert (answer["confidence"], answer["data_confidence"]) == (0, "low")
    assert package["input_minimal"]["publisher_domain"] == "somewhere.example"
    publisher, target = package["publisher_profile"], package["target_profile"]
    assert publisher["topic_focus"] == publisher["sample_urls"] == []
    assert publisher["tone_class"] is publisher["audience"] is None
    assert publisher["allowed_commerciality"] is publisher["detected_language"] is None
    assert target["core_topics"] == target["candidate_main_queries"] == []
    assert target["core_offer"] is target["http_status"] is None
    research = package["serp_research_extension"]
    assert research["main_query"] is None
    assert research["serp_sets"] == research["cluster_queries"] == []
    intents = package["intent_extension"]
    assert set(intents["intent_alignment"].values()) == {None}
    assert intents["notes"]["data_confidence"] == "low"
    assert "the publisher's text" in package["job_meta"]["notes"][0]
    assert answer["evidence"] == []


def test_more_results_are_more_confidence():
    given = sample("en_garden")
    some = [answered("bacowr", {**given, "serp": given["serp"][:n]}) for n in (0, 4)]
    assert some[0]["data_confidence"] == "low"
    assert some[1]["data_confidence"] in ("medium", "high")
    assert some[0]["confidence"] < some[1]["confidence"]


def test_a_good_article_passes_with_every_criterion_looked_up():
    report = job("en_garden", ARTICLE)["qc_report"]
    assert report["status"] == "pass"
    assert not report["human_signoff_required"]
    names = {it["name"]: it["weight"] for it in report["criteria"]}
    assert len(names) == 8
    assert sum(names.values()) == pytest.approx(1)
    whole = sum(it["weight"] * it["score"] for it in report["criteria"])
    assert report["score"] == pytest.approx(whole, abs=0.1)
    for it in report["criteria"]:
        points = [float(told.split(":")[0]) for told in it["findings"]]
        assert it["score"] == pytest.approx(sum(points) / len(points), abs=0.6)


def test_the_link_is_found_where_it_stands():
    answer = job("en_garden", ARTICLE)
    placement = answer["links_extension"]["placement"]
    assert placement["paragraph_index_in_section"] == 1
    paragraph = next(it for it in ARTICLE.split("\n\n") if LINK in it)
    assert placement["offset_chars"] == paragraph.index("garden chairs in teak")
    [place] = criterion(answer, "anchor")["evidence"]
    assert (place["text"], place["field"]) == ("garden chairs in teak", "article")


def test_related_terms_are_counted_in_the_article_around_the_link():
    answer = job("en_garden", ARTICLE)
    count = answer["links_extension"]["placement"]["near_window"]["lsi_count"]
    places = [it["text"].casefold() for it in criterion(answer, "lsi")["evidence"]]
    assert count >= 6
    assert len(places) == min(12, count)
    assert {"benches", "dining tables"} <= set(places)
    bare = ARTICLE.replace(LINK, "good chairs")
    lonely = f"{bare}\n\n## Last\n\nSee {LINK}. That is all there is to say here."
    moved = answered("bacowr", sample("en_garden", article=lonely))
    assert moved["links_extension"]["placement"]["near_window"]["lsi_count"] < count


def test_an_article_without_the_link_is_told():
    answer = job("en_garden", ARTICLE.replace(LINK, "garden chairs in teak"))
    assert answer["links_extension"]["placement"] is None
    assert criterion(answer, "anchor")["score"] == 0
    report = answer["qc_report"]
    assert "Set a link to the target." in report["autofix_suggestions"]
    assert "The article has no link to the target." in report["signoff_reasons"]


def test_a_link_in_a_heading_costs_points():
    text = ARTICLE.replace(LINK, "these").replace(
        "## Which wood to choose", f"## Which {LINK} to choose"
    )
    found = criterion(answered("bacowr", sample("en_garden", article=text)), "anchor")
    assert "0: the link stands in no heading" in found["findings"]


def test_another_anchor_than_the_proposed_one_is_a_swap():
    swap = job("en_garden", ARTICLE)["links_extension"]["anchor_swap"]
    assert swap["performed"]
    assert (swap["from_type"], swap["to_type"]) == ("exact", "partial")


def test_a_risky_anchor_gets_a_calmer_one_advised():
    answer = job("en_garden", anchor_text="best cheap teak garden furniture guaranteed")
    assert answer["qc_extension"]["anchor_risk"] == "high"
    swap = answer["links_extension"]["anchor_swap"]
    assert not swap["performed"]
    assert "would be calmer" in swap["rationale"]


def test_sources_are_judged_and_competitors_refused():
    answer = job("en_garden", ARTICLE)
    assert answer["links_extension"]["trust_policy"]["level"] == "T1_public"
    rival = ARTICLE.replace(
        "https://www.fpl.fs.usda.gov/wood-handbook", "https://www.shop-one.example/teak"
    )
    refused = answered("bacowr", sample("en_garden", article=rival))
    found = criterion(refused, "trust")
    assert "0: 1 links to competitors; none is allowed" in found["findings"]
    report = refused["qc_report"]
    assert "The article links to a competitor." in report["signoff_reasons"]
    assert any("shop-one.example" in it for it in report["autofix_suggestions"])


def test_an_article_without_sources_names_what_is_missing():
    bare = re.sub(r"\[([^\]]+)\]\(https://(?!www\.norrhamn)[^)]+\)", r"\1", ARTICLE)
    answer = job("en_garden", bare)
    policy = answer["links_extension"]["trust_policy"]
    assert (policy["level"], policy["unresolved"]) == (None, ["[source to be found]"])
    assert answer["qc_report"]["human_signoff_required"]


def test_a_poor_article_is_blocked_with_reasons():
    article = (SAMPLES / "sv_artikel.md").read_text("utf-8")
    answer = answered("bacowr", sample("sv_maraton", article=article))
    report = answer["qc_report"]
    assert report["status"] in ("blocked", "warning")
    assert report["human_signoff_required"]
    assert criterion(answer, "draft")["score"] < 50
    promised = [it["text"] for it in criterion(answer, "compliance")["evidence"]]
    assert "garanterat" in promised


CASINO = """# Bread and chance

My sourdough starter needs luck too. Flour, water and time.

## Waiting for the loaf

While the dough rests I read about odds. A [casino bonus](https://luckyharbour.example/casino-bonus) has wagering requirements, free spins and slots. Bet only what you can lose.
"""


def test_a_regulated_trade_needs_its_words_whatever_is_claimed():
    without = answered("bacowr", sample("en_baking_casino", article=CASINO))
    assert without["links_extension"]["compliance"]["disclaimers_injected"] == []
    assert any("gambling" in it for it in without["qc_report"]["signoff_reasons"])
    said = CASINO + "\nGambling is for adults, 18+. Please gamble responsibly.\n"
    within = answered("bacowr", sample("en_baking_casino", article=said))
    injected = within["links_extension"]["compliance"]["disclaimers_injected"]
    assert injected == ["gambling"]
    assert not any("gambling" in it for it in within["qc_report"]["signoff_reasons"])
    before, after = (criterion(it, "compliance")["score"] for it in (without, within))
    assert before < after


def test_a_job_that_touches_no_trade_says_so():
    found = job("en_garden", ARTICLE)["links_extension"]["compliance"]
    assert found["disclaimers_injected"] == ["none"]


def test_a_wrapper_with_its_link_too_early_needs_a_person():
    early = CASINO.replace(
        "My sourdough starter",
        "A [casino bonus](https://luckyharbour.example/casino-bonus) is no bread. My starter",
    )
    answer = answered("bacowr", sample("en_baking_casino", article=early))
    assert any("wrapper" in it for it in answer["qc_report"]["signoff_reasons"])


def test_link_density_is_measured_around_each_link():
    crowd = " ".join(f"[wood {n}](https://w{n}.example/)" for n in range(12))
    text = ARTICLE.replace(LINK, f"{LINK} {crowd}")
    found = criterion(answered("bacowr", sample("en_garden", article=text)), "anchor")
    told = next(it for it in found["findings"] if "links fill" in it)
    assert told.startswith("0: links fill")


@pytest.mark.parametrize(
    "article", ["word", "<p>" * 500, "[](x)", "[a](b)", "# " * 300]
)
def test_any_article_is_judged(article):
    report = job("en_garden", article)["qc_report"]
    assert report["status"] in ("blocked", "warning")


def test_a_very_long_article_is_judged_too():
    long = (ARTICLE + "\n\n") * (2_000_000 // len(ARTICLE))
    assert transform("bacowr", sample("en_garden", article=long))["qc_report"]
