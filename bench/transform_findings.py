"""Turn the answers of the domain transformers into the marks of the written texts."""

from collections.abc import Iterator
from typing import Any, NamedTuple

Answer = dict[str, Any]


class Mark(NamedTuple):
    """A finding as the written texts mark one."""

    kind: str
    start: int
    end: int
    value: str | None


def findings(name: str, answer: Answer, labels: dict[str, str]) -> list[Mark]:
    """Return the findings of an answer, in order."""
    return sorted(
        _READERS[name](answer, labels), key=lambda mark: (mark.start, -mark.end)
    )


def labelled(labels: dict[str, str]) -> list[Mark]:
    """Return the labels of a whole text as marks without a place."""
    return [
        Mark(
            key.removesuffix("s") if key in _LISTS else key, 0, 0, value.strip().lower()
        )
        for key, values in labels.items()
        for value in (values.split(";") if key in _LISTS else [values])
    ]


_LISTS = ("characters", "themes")


def _mark(kind: str, found: Answer, value: str | None = None) -> Mark:
    return Mark(kind, found["evidence"]["start"], found["evidence"]["end"], value)


def _amount(found: Answer) -> str:
    return f"{found['value']:.15g} {found['currency']}"


def _legal(answer: Answer, _labels: dict[str, str]) -> Iterator[Mark]:
    yield from (_mark("cite", it, it["jurisdiction"]) for it in answer["citations"])
    yield from (_mark("party", it, it["role"] or "none") for it in answer["parties"])
    yield from (_mark("date", it, it["iso"]) for it in answer["dates"])
    yield from (_mark("amount", it, _amount(it)) for it in answer["amounts"])
    yield from (_mark("duty", it, it["modality"]) for it in answer["duties"])
    yield from (_mark("term", it) for it in answer["definitions"])
    yield from (_mark("deadline", it) for it in answer["deadlines"])


def _medical(answer: Answer, _labels: dict[str, str]) -> Iterator[Mark]:
    kinds = {
        "symptoms": "symptom",
        "conditions": "condition",
        "procedures": "procedure",
    }
    for field, kind in kinds.items():
        yield from (_mark(kind, it, _status(it)) for it in answer[field])
    for it in answer["medications"]:
        negated = it["assertion"] == "absent"
        yield _mark("medication", it, "negated" if negated else it["dose"])
    yield from (_mark("lab", it, it["flag"]) for it in answer["labs"])
    yield from (_mark("vital", it) for it in answer["vitals"])
    yield from (_mark("risk", it) for it in answer["risk_factors"])
    for it in answer["red_flags"]:
        if it["source"] == "words":
            yield _mark("flag", it, _status({**it, "time": "", "subject": ""}))


def _status(stated: Answer) -> str:
    """Return the one word that the written texts use for what is said of a finding."""
    if stated["assertion"] == "absent":
        return "negated"
    if stated["subject"] == "family":
        return "family"
    if stated["assertion"] == "possible":
        return "possible"
    return "present" if stated["time"] in ("current", "") else stated["time"]


DEFAULTS: dict[str, str] = dict.fromkeys(
    ("symptom", "condition", "procedure", "flag"), "present"
)
"""What a mark without a value claims."""


def _financial(answer: Answer, _labels: dict[str, str]) -> Iterator[Mark]:
    yield from (_mark("company", it) for it in answer["companies"])
    yield from (_mark("ticker", it, it["symbol"]) for it in answer["tickers"])
    yield from (_mark("amount", it, _amount(it)) for it in answer["amounts"])
    yield from (
        _mark("percent", it, f"{it['value']:.15g}") for it in answer["percentages"]
    )
    yield from (_mark("period", it, it["period"]) for it in answer["periods"])
    for it in answer["metrics"]:
        yield _mark("metric", it, f"{it['name']} {it['value']:.15g}")
        if it["previous"]:
            value = f"{it['name']} {it['previous']['value']:.15g}"
            yield _mark("previous", it["previous"], value)
    yield from (_mark("event", it, it["type"]) for it in answer["events"])
    for it in answer["sentiment"]["words"]:
        yield _mark("sentiment", it, it["polarity"])
    for it in answer["sentiment"]["movements"]:
        yield _mark("move", it, it["polarity"])
    for it in answer["risks"]:
        yield _mark("risk", it, "negated" if it["negated"] else None)


def _creative(answer: Answer, labels: dict[str, str]) -> Iterator[Mark]:
    yield from (_mark("emotion", it, it["emotion"]) for it in answer["feelings"])
    yield from (_mark(it["kind"], it) for it in answer["settings"])
    yield from (_mark("dialogue", it) for it in answer["dialogue"])
    yield from (_mark("figure", it, it["kind"]) for it in answer["figures"])
    yield from (_whole("character", it["name"]) for it in answer["characters"])
    style, chapters = answer["style"], len(answer["structure"]["chapters"])
    told = {
        "pov": style["point_of_view"] or "none",
        "tense": style["tense"] or "none",
        "chapters": str(chapters),
    }
    yield from (_whole(key, value) for key, value in told.items() if key in labels)
    wanted = labels.get("themes", "").split("; ")
    words = {word.lower() for it in answer["themes"] for word in it["words"]}
    for theme in filter(None, wanted):
        if any(theme in word for word in words):
            yield _whole("theme", theme)


def _whole(kind: str, value: str) -> Mark:
    return Mark(kind, 0, 0, value.lower())


_READERS = {
    "legal": _legal,
    "medical": _medical,
    "financial": _financial,
    "creative": _creative,
}
