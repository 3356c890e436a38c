"""Figures of an engine for Prometheus, in its text form, on a port of this machine.

There is nothing to sign in to: the figures are counts, and names of no pipeline or host.
"""

import asyncio
import os
import time
from collections import Counter

from engine.errors import EngineError
from engine.protocol import Event, RunFinished, RunStarted, RunStatus
from engine.webhooks.gate import check_origin
from engine.webhooks.http import CallerConnection
from engine.webhooks.messages import Answer, RefusedRequestError, Request

HOST = "127.0.0.1"
PATH = "/metrics"
KIND = "text/plain; version=0.0.4; charset=utf-8"
ENDS: tuple[RunStatus, ...] = ("completed", "failed", "canceled", "interrupted")


class MetricsPortError(EngineError):
    """The port for the figures cannot be used."""

    code = "metrics_port"

    def __init__(self, port: int, why: str) -> None:
        super().__init__(
            f"Port {port} of this machine cannot be used for --metrics ({why}); choose another."
        )


class Metrics:
    """Counts what happens, and tells it: `engine.webhooks.http.Door`."""

    def __init__(self) -> None:
        self._started = 0
        self._ended: Counter[str] = Counter(dict.fromkeys(ENDS, 0))
        self._seconds = 0.0
        self._since = time.time()
        self._port = 0
        self._server: asyncio.Server | None = None
        self._callers: set[CallerConnection] = set()

    def hear(self, event: Event) -> None:
        """Count."""
        if isinstance(event, RunStarted):
            self._started += 1
        elif isinstance(event, RunFinished):
            self._ended[event.run.status] += 1
            self._seconds += (event.run.duration_ms or 0.0) / 1000

    async def listen(self, port: int) -> int:
        """Listen from now on; return the port.

        Raises:
            MetricsPortError: the port cannot be used.
        """
        loop = asyncio.get_running_loop()
        try:
            self._server = await loop.create_server(self._meet, HOST, port)
        except OverflowError as error:
            raise MetricsPortError(port, "ports go from 1 to 65535") from error
        except OSError as error:
            raise MetricsPortError(port, error.strerror or str(error)) from error
        self._port = self._server.sockets[0].getsockname()[1]
        return self._port

    def close(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()
        for caller in tuple(self._callers):
            caller.abort()

    def admit(self, request: Request) -> int:
        """Let programs of this machine read the figures."""
        check_origin(request.headers, self._port)
        if request.path != PATH:
            raise RefusedRequestError(404, f"The figures are at {PATH}.")
        if request.method != "GET":
            raise RefusedRequestError(
                405, "The figures can only be read.", {"allow": "GET"}
            )
        return 0

    async def answer(self, request: Request) -> Answer:
        """Tell the figures."""
        del request
        return Answer(200, KIND, self.text().encode())

    def text(self) -> str:
        """Return the figures."""
        ended = sum(self._ended.values())
        lines = _figure(
            "siex_runs_started_total", "counter", "Runs that began.", self._started
        )
        lines += ["# HELP siex_runs_ended_total Runs that ended, by status."]
        lines += ["# TYPE siex_runs_ended_total counter"]
        lines += [
            f'siex_runs_ended_total{{status="{status}"}} {count}'
            for status, count in sorted(self._ended.items())
        ]
        lines += _figure(
            "siex_runs_going",
            "gauge",
            "Runs that go on.",
            max(0, self._started - ended),
        )
        lines += _figure(
            "siex_run_seconds_total",
            "counter",
            "Seconds that runs took.",
            round(self._seconds, 3),
        )
        lines += _figure(
            "siex_start_time_seconds",
            "gauge",
            "When the engine started.",
            round(self._since, 3),
        )
        lines += _figure(
            "siex_cpu_seconds_total",
            "counter",
            "Processor time.",
            round(sum(os.times()[:2]), 2),
        )
        return "\n".join((*lines, ""))

    def _meet(self) -> CallerConnection:
        caller = CallerConnection(self, self._callers.discard)
        self._callers.add(caller)
        return caller


def _figure(name: str, kind: str, what: str, value: float) -> list[str]:
    return [f"# HELP {name} {what}", f"# TYPE {name} {kind}", f"{name} {value}"]
