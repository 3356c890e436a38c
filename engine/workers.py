"""A small pool of worker processes for what keeps a processor busy.

Each process starts when it is first needed and serves one call at a time. Cancelling a
call ends its process, because nothing else stops a computation; the next call starts a
fresh one. Calls cross the pipe pickled, between processes of the same program only.
"""

import asyncio
import contextlib
import logging
import multiprocessing
import os
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from typing import Any, TypeVar

from engine.errors import WorkerDiedError

T = TypeVar("T")
TRIES = 3
logger = logging.getLogger(__name__)


class WorkerPool:
    """Runs module-level functions in other processes, ``size`` at once."""

    def __init__(self, size: int | None = None) -> None:
        self.size = size or max(1, min(4, os.cpu_count() or 1))
        self._slots = asyncio.Semaphore(self.size)
        self._idle: list[Worker] = []
        self._threads = ThreadPoolExecutor(self.size, "worker")

    @property
    def is_started(self) -> bool:
        """Say whether a process waits for work."""
        return bool(self._idle)

    async def call(self, function: Callable[..., T], *args: Any) -> T:
        """Run ``function``, which only computes, in a worker process.

        Where the process is ended from outside, the call is made again: it may have
        been chance. When that happens `TRIES` times, it is the call's own doing.

        Raises:
            WorkerDiedError: the process was ended from outside each time.
        """
        async with self._slots:
            for _ in range(TRIES - 1):
                try:
                    return (await self._asked(function, args)).value()
                except WorkerDiedError as error:
                    logger.info("%s It is called again.", error)
            return (await self._asked(function, args)).value()

    async def _asked(
        self, function: Callable[..., Any], args: tuple[Any, ...]
    ) -> "Answer":
        worker = self._living() or Worker()
        loop = asyncio.get_running_loop()
        asked = loop.run_in_executor(self._threads, worker.ask, function, args)
        try:
            answer = await asyncio.shield(asked)
        except asyncio.CancelledError:
            worker.end()
            with contextlib.suppress(Exception):
                await asked
            raise
        except Exception:  # it died, or a call or an answer could not travel
            worker.end()
            raise
        self._idle.append(worker)
        return answer

    def _living(self) -> "Worker | None":
        """Take one that waits for work, and drop those that were ended meanwhile."""
        while self._idle:
            worker = self._idle.pop()
            if worker.is_alive:
                return worker
            worker.end()
        return None

    async def close(self) -> None:
        """End all processes."""
        while self._idle:
            self._idle.pop().end()
        self._threads.shutdown(wait=False)


class Answer:
    """What a call gave: a value, or the exception that it raised."""

    def __init__(self, value: Any, error: Exception | None = None) -> None:
        self._value = value
        self._error = error

    def value(self) -> Any:
        """Return the value or raise the exception."""
        if self._error is not None:
            raise self._error
        return self._value


class Worker:
    """One process and the pipe to it."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(theirs,), name="siex-worker", daemon=True
        )
        self._theirs: Connection | None = theirs

    def ask(self, function: Callable[..., Any], args: tuple[Any, ...]) -> Answer:
        """Send a call and wait for the answer (in a thread)."""
        try:
            if self._theirs is not None:
                self._process.start()
                self._theirs.close()
                self._theirs = None
            self._pipe.send((function, args))
            return self._pipe.recv()
        except (EOFError, OSError) as error:
            self._process.join(1)
            raise WorkerDiedError(self._process.exitcode) from error

    @property
    def is_alive(self) -> bool:
        """Say whether the process is there."""
        return self._process.is_alive()

    def end(self) -> None:
        """End the process at once."""
        if self._theirs is None:
            self._process.kill()
            self._process.join()
        self._pipe.close()


def _serve(pipe: Connection) -> None:
    """Answer calls until the other end goes away."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the engine decides when to end
    with contextlib.suppress(EOFError, OSError):
        while True:
            function, args = pipe.recv()
            pipe.send_bytes(_answer(function, args))


def _answer(function: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """Return what crosses the pipe: an `Answer`, whatever comes of the call."""
    try:
        return ForkingPickler.dumps(Answer(function(*args)))
    except Exception as error:  # noqa: BLE001 - raised again in the engine
        return _sent(error)


def _sent(error: Exception) -> Any:
    """Send an exception as it is, or by its text where that cannot travel."""
    try:
        data = ForkingPickler.dumps(Answer(None, error))
        pickle.loads(data)  # noqa: S301 - written by the line above
    except Exception:  # noqa: BLE001 - any class may be unable to travel
        told = RuntimeError(f"{type(error).__name__}: {error}")
        return ForkingPickler.dumps(Answer(None, told))
    return data
