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
    yield from (_mark("party", it, it["role"]) for it in answer["parties"])
    yield from (_mark("date", it, it["iso"]) for it in answer["dates"])
    yield from (_mark("amount", it, _amount(it)) for it in answer["amounts"])
    yield from (_mark("duty", it, it["modality"]) for it in answer["duties"])
    yield from (_mark("term", it) for it in answer["definitions"])
    yield from (_mark("deadline", it) for it in answer["deadlines"])


_READERS = {"legal": _legal}
