"""Automation programs that we are measured beside: how they are installed and started.

They are Node.js programs. The first run with ``--peers`` installs them with npm into a
folder of the user's cache, outside of the checkout; each then runs in a folder of its
own that goes away. What cannot be had is said, and the rest goes on.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

INSTALL_S, START_S = 1800, 120


class MissingPeerError(Exception):
    """A peer cannot be measured here; the message says why."""


@dataclass(frozen=True, slots=True)
class Peer:
    """How to install a program and what proves that it is there.

    ``packages`` are npm's names with their versions, ``overrides`` versions of packages
    further down, ``afterwards`` npm commands that finish the installation.
    """

    name: str
    folder: str
    packages: tuple[str, ...]
    program: str
    options: tuple[str, ...] = ()
    overrides: Mapping[str, str] = field(default_factory=dict[str, str])
    afterwards: tuple[tuple[str, ...], ...] = ()

    @property
    def place(self) -> Path:
        """The folder that it is installed into."""
        cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        return Path(cache) / "siex-bench" / self.folder

    @property
    def script(self) -> Path:
        """The file that Node.js starts."""
        return self.place / "node_modules" / self.program


class Running:
    """A started peer: where it listens, and how much memory it has held at most."""

    def __init__(self, process: "subprocess.Popen[bytes]", port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self._process = process

    @property
    def peak_mb(self) -> float:
        """Return the most memory that the process has held; 0 where nobody knows."""
        with contextlib.suppress(OSError):
            status = Path(f"/proc/{self._process.pid}/status").read_text("utf-8")
            line = next(row for row in status.splitlines() if row.startswith("VmHWM"))
            return round(int(line.split()[1]) / 1e3, 1)
        return 0.0


def install(peer: Peer) -> None:
    """Install a peer with npm unless it is there.

    Raises:
        MissingPeerError: it cannot be had here.
    """
    if peer.script.is_file():
        return
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        message = f"{peer.name}: Node.js and npm are not installed"
        raise MissingPeerError(message)
    peer.place.mkdir(parents=True, exist_ok=True)
    overrides = ", ".join(f'"{name}": "{v}"' for name, v in peer.overrides.items())
    manifest = f'{{"private": true, "overrides": {{{overrides}}}}}'
    (peer.place / "package.json").write_text(manifest, "utf-8")
    quiet = ("--no-audit", "--no-fund", "--loglevel=error")
    print(f"Installing {peer.name} into {peer.place} ...", file=sys.stderr)
    for command in (
        ("install", *quiet, *peer.options, *peer.packages),
        *peer.afterwards,
    ):
        _npm(peer, (npm, *command))
    if not peer.script.is_file():
        message = f"{peer.name}: npm did not install {peer.program}"
        raise MissingPeerError(message)


@contextlib.contextmanager
def running(
    peer: Peer,
    arguments: Callable[[Path, int], list[str]],
    settings: Callable[[Path, int], Mapping[str, str]],
    ready: str,
) -> Generator[Running]:
    """Start a peer in a folder of its own and wait until ``ready`` answers.

    ``arguments`` and ``settings`` get that folder and the port to listen on, and return
    the command line and the environment.
    """
    install(peer)
    port = free_port()
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        with (folder / "log.txt").open("wb") as log:
            process = subprocess.Popen(  # noqa: S603 - a program that was asked for
                [str(shutil.which("node")), str(peer.script), *arguments(folder, port)],
                env={**os.environ, "HOME": home, **settings(folder, port)},
                cwd=home,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        try:
            _wait_for(f"http://127.0.0.1:{port}{ready}", peer, process, folder)
            yield Running(process, port)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _npm(peer: Peer, command: tuple[str, ...]) -> None:
    try:
        subprocess.run(  # noqa: S603 - npm, with names from this module's callers
            command, cwd=peer.place, check=True, capture_output=True, timeout=INSTALL_S
        )
    except (OSError, subprocess.SubprocessError) as error:
        told = getattr(error, "stderr", b"") or str(error).encode()
        lines = told.decode("utf-8", "replace").strip().splitlines() or ["no word"]
        message = f"{peer.name}: npm could not install it ({lines[0][:200]})"
        raise MissingPeerError(message) from error


def _wait_for(
    url: str, peer: Peer, process: "subprocess.Popen[bytes]", folder: Path
) -> None:
    until = time.monotonic() + START_S
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own address
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    told = (folder / "log.txt").read_text("utf-8", "replace").strip()[-300:]
    message = f"{peer.name}: it did not start ({told})"
    raise MissingPeerError(message)
