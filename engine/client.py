"""The engine seen from another process, such as the Studio.

    async with EngineClient(find_home()) as engine:
        stop = engine.listen(show)
        run_id = await engine.start_run(pipeline)

It attaches to an engine that works on the data folder already, else starts one as its
child. When the engine goes away, open calls raise `EngineGoneError` and ``on_gone`` is
called; `connect` starts it again.
"""

import asyncio
import contextlib
from itertools import count
from typing import TYPE_CHECKING, Any, Self

from pydantic import ValidationError

from engine.commands import Commands
from engine.errors import (
    BadRequestError,
    EngineGoneError,
    HomeTakenError,
    RefusedError,
)
from engine.home import Home
from engine.launch import Child
from engine.lock import holder_of
from engine.protocol import EVENT, Event, Message
from engine.requests import Listen, Shutdown
from engine.wire import MOST_BYTES, frame, read_frame

if TYPE_CHECKING:
    from collections.abc import Callable


class EngineClient(Commands):
    """A connection to the engine of a data folder."""

    def __init__(self, home: Home, *, command: list[str] | None = None) -> None:
        super().__init__()
        self.on_gone: Callable[[], None] | None = None
        self._home = home
        self._command = command
        self._child: Child | None = None
        self._writer: asyncio.StreamWriter | None = None
        self._reading: asyncio.Task[None] | None = None
        self._token = ""
        self._hears = False
        self._numbers = count(1)
        self._open: dict[int, asyncio.Future[Any]] = {}

    @property
    def is_connected(self) -> bool:
        """Say whether commands can be sent."""
        return self._writer is not None

    @property
    def is_attached(self) -> bool:
        """Say whether the engine was there before and goes on without this client."""
        return self.is_connected and self._child is None

    @property
    def engine_pid(self) -> int | None:
        """The number of the engine's process."""
        return holder_of(self._home).get("pid")

    async def __aenter__(self) -> Self:
        await self.connect()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.close()

    async def connect(self) -> None:
        """Attach to the engine, or start it.

        Raises:
            HomeTakenError: a program that does not answer holds the data folder.
            EngineStartError: the engine did not come up.
        """
        await self._let_go()
        if await self._attach():
            return
        self._child = child = Child(self._home, self._command)
        try:
            await asyncio.to_thread(child.wait_until_ready)
        except HomeTakenError:  # another engine was faster: use that one
            self._child = None
            if not await self._attach():
                raise
            return
        except BaseException:
            self._child = None
            raise
        if not await self._attach():
            raise EngineGoneError

    async def close(self) -> None:
        """Go away; an engine that this client started ends too."""
        await self._let_go()

    async def shut_down(self) -> None:
        """End the engine, whoever started it."""
        with contextlib.suppress(EngineGoneError):
            await self.ask(Shutdown())

    def listen(self, hear: "Callable[[Event], None]") -> "Callable[[], None]":
        """Call ``hear`` with every event; the answer ends that."""
        stop = super().listen(hear)
        self._ask_for_events()
        return stop

    async def ask(self, command: Message) -> Any:
        """Send a command and wait for the answer.

        Raises:
            EngineGoneError: the engine went away.
            RefusedError: the engine answered with an error.
        """
        if self._writer is None:
            raise EngineGoneError
        number = next(self._numbers)
        answer = self._open[number] = asyncio.get_running_loop().create_future()
        try:
            self._send(self._writer, number, command)
            return await answer
        finally:
            del self._open[number]

    def _send(
        self, writer: asyncio.StreamWriter, number: int, command: Message
    ) -> None:
        message = command.model_dump(mode="json")
        writer.write(frame({"id": number, "token": self._token, **message}))

    def _ask_for_events(self) -> None:
        """Have the engine send events, if it is there; nobody waits for its answer."""
        if self._writer is not None and not self._hears:
            self._hears = True
            self._send(self._writer, next(self._numbers), Listen())

    async def _attach(self) -> bool:
        facts = holder_of(self._home)
        if not facts.get("port"):
            return False
        try:
            reader, writer = await asyncio.open_connection(
                "127.0.0.1", facts["port"], limit=MOST_BYTES
            )
        except OSError:
            return False
        self._token = str(facts.get("token", ""))
        self._writer, self._hears = writer, False
        self._reading = asyncio.create_task(self._read(reader, writer))
        if self.is_heard():
            self._ask_for_events()
        return await self._is_ours()

    async def _is_ours(self) -> bool:
        """Say whether it is an engine that answers."""
        try:
            async with asyncio.timeout(10):
                await self.pipelines()
        except (EngineGoneError, RefusedError, TimeoutError):
            await self._hang_up()
            return False
        return True

    async def _read(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            while (message := await self._next(reader)) is not None:
                self._take(message)
        finally:
            writer.close()
            self._lost(writer)

    async def _next(self, reader: asyncio.StreamReader) -> dict[str, Any] | None:
        try:
            return await read_frame(reader)
        except BadRequestError:
            return None

    def _take(self, message: dict[str, Any]) -> None:
        if "event" in message:
            with contextlib.suppress(ValidationError):  # one of a newer engine
                self.tell(EVENT.validate_python(message))
            return
        answer = self._open.get(message.get("re", 0))
        if answer is None or answer.done():
            return
        if error := message.get("error"):
            answer.set_exception(RefusedError(error["code"], error["message"]))
        else:
            answer.set_result(message.get("ok"))

    def _lost(self, writer: asyncio.StreamWriter) -> None:
        """Fail what is open, and tell, unless this side hung up."""
        for answer in self._open.values():
            if not answer.done():
                answer.set_exception(EngineGoneError())
        if self._writer is writer:
            self._writer = None
            if self.on_gone is not None:
                self.on_gone()

    async def _hang_up(self) -> None:
        self._writer, reading, self._reading = None, self._reading, None
        if reading is not None:
            reading.cancel()
            await asyncio.wait([reading])

    async def _let_go(self) -> None:
        await self._hang_up()
        if self._child is not None:
            child, self._child = self._child, None
            await asyncio.to_thread(child.end)
