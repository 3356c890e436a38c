"""What a person asks of the keyword model beside runs: reasons, quality, speed.

Everything is worked on in worker processes, never in the one that answers.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from engine.errors import BadRequestError, NotFoundError
from engine.protocol import Contribution, Explanation, ModelDescription
from engine.siex.figures import Figures
from engine.siex.samples import Sample
from engine.workers import WorkerPool

T = TypeVar("T")
Document = tuple[str | None, str]
Reasons = tuple[float, list[tuple[str, float]]]


class Pool(Protocol):
    """The worker processes, as far as this needs them."""

    async def call(self, function: Callable[..., T], *args: Any) -> T:
        """Run a module-level function in a worker process."""
        ...


class KeywordModel:
    """Answers questions about the model."""

    def __init__(self, workers: Pool) -> None:
        self._workers = workers

    async def explain(
        self, document: Document, options: Mapping[str, Any], keyword: str
    ) -> Explanation:
        """Return why a keyword of a text has its score.

        Raises:
            NotFoundError: the text, read again, does not have this keyword.
        """
        found = await self._workers.call(explained, document, dict(options), keyword)
        if found is None:
            raise NotFoundError("keyword", keyword)
        score, parts = found
        told = (Contribution(feature=name, value=value) for name, value in parts)
        return Explanation(score=score, parts=tuple(told))

    async def measure(self, texts: Sequence[Sample]) -> Figures:
        """Return quality and speed on some texts."""
        return await self._workers.call(_measured, list(texts))

    async def describe(self) -> ModelDescription:
        """Return what there is to say of the model, by a process started for this."""
        from engine.siex import measure

        fresh = WorkerPool(1)
        began = time.perf_counter()
        try:
            await fresh.call(measure.first_keyword)
            took = time.perf_counter() - began
            facts = await fresh.call(measure.facts_with_all_languages)
        finally:
            await fresh.close()
        return ModelDescription(facts=facts, first_keyword_s=round(took, 3))


def explained(
    document: Document, options: dict[str, Any], keyword: str
) -> Reasons | None:
    """Read a text again and return what a keyword's score is made of."""
    from engine import siex

    title, text = document
    asked: dict[str, Any] = {**options, "explain": True}
    try:
        found = siex.analyse(text, title=title, **asked).keywords
    except siex.SiexError as error:
        raise BadRequestError(str(error)) from error
    for one in found:
        if one.text == keyword:
            return one.score, [(part.feature, part.value) for part in one.explanation]
    return None


def _measured(texts: list[Sample]) -> Figures:
    from engine.siex.errors import SiexError
    from engine.siex.measure import measured

    try:
        return measured(texts)
    except SiexError as error:
        raise BadRequestError(str(error)) from error
