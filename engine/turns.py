"""How many runs of one pipeline there may be: further starts wait, or are left out."""

import asyncio
from collections import Counter
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from weakref import WeakValueDictionary

from engine.errors import AlreadyRunningError
from engine.pipeline import Pipeline


class Turns:
    """Lets as many runs of a pipeline go on as its settings say."""

    def __init__(self) -> None:
        self._starting: Counter[str] = Counter()
        self._queues: WeakValueDictionary[str, asyncio.Semaphore] = (
            WeakValueDictionary()
        )

    @contextmanager
    def place(self, pipeline: Pipeline, going: Iterable[str]) -> Generator[None]:
        """Hold the place of a start until its run is among those that go on.

        ``going`` are the pipelines of the runs that do so now.

        Raises:
            AlreadyRunningError: the pipeline leaves out starts while it runs.
        """
        settings, id_ = pipeline.settings, pipeline.id
        if settings.when_running == "skip":
            there = list(going).count(id_) + self._starting[id_]
            if there >= _most(pipeline):
                raise AlreadyRunningError(pipeline.name or id_)
        self._starting[id_] += 1
        try:
            yield
        finally:
            self._starting[id_] -= 1
            if not self._starting[id_]:
                del self._starting[id_]

    def turn(self, pipeline: Pipeline) -> "Turn":
        """Return what a run of a pipeline waits for until that may run once more."""
        return Turn(self._queue(pipeline))

    def _queue(self, pipeline: Pipeline) -> asyncio.Semaphore:
        found = self._queues.get(pipeline.id)
        if found is None:
            found = self._queues[pipeline.id] = asyncio.Semaphore(_most(pipeline))
        return found


class Turn:
    """The right of one run to go on: `engine.run.rest.Turn`."""

    def __init__(self, queue: asyncio.Semaphore) -> None:
        self.is_held = False
        self._queue = queue

    async def take(self) -> None:
        """Wait for it."""
        await self._queue.acquire()
        self.is_held = True

    def give_up(self) -> None:
        """Let another run have it, if this one does."""
        if self.is_held:
            self.is_held = False
            self._queue.release()


def _most(pipeline: Pipeline) -> int:
    return max(1, pipeline.settings.max_concurrency)
