"""Calls a web address as fast as it answers: sixteen callers, each waiting for its answer.

`wrk` is used where it is installed: it takes little of the two processors that the
measured server has. Elsewhere a process of our own calls over plain sockets; it takes as
much as a fast server, so the figures are smaller then. The figures say which it was.
"""

import json
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

CALLERS = 16
BODY = '{"n": 3}'
TO_MS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


def called(url: str, seconds: int, headers: Mapping[str, str]) -> dict[str, Any]:
    """Call for some seconds; return ``requests_per_s``, ``p50_ms``, ``p99_ms``."""
    tool = shutil.which("wrk")
    if tool is not None:
        return {**_wrk(tool, url, seconds, headers), "load_by": "wrk"}
    command = [sys.executable, "-m", "bench.callers", url, str(seconds)]
    told = json.dumps(dict(headers))
    done = subprocess.run(  # noqa: S603 - our own program
        [*command, told], check=True, capture_output=True, text=True
    )
    return {**json.loads(done.stdout), "load_by": "own callers"}


def _wrk(
    tool: str, url: str, seconds: int, headers: Mapping[str, str]
) -> dict[str, float]:
    lines = ['wrk.method = "POST"', f"wrk.body = {json.dumps(BODY)}"]
    sent = {"Content-Type": "application/json", **headers}
    lines += [
        f"wrk.headers[{json.dumps(k)}] = {json.dumps(v)}" for k, v in sent.items()
    ]
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "post.lua"
        script.write_text("\n".join(lines), "utf-8")
        options = [
            "-t1",
            f"-c{CALLERS}",
            f"-d{seconds}s",
            "--latency",
            "--timeout",
            "30s",
            "-s",
        ]
        done = subprocess.run(  # noqa: S603 - a tool that was found
            [tool, *options, str(script), url],
            check=True,
            capture_output=True,
            text=True,
        )
    return _read(done.stdout)


def _read(text: str) -> dict[str, float]:
    """Read what wrk prints.

    Raises:
        RuntimeError: some answers were errors.
    """
    if "Non-2xx" in text or "Socket errors" in text:
        raise RuntimeError(text)
    times = {
        share: float(number) * TO_MS[unit]
        for share, number, unit in re.findall(r"(\d+)%\s+([\d.]+)(us|ms|s)\b", text)
    }
    rate = re.search(r"Requests/sec:\s+([\d.]+)", text)
    assert rate is not None  # noqa: S101 - wrk ran to its end
    return {
        "requests_per_s": round(float(rate[1]), 1),
        "p50_ms": round(times["50"], 2),
        "p99_ms": round(times["99"], 2),
    }


def main() -> int:
    """Call, and print the figures as JSON."""
    url, seconds, told = sys.argv[1:]
    times: list[float] = []
    until = time.perf_counter() + float(seconds)
    request = _request(url, json.loads(told))
    threads = [
        threading.Thread(target=_call, args=(url, request, until, times))
        for _ in range(CALLERS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times.sort()
    figures = {
        "requests_per_s": round(len(times) / float(seconds), 1),
        "p50_ms": round(times[len(times) // 2] * 1000, 2),
        "p99_ms": round(times[len(times) * 99 // 100] * 1000, 2),
    }
    print(json.dumps(figures))
    return 0


def _request(url: str, headers: Mapping[str, str]) -> bytes:
    parts = urlsplit(url)
    lines = [
        f"POST {parts.path} HTTP/1.1",
        f"Host: {parts.netloc}",
        "Content-Type: application/json",
        f"Content-Length: {len(BODY)}",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    return "\r\n".join((*lines, "", BODY)).encode()


def _call(url: str, request: bytes, until: float, times: list[float]) -> None:
    parts = urlsplit(url)
    with socket.create_connection(("127.0.0.1", parts.port or 80)) as line:
        while (began := time.perf_counter()) < until:
            line.sendall(request)
            _take(line)
            times.append(time.perf_counter() - began)


def _take(line: socket.socket) -> None:
    """Take one answer that says how long it is."""
    held = b""
    while b"\r\n\r\n" not in held:
        held += line.recv(65_536)
    head, _, body = held.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 2"):
        raise RuntimeError(head.decode())
    length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
    left = int(length[1]) - len(body) if length else 0
    while left > 0:
        left -= len(line.recv(left))


if __name__ == "__main__":
    sys.exit(main())
