"""The written linking jobs, and what of a consultant's expectations is met.

A job is a publisher's page, a target page, an anchor, search results and perhaps an
article, all written for this; above it stands what somebody who places links for a
living would expect, written down before the rules were read. SEO and BACOWR are asked
each what they answer.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from engine.transform import transform

Answer = dict[str, Any]
NAMES = ("seo", "bacowr")
_PART = re.compile(r"^--- ", re.MULTILINE)
_CRITERION_MET = 80.0
_FIRST_THEMES = 6
_FIRST_PLACES = 2
_LONGEST_NAME = 15
"""What comes last and is longer is no name of a site but a meta description."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One thing that is expected: its kind, and the answers that meet it."""

    kind: str
    about: str
    wanted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """A written job."""

    name: str
    language: str
    part: str
    given: dict[str, Any]
    expected: tuple[Expectation, ...]


def jobs(content: str) -> list[Job]:
    """Return the jobs of a file of them."""
    return [_job(part) for part in re.split(r"^=== ", content, flags=re.M)[1:]]


def verdicts(name: str, it: Job) -> Iterator[tuple[Expectation, bool, Any]]:
    """Yield what is expected of one transformer, if it is met, and what was found."""
    answer = transform(name, _input(name, it.given))
    for expectation in it.expected:
        judge = _JUDGES[name].get(expectation.kind)
        if judge is not None:
            yield expectation, *judge(answer, expectation)


def _input(name: str, given: dict[str, Any]) -> dict[str, Any]:
    less = ("article",) if name == "seo" else ()
    return {key: value for key, value in given.items() if key not in less}


def _job(document: str) -> Job:
    head, *parts = _PART.split(document)
    first, *lines = head.strip().split("\n")
    name, language, part = first.split()
    given: dict[str, Any] = {"serp": []}
    for text in parts:
        _fill(given, *text.partition("\n")[::2])
    return Job(name, language, part, given, tuple(map(_expectation, lines)))


def _fill(given: dict[str, Any], head: str, body: str) -> None:
    kind, _space, rest = head.partition(" ")
    fields = [it.strip() for it in rest.split(" | ")]
    if kind == "publisher":
        given.update(url=fields[0], title=" | ".join(fields[1:]), text=body)
    elif kind == "target":
        given.update(target_url=fields[0], target_text=body)
        told = fields[1:]
        if len(told) > 1 and len(told[-1]) > _LONGEST_NAME:
            given["target_meta_description"] = told.pop()
        given["target_title"] = " | ".join(told)
    elif kind == "anchor":
        given["anchor_text"] = rest
    elif kind == "serp":
        given["serp"] += _results(rest, body)
    else:
        given["article"] = body


def _results(query: str, body: str) -> Iterator[dict[str, Any]]:
    for rank, line in enumerate(body.strip().split("\n"), 1):
        title, url, snippet = line.rsplit(" | ", 2)
        yield {
            "query": query,
            "rank": rank,
            "title": title,
            "url": url,
            "snippet": snippet,
        }


def _expectation(line: str) -> Expectation:
    kind, _colon, wanted = line.removeprefix("@ ").partition(": ")
    about = ""
    if kind.startswith(("check ", "page ")):
        kind, about = kind.split(" ", 1)
    return Expectation(kind, about, tuple(wanted.split(" / ")))


Judge = Callable[[Answer, Expectation], tuple[bool, Any]]


def _value(*path: str) -> Judge:
    """Judge by a value of the answer; ``none`` stands for null."""

    def judge(answer: Answer, it: Expectation) -> tuple[bool, Any]:
        found: Any = answer
        for key in path:
            found = found[key] if found else None
        return str(found).replace("None", "none") in it.wanted, found

    return judge


def _holds(texts: Callable[[Answer], list[str]]) -> Judge:
    """Judge if one of some texts has the words in it."""

    def judge(answer: Answer, it: Expectation) -> tuple[bool, Any]:
        found = texts(answer)
        every = " | ".join(found).casefold()
        return any(wanted.casefold() in every for wanted in it.wanted), found

    return judge


def _lacks(texts: Callable[[Answer], list[str]]) -> Judge:
    """Judge if none of some texts has the word in it."""

    def judge(answer: Answer, it: Expectation) -> tuple[bool, Any]:
        found = texts(answer)
        words = re.findall(r"\w+", " ".join(found).casefold())
        return all(wanted.casefold() not in words for wanted in it.wanted), found

    return judge


def _themes(side: str) -> Callable[[Answer], list[str]]:
    return lambda answer: [
        word
        for theme in answer[side]["semantic_themes"][:_FIRST_THEMES]
        for word in theme["keywords"]
    ]


def _gaps(answer: Answer) -> list[str]:
    return [it["keyword"] for it in answer["target"]["content_gaps"]]


def _no_gaps(answer: Answer, _it: Expectation) -> tuple[bool, Any]:
    found = _gaps(answer)
    return not found, found


def _subtopics(answer: Answer) -> list[str]:
    return answer["job_package"]["intent_extension"]["required_subtopics"]


def _places(answer: Answer) -> list[str]:
    spots = answer["publisher"]["link_placement_spots"][:_FIRST_PLACES]
    return [f"{it['heading']}: {it['evidence']['text']}" for it in spots]


def _recommended(answer: Answer) -> list[str]:
    spots = answer["publisher"]["link_placement_spots"]
    return [it["evidence"]["text"] for it in spots if it["recommended"]]


def _entities(answer: Answer) -> list[tuple[str, str]]:
    return [
        (it["text"].casefold(), it["type"])
        for side in ("publisher", "target")
        for it in answer[side][
            "entities" if side == "publisher" else "primary_entities"
        ]
    ]


def _entity(answer: Answer, it: Expectation) -> tuple[bool, Any]:
    name, kinds = _named(it.wanted[0])
    found = _entities(answer)
    return any(
        (name in text or text in name) and kind in kinds for text, kind in found
    ), found


def _no_entity(answer: Answer, it: Expectation) -> tuple[bool, Any]:
    name, kinds = _named(it.wanted[0])
    found = _entities(answer)
    return not any(text == name and kind in kinds for text, kind in found), found


def _named(wanted: str) -> tuple[str, set[str]]:
    words = wanted.split()
    kinds = {word for word in words if word in ("PERSON", "ORG", "LOC", "PRODUCT")}
    return " ".join(word for word in words if word not in kinds).casefold(), kinds


def _seo_bridge(answer: Answer, it: Expectation) -> tuple[bool, Any]:
    brief = answer["content_brief"]
    found = brief["bridge_type"] if brief else "wrapper"
    return found in it.wanted, found


def _lix(answer: Answer, it: Expectation) -> tuple[bool, Any]:
    low, high = map(float, it.wanted[0].split())
    found = answer["readability"]["lix"]
    return low <= found <= high, found


def _check(answer: Answer, it: Expectation) -> tuple[bool, Any]:
    page, name = it.about.split(" ", 1)
    found = {
        row["name"]: row["status"] for row in answer["checks"] if row["page"] == page
    }
    return found.get(name) in it.wanted, found.get(name)


def _note_of_language(answer: Answer, _it: Expectation) -> tuple[bool, Any]:
    notes = " ".join(answer["notes"])
    return "different languages" in notes, notes


def _anchor(*path: str) -> Judge:
    def judge(answer: Answer, it: Expectation) -> tuple[bool, Any]:
        found: Any = answer["target"]["anchor_candidates"][0]
        for key in path:
            found = found[key]
        return found in it.wanted, found

    return judge


def _anchor_reasons(answer: Answer) -> list[str]:
    return answer["target"]["anchor_candidates"][0]["risk"]["reasons"]


def _page(answer: Answer, it: Expectation) -> tuple[bool, Any]:
    sets = answer["job_package"]["serp_research_extension"]["serp_sets"]
    found = {
        str(row["rank"]): row["detected_page_type"]
        for row in sets[0]["top_results_sample"]
    }
    return found[it.about] in it.wanted, found[it.about]


def _trades(answer: Answer, it: Expectation) -> tuple[bool, Any]:
    angles = answer["job_package"]["intent_extension"]["forbidden_angles"]
    told = next((angle for angle in angles if angle.startswith("promises about")), "")
    found = told.removeprefix("promises about ").split(" and ") if told else ["none"]
    return len(found) == 1 and found[0] in it.wanted, found


def _criterion(met: bool) -> Judge:
    def judge(answer: Answer, it: Expectation) -> tuple[bool, Any]:
        scores = {row["name"]: row["score"] for row in answer["qc_report"]["criteria"]}
        found = scores[it.wanted[0]]
        return (found >= _CRITERION_MET) is met, found

    return judge


_INTENTS = ("job_package", "intent_extension")
_JUDGES: dict[str, dict[str, Judge]] = {
    "seo": {
        "publisher type": _value("publisher", "content_type", "type"),
        "publisher language": _value("publisher", "language"),
        "target type": _value("target", "content_type", "type"),
        "entity": _entity,
        "not entity": _no_entity,
        "theme": _holds(_themes("publisher")),
        "target theme": _holds(_themes("target")),
        "not theme": _lacks(_themes("publisher")),
        "bridge": _seo_bridge,
        "gap": _holds(_gaps),
        "not gap": _lacks(_gaps),
        "no gaps": _no_gaps,
        "anchor type": _anchor("type"),
        "anchor risk": _anchor("risk", "level"),
        "anchor reason": _holds(_anchor_reasons),
        "place": _holds(_places),
        "not place": _lacks(_recommended),
        "lix": _lix,
        "check": _check,
        "note language": _note_of_language,
    },
    "bacowr": {
        "publisher intent": _value(*_INTENTS, "publisher_role_intent"),
        "target intent": _value(*_INTENTS, "target_page_intent"),
        "serp intent": _value(*_INTENTS, "serp_intent_primary"),
        "overall": _value(*_INTENTS, "intent_alignment", "overall"),
        "bridge": _value(*_INTENTS, "recommended_bridge_type"),
        "page": _page,
        "gap": _holds(_subtopics),
        "not gap": _lacks(_subtopics),
        "anchor type": _value("job_package", "anchor_profile", "llm_classified_type"),
        "anchor risk": _value("qc_extension", "anchor_risk"),
        "disclaimers": _trades,
        "commerciality": _value(
            "job_package", "publisher_profile", "allowed_commerciality"
        ),
        "data confidence": _value("data_confidence"),
        "qc status": _value("qc_report", "status"),
        "qc fails": _criterion(met=False),
        "qc ok": _criterion(met=True),
    },
}
KINDS = {name: frozenset(judges) for name, judges in _JUDGES.items()}
"""What can be expected of each transformer."""
