"""The engine as a process of its own: answers commands on a local socket.

It listens on this machine only, and answers those who know the token that stands in
the data folder, where only the user can read it. Started by a program (``--child``),
it ends when that program goes away, which it sees by the end of its standard input.
"""

import argparse
import asyncio
import gc
import logging
import secrets
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import IO

from engine.connection import Connection
from engine.errors import EngineError
from engine.home import Home, find_home
from engine.lock import holding
from engine.log_file import logging_to_file
from engine.metrics import Metrics
from engine.protocol import Event
from engine.service import Service
from engine.wire import MOST_BYTES, frame

TAKEN = 3
GARBAGE = (5_000, 5, 3)
"""When to look for garbage: less often than usual for what is new, as a short run makes
thousands of objects, and more often for what is old, so that no look takes long."""
logger = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run an engine until it is told to stop; the answer is the exit code."""
    options = _options(arguments)
    home = find_home(options.home)
    try:
        asyncio.run(run_engine(home, is_child=options.child))
    except EngineError as error:
        sys.stdout.buffer.write(
            frame({"error": {"code": error.code, "message": str(error)}})
        )
        return TAKEN if error.code == "taken" else 1
    except KeyboardInterrupt:
        return 130
    return 0


async def run_engine(
    home: Home, *, is_child: bool = False, metrics_port: int | None = None
) -> None:
    """Hold the data folder and answer commands until told to stop.

    With ``metrics_port``, figures for Prometheus can be read there.

    Raises:
        HomeTakenError: another engine works on the data folder.
        StoreError: the data folder cannot be used.
        MetricsPortError: the port cannot be used.
    """
    host = Host(home)
    with holding(home, "SIE-X Studio engine") as holder, logging_to_file(home):
        async with host:
            gc.freeze()  # what stays for good need not be looked through for garbage
            gc.set_threshold(*GARBAGE)
            holder.tell(port=host.port, token=host.token)
            if metrics_port is not None:
                await host.metrics.listen(metrics_port)
            host.stop_with_signals()
            if is_child:
                host.stop_with_parent(sys.stdin.buffer, sys.stdout.buffer)
            logger.info(
                "The engine of version %s began its work", version("siex-studio")
            )
            await host.stopped.wait()
        logger.info("The engine was told to end, and did")


class Host:
    """Listens on a port of this machine while the block runs."""

    def __init__(self, home: Home, service: Service | None = None) -> None:
        self.token = secrets.token_urlsafe(32)
        self.stopped = asyncio.Event()
        self.port = 0
        self.metrics = Metrics()
        self._service = service or Service(
            home, self.tell, goes_on=True, is_heard=self.is_heard
        )
        self._connections: set[Connection] = set()
        self._listening: set[Connection] = set()
        self._server: asyncio.Server | None = None

    def tell(self, event: Event) -> None:
        """Send an event to everybody who listens."""
        self.metrics.hear(event)
        if self._listening:
            line = frame(event.model_dump(mode="json"))
            for connection in self._listening:
                connection.send(line)

    def is_heard(self) -> bool:
        """Say whether anybody listens."""
        return bool(self._listening)

    async def __aenter__(self) -> "Host":
        await self._service.open()
        await self._service.listen()
        self._server = await asyncio.start_server(
            self._serve, "127.0.0.1", 0, limit=MOST_BYTES
        )
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *error: object) -> None:
        if self._server is not None:
            self._server.close()
        self.metrics.close()
        await self._service.close()
        for connection in tuple(self._connections):
            await connection.close()

    def stop_with_signals(self) -> None:
        """Stop when the system asks the process to end."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGINT"):
            try:
                loop.add_signal_handler(getattr(signal, name), self.stopped.set)
            except (NotImplementedError, AttributeError):  # Windows
                return

    def stop_with_parent(self, ours: IO[bytes], theirs: IO[bytes]) -> None:
        """Tell the parent that the engine is up, and stop when it goes away."""
        theirs.write(frame({"ready": True, "port": self.port}))
        theirs.flush()
        loop = asyncio.get_running_loop()
        stop: Callable[[], object] = self.stopped.set

        def watch() -> None:
            ours.read()
            loop.call_soon_threadsafe(stop)

        threading.Thread(target=watch, name="parent-watch", daemon=True).start()

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        connection = Connection(
            reader,
            writer,
            self.token,
            self._service,
            self.stopped.set,
            self._listening.add,
        )
        self._connections.add(connection)
        try:
            await connection.serve()
        finally:
            self._connections.discard(connection)
            self._listening.discard(connection)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="siex engine", description=__doc__)
    parser.add_argument("--home", type=Path, help="the data folder")
    parser.add_argument(
        "--child", action="store_true", help="end when standard input ends"
    )
    return parser.parse_args(arguments)
