"""A run that only waits, for a call or for long, gives its turn to other runs meanwhile.

All of it waits when each of its nodes is over, listens at its inputs, or works on nothing
but records that wait; and when that was so a moment ago too, with nothing moved since.
"""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import Protocol

from engine.run.progress import Progress

LOOK_EVERY_S = 0.25


class Turn(Protocol):
    """The right of a run to go on."""

    @property
    def is_held(self) -> bool:
        """Say whether the run has it now."""
        ...

    async def take(self) -> None:
        """Wait for it."""
        ...

    def give_up(self) -> None:
        """Let another run have it."""
        ...


class Node(Protocol):
    """What is asked of a node at work: `engine.run.task.Task`."""

    @property
    def progress(self) -> Progress:
        """How it is doing."""
        ...

    @property
    def is_at_rest(self) -> bool:
        """Say whether it does nothing but wait."""
        ...


class Rest:
    """Watches one run while some of its records wait."""

    def __init__(self, turn: Turn, nodes: Mapping[str, Node]) -> None:
        self._turn = turn
        self._nodes = nodes
        self._waits = 0
        self._moved = -1
        self._timer: asyncio.TimerHandle | None = None
        self._coming_back = asyncio.Lock()

    @asynccontextmanager
    async def waiting(self, progress: Progress) -> AsyncGenerator[None]:
        """Let others have the turn while what is inside waits; it is back at the end."""
        self._waits += 1
        progress.resting += 1
        self._look_soon()
        try:
            yield
        finally:
            self._waits -= 1
            progress.resting -= 1
        async with self._coming_back:
            if not self._turn.is_held:
                await self._turn.take()

    def _look_soon(self) -> None:
        if self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(LOOK_EVERY_S, self._look)

    def _look(self) -> None:
        self._timer = None
        if not self._waits or not self._turn.is_held:
            return
        nodes = self._nodes.values()
        before, self._moved = self._moved, sum(node.progress.moved for node in nodes)
        if self._moved == before and all(node.is_at_rest for node in nodes):
            self._turn.give_up()
        else:
            self._look_soon()
