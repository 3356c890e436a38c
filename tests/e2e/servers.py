"""A web server in a thread, for tests whose own thread is busy with a window or a process."""

import asyncio
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tests.helpers.web import Route, Site, serving


@contextmanager
def served(routes: Mapping[str, Route]) -> Iterator[Site]:
    """Serve ``routes`` on a free port of this machine until the block ends."""
    ready, over = threading.Event(), asyncio.Event()
    told: list[Site] = []
    loop = asyncio.new_event_loop()

    async def serve() -> None:
        async with serving(routes) as site:
            told.append(site)
            ready.set()
            await over.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    ready.wait()
    try:
        yield told[0]
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join()
        loop.close()
