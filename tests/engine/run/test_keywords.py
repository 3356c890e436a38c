"""Where the keyword model works: here for little text, else in the workers."""

from collections.abc import Callable
from typing import Any

import pytest

from engine.run import keywords
from engine.run.keywords import Keywords
from nodes.errors import InputError

OPTIONS = {"top_k": 3}


class CountingWorkers:
    """Remembers what it was asked, and answers here."""

    is_started = False

    def __init__(self) -> None:
        self.asked: list[list[Any]] = []

    async def call(self, function: Callable[..., Any], *args: Any) -> Any:
        """Answer with a marker per document."""
        self.asked.append(args[0])
        return [{"language": "en", "keywords": [title]} for title, _text in args[0]]

    async def inputs(self, function: Callable[..., Any], *args: Any) -> Any:
        """Answer with each input as it is."""
        self.asked.append(args[0])
        return args[0]


async def test_a_few_short_texts_are_worked_on_here():
    workers = CountingWorkers()
    lent = Keywords(workers)

    [found] = await lent.extract(
        [("Garden chairs", "Teak garden chairs last long. We test teak chairs.")],
        OPTIONS,
    )

    assert found["language"] == "en"
    assert 0 < len(found["keywords"]) <= 3
    assert workers.asked == []


async def test_much_text_goes_to_the_workers_in_pieces_and_comes_back_in_order():
    workers = CountingWorkers()
    lent = Keywords(workers)
    texts = [(f"t{n}", "word " * 10_000) for n in range(5)]

    found = await lent.extract(texts, OPTIONS)

    assert [one["keywords"] for one in found] == [[f"t{n}"] for n in range(5)]
    assert [len(piece) for piece in workers.asked] == [2, 2, 1]


async def test_the_workers_are_started_when_there_turns_out_to_be_more():
    workers = CountingWorkers()
    lent = Keywords(workers, near=100)

    await lent.extract([(None, "Teak garden chairs. " * 4)], OPTIONS)
    assert workers.asked == []
    await lent.extract([(None, "Teak garden chairs. " * 4)], OPTIONS)
    assert len(workers.asked) == 1


def test_pieces_hold_everything():
    documents = [(None, "x" * 50_000) for _ in range(7)]
    sizes = [50_000] * 7

    assert [d for p in keywords._pieces(documents, sizes) for d in p] == documents


async def test_a_transformer_is_run_where_the_model_is():
    workers = CountingWorkers()
    [answer] = await Keywords(workers).transform("seo", [{"text": "Teak chairs last."}])
    assert answer["claim"]
    assert workers.asked == []


async def test_transforming_much_text_goes_to_the_workers_in_pieces():
    workers = CountingWorkers()
    workers.call = workers.inputs
    serp = [{"text": "word " * 10_000}]
    given = [{"text": f"t{n}", "serp": serp} for n in range(5)]
    found = await Keywords(workers).transform("seo", given)
    assert [one["text"] for one in found] == [f"t{n}" for n in range(5)]
    assert [len(piece) for piece in workers.asked] == [2, 2, 1]


async def test_a_bad_input_for_a_transformer_marks_the_record():
    with pytest.raises(InputError, match="“text”: should be a text"):
        await Keywords(CountingWorkers()).transform("seo", [{"text": []}])


async def test_texts_are_compared_and_gathered():
    lent = Keywords(CountingWorkers())
    ours = [("Heat pumps", "A heat pump heats the house. The heat pump is quiet.")]
    theirs = [("Insulation", "Good insulation keeps the heat pump small.")]
    options = {"language": "en", "top_k": 5}
    found = await lent.compare(ours, theirs, options)
    assert "heat pump" in [row["text"].lower() for row in found["shared"]]
    assert any("insulation" in row["text"].lower() for row in found["gap"])
    held = await lent.collection([*ours, *theirs], {**options, "min_documents": 2})
    assert held["common"][0]["documents"] == 2
    assert len(held["distinctive"]) == 2


async def test_many_texts_are_gathered_in_a_worker():
    workers = CountingWorkers()
    documents = [(f"text {number}", "word " * 10) for number in range(3)]
    await Keywords(workers, near=20).collection(documents, {})
    assert workers.asked == [documents]
