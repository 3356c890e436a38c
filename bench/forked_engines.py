"""Starts engines by forking a process that has loaded them: each is up in a moment.

``python -m bench.forked_engines`` reads folders from its standard input, a line each,
and answers with the number of the engine's process. For `bench.kill`.
"""

import asyncio
import importlib
import os
import signal
import sys
from pathlib import Path

from engine.home import Home
from engine.host import run_engine

LOADED = (
    "engine.http.client",
    "nodes.sources.text",
    "nodes.fields.set",
    "nodes.web.request",
    "nodes.files.csv",
)


def main() -> int:
    """Fork an engine for each line."""
    for name in LOADED:
        importlib.import_module(name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how they ended
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            asyncio.run(run_engine(Home(Path(line.strip()))))
            os._exit(0)
        print(pid, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
