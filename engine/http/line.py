"""One connection to a server: what is written leaves at once, what comes waits."""

import asyncio
from typing import cast

import httpx

MOST_WAITING = 1_000_000
"""Bytes that may wait to be read before the server is slowed down."""


class Line(asyncio.Protocol):
    """The bytes of a connection, in both directions."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._waiting = bytearray()
        self._is_over = False
        self._is_paused = False
        self._trouble: Exception | None = None
        self._reader: asyncio.Future[None] | None = None

    @property
    def is_quiet(self) -> bool:
        """Say whether it is open and has brought nothing that was not read."""
        return not (self._is_over or self._waiting)

    def write(self, data: bytes) -> None:
        """Send bytes; they leave as fast as the server takes them."""
        if self._transport is not None:
            self._transport.write(data)

    async def read(self) -> bytes:
        """Return what has come, as soon as there is something; nothing at the end.

        Raises:
            httpx.ReadError: the connection is broken.
        """
        while self.is_quiet:
            self._reader = asyncio.get_running_loop().create_future()
            await self._reader
        if self._trouble is not None and not self._waiting:
            raise httpx.ReadError(str(self._trouble)) from self._trouble
        data = bytes(self._waiting)
        self._waiting.clear()
        if self._is_paused and self._transport is not None:
            self._is_paused = False
            self._transport.resume_reading()
        return data

    def hang_up(self) -> None:
        """Close it at once, whatever the server still wants to say."""
        self._is_over = True
        if self._transport is not None:
            self._transport.abort()

    # what asyncio calls

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Keep what came until it is read."""
        self._waiting += data
        if len(self._waiting) > MOST_WAITING and self._transport is not None:
            self._is_paused = True
            self._transport.pause_reading()
        self._wake()

    def eof_received(self) -> None:
        """Note that nothing more comes."""
        self._is_over = True
        self._wake()

    def connection_lost(self, exc: Exception | None) -> None:
        """Note the end, and why it came."""
        self._is_over = True
        self._trouble = self._trouble or exc
        self._transport = None
        self._wake()

    def _wake(self) -> None:
        if self._reader is not None and not self._reader.done():
            self._reader.set_result(None)
