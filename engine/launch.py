"""Starting the engine as a child process of this program."""

import subprocess
import sys
from typing import IO

import orjson

from engine.errors import EngineStartError, HomeTakenError, RefusedError
from engine.home import Home
from engine.lock import holder_of

WINDOWS_WITHOUT_CONSOLE = 0x08000000


def engine_command() -> list[str]:
    """Return the command that starts an engine, built or from a checkout."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "engine"]
    return [sys.executable, "-m", "app", "engine"]


class Child:
    """An engine's process that ends with this one."""

    def __init__(self, home: Home, command: list[str] | None = None) -> None:
        self._home = home
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [*(command or engine_command()), "--home", str(home.path), "--child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=WINDOWS_WITHOUT_CONSOLE if sys.platform == "win32" else 0,
        )

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def wait_until_ready(self) -> None:
        """Wait (in a thread) until the engine listens.

        Raises:
            HomeTakenError: another engine was faster.
            EngineStartError: it did not come up.
        """
        line = _out(self._process.stdout).readline()
        try:
            told = orjson.loads(line)
        except orjson.JSONDecodeError:
            told = {}
        if told.get("ready"):
            return
        self.end()
        raise self._reason(told.get("error", {}))

    def end(self, patience_s: float = 10.0) -> int:
        """Let the engine end, and kill it when it does not; return its exit code."""
        _out(self._process.stdin).close()
        try:
            code = self._process.wait(patience_s)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        _out(self._process.stdout).close()
        return code

    def _reason(self, error: dict[str, str]) -> Exception:
        if error.get("code") == "taken":
            facts = holder_of(self._home)
            return HomeTakenError(
                self._home.path,
                facts.get("pid"),
                facts.get("program", ""),
                facts.get("since", ""),
            )
        if error:
            return RefusedError(error["code"], error["message"])
        return EngineStartError(
            "The engine did not start "
            f"(exit code {self._process.returncode}); {self._home.logs} may say why."
        )


def _out(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None  # noqa: S101 - opened as a pipe above
    return pipe
