"""The keyword model as nodes are lent it: near for little text, else in the workers.

A worker process takes a second to start and to load the model; few short texts are
done in a thread of this process before it would be up. So the first texts of an engine
are worked on here, and the workers are started when there turns out to be more.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
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
    """Extracts keywords and runs transformers: `nodes.context.Siex`."""

    def __init__(self, workers: Pool, near: int = NEAR_CHARACTERS) -> None:
        self._workers = workers
        self._left_near = near

    async def extract(
        self, documents: Sequence[Document], options: Mapping[str, Any]
    ) -> list[dict[str, Any]]:
        """Return the keywords of each document, in order."""
        sizes = [len(text) for _title, text in documents]
        return await self._worked(_extract, documents, sizes, dict(options))

    async def collection(
        self, documents: Sequence[Document], options: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Return what texts have in common and what sets each apart."""
        return await self._all_at_once(_collection, list(documents), dict(options))

    async def compare(
        self,
        ours: Sequence[Document],
        theirs: Sequence[Document],
        options: Mapping[str, Any],
    ) -> dict[str, Any]:
        """Return what two sides share and what only one has."""
        sides = list(ours), list(theirs)
        return await self._all_at_once(_compared, sides, dict(options))

    async def _all_at_once(
        self, work: Callable[[Any, Any], dict[str, Any]], given: Any, how: Any
    ) -> dict[str, Any]:
        """Work on texts that cannot be parted: here while they are few."""
        size = _size(given)
        if size <= self._left_near and not self._workers.is_started:
            self._left_near -= size
            return await asyncio.to_thread(work, given, how)
        return await self._workers.call(work, given, how)

    async def transform(
        self, name: str, given: Sequence[Mapping[str, Any]]
    ) -> list[dict[str, Any]]:
        """Return what a transformer reads in each input, in order."""
        inputs = [dict(one) for one in given]
        return await self._worked(_transform, inputs, list(map(_size, inputs)), name)

    async def _worked(
        self,
        work: Callable[[list[T], Any], list[dict[str, Any]]],
        asked: Sequence[T],
        sizes: Sequence[int],
        how: Any,
    ) -> list[dict[str, Any]]:
        """Work on everything: here while it is little, else in pieces in the workers."""
        size = sum(sizes)
        if size <= self._left_near and not self._workers.is_started:
            self._left_near -= size
            return await asyncio.to_thread(work, list(asked), how)
        async with asyncio.TaskGroup() as group:
            calls = [
                group.create_task(self._workers.call(work, piece, how))
                for piece in _pieces(asked, sizes)
            ]
        return [found for call in calls for found in call.result()]


def _pieces(asked: Sequence[T], sizes: Sequence[int]) -> Iterator[list[T]]:
    piece: list[T] = []
    held = 0
    for one, size in zip(asked, sizes, strict=True):
        piece.append(one)
        held += size
        if held >= PIECE_CHARACTERS:
            yield piece
            piece, held = [], 0
    if piece:
        yield piece


def _size(value: Any) -> int:
    """Return how many characters of text there are in an input."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Mapping):
        return sum(map(_size, value.values()))
    return sum(map(_size, value)) if isinstance(value, list | tuple) else 0


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


def _collection(documents: list[Document], options: dict[str, Any]) -> dict[str, Any]:
    from engine import siex

    texts = [siex.Document(text, title) for title, text in documents]
    try:
        return asdict(siex.collection_keywords(texts, **options))
    except siex.SiexError as error:
        raise InputError(str(error)) from error


def _compared(
    sides: tuple[list[Document], list[Document]], options: dict[str, Any]
) -> dict[str, Any]:
    from engine import siex

    ours, theirs = (
        [siex.Document(text, title) for title, text in side] for side in sides
    )
    try:
        return asdict(siex.compare(ours, theirs, **options))
    except siex.SiexError as error:
        raise InputError(str(error)) from error


def _transform(given: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    from engine.transform import TransformError, transform

    try:
        return [transform(name, one) for one in given]
    except TransformError as error:
        raise InputError(str(error)) from error
