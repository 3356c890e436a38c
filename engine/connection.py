"""One client at the engine's socket: its commands in, answers and events out."""

import asyncio
import hmac
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from engine.errors import BadRequestError, EngineError
from engine.requests import COMMAND, Listen, Shutdown
from engine.service import Service
from engine.wire import frame, read_frame

if TYPE_CHECKING:
    from engine.protocol import Message

MOST_WAITING = 64_000_000
"""Bytes that may wait for a client that does not read; then it is let go."""
EVENTS_WAIT_S = 0.005
"""How long an event waits for others that travel with it."""
logger = logging.getLogger(__name__)


class Connection:
    """Answers one client until it goes away."""

    def __init__(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        token: str,
        service: Service,
        stop: Callable[[], object],
        listen: Callable[["Connection"], object],
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._token = token
        self._service = service
        self._stop = stop
        self._listen = listen
        self._answering: set[asyncio.Task[None]] = set()
        self._is_known = False
        self._events: list[bytes] = []
        self._serving: asyncio.Task[Any] | None = None

    def send(self, line: bytes) -> None:
        """Send an event soon."""
        self._events.append(line)
        if len(self._events) == 1:
            asyncio.get_running_loop().call_later(EVENTS_WAIT_S, self._send_events)

    async def serve(self) -> None:
        """Answer commands, several at the same time.

        What was asked is done to its end, also when the client has gone by then: half
        of starting a run would be one that the history shows as pending for ever.
        """
        self._serving = asyncio.current_task()
        try:
            while await self._serve_one():
                pass
            if self._answering:
                await asyncio.wait(self._answering)
        finally:
            self._close()

    async def close(self) -> None:
        """Finish the answers under way and let the client go."""
        if self._answering:
            await asyncio.wait(self._answering)
        self._close()
        if self._serving is not None:
            await asyncio.wait([self._serving])

    async def _serve_one(self) -> bool:
        """Take one message; say whether to go on."""
        try:
            message = await read_frame(self._reader)
        except BadRequestError as error:
            self._refuse(None, error)
            return True
        if message is None:
            return False
        number, token = message.pop("id", None), message.pop("token", None)
        if not self._may_speak(token):
            self._refuse(number, BadRequestError("The token is missing or wrong."))
            await self._drained()
            return False
        self._is_known = True
        task = asyncio.create_task(self._answer(number, message))
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)
        return True

    def _may_speak(self, token: object) -> bool:
        if self._is_known:
            return True
        given = token if isinstance(token, str) else ""
        return hmac.compare_digest(given.encode(), self._token.encode())

    async def _answer(self, number: object, message: dict[str, Any]) -> None:
        try:
            command: Message = COMMAND.validate_python(message)
            if isinstance(command, Listen):
                self._listen(self)
                self._write(frame({"re": number, "ok": {}}))
                return
            if isinstance(command, Shutdown):
                self._write(frame({"re": number, "ok": {}}))
                self._stop()
                return
            found = await self._service.answer(command)
            self._write(frame({"re": number, "ok": found}))
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"]))
            self._refuse(number, BadRequestError(f"{place}: {first['msg']}."))
        except EngineError as error:
            self._refuse(number, error)
        except Exception:
            logger.exception("The command %s failed", message.get("do"))
            self._refuse(number, EngineError("The engine failed; see its log file."))

    def _refuse(self, number: object, error: EngineError) -> None:
        told = {"code": error.code, "message": str(error)}
        self._write(frame({"re": number, "error": told}))

    def _close(self) -> None:
        self._send_events()
        self._writer.close()

    def _send_events(self) -> None:
        if self._events:
            self._write(b"")

    def _write(self, line: bytes) -> None:
        """Send a line, and before it the events that wait."""
        events, self._events = self._events, []
        if self._writer.is_closing():
            return
        self._writer.write(b"".join((*events, line)))
        if self._writer.transport.get_write_buffer_size() > MOST_WAITING:
            logger.info("Let a client go that does not read")
            self._writer.transport.abort()

    async def _drained(self) -> None:
        try:
            await self._writer.drain()
        except ConnectionError:
            return
