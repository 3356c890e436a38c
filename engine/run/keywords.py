"""The keyword model as nodes are lent it: near for little text, else in the workers.

A worker process takes a second to start and to load the model; few short texts are
done in a thread of this process before it would be up. So the first texts of an engine
are worked on here, and the workers are started when there turns out to be more.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from nodes.errors import InputError

T = TypeVar("T")
Document = tuple[str | None, str]
NEAR_CHARACTERS = 200_000
"""How much text is worked on in this process before the workers are started."""
PIECE_CHARACTERS = 60_000
"""About how much text a worker gets at once."""


class Pool(Protocol):
    """The worker processes, as far as this needs them."""

    @property
    def is_started(self) -> bool:
        """Say whether a process waits for work."""
        ...

    async def call(self, function: Callable[..., T], *args: Any) -> T:
        """Run a module-level function in a worker process."""
        ...


class Keywords:
    """Extracts keywords: `nodes.context.Siex`."""

    def __init__(self, workers: Pool, near: int = NEAR_CHARACTERS) -> None:
        self._workers = workers
        self._left_near = near

    async def extract(
        self, documents: Sequence[Document], options: Mapping[str, Any]
    ) -> list[dict[str, Any]]:
        """Return the keywords of each document, in order."""
        size = sum(len(text) for _title, text in documents)
        if size <= self._left_near and not self._workers.is_started:
            self._left_near -= size
            return await asyncio.to_thread(_extract, list(documents), dict(options))
        async with asyncio.TaskGroup() as group:
            asked = [
                group.create_task(self._workers.call(_extract, piece, dict(options)))
                for piece in _pieces(documents)
            ]
        return [found for piece in asked for found in piece.result()]


def _pieces(documents: Sequence[Document]) -> Iterator[list[Document]]:
    piece: list[Document] = []
    size = 0
    for document in documents:
        piece.append(document)
        size += len(document[1])
        if size >= PIECE_CHARACTERS:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


def _extract(
    documents: list[Document], options: dict[str, Any]
) -> list[dict[str, Any]]:
    from engine import siex

    texts = [siex.Document(text, title) for title, text in documents]
    try:
        analyses = siex.analyse_batch(texts, **options)
    except siex.SiexError as error:
        raise InputError(str(error)) from error
    return [
        {
            "language": found.language,
            "keywords": [keyword.to_json() for keyword in found.keywords],
        }
        for found in analyses
    ]
