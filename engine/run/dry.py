"""Dry runs: what a node would do outside is kept to be looked at, and not done."""

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

from engine.run.outbox import Keep
from engine.run.progress import Progress
from nodes.context import Files, Http, Response
from nodes.errors import NotAllowedError
from nodes.records import Batch, Record

ASKING = {"GET", "HEAD", "OPTIONS"}
"""Requests that change nothing."""


class Effects:
    """Keeps what a node would have done, one record each."""

    def __init__(self, keep: Keep | None, progress: Progress) -> None:
        self.progress = progress
        self._keep = keep

    def show(self, node: str, effect: Mapping[str, Any]) -> None:
        """Keep one effect; nothing, where effects are really done."""
        if self._keep is not None:
            number = self.progress.would_do()
            self._keep(Batch([Record(effect, id=f"{node}-effect-{number}")]))


class AskingHttp:
    """The network for a node with an effect: it may ask, and send nothing."""

    def __init__(self, http: Http) -> None:
        self._http = http

    async def request(self, method: str, url: str, **more: Any) -> Response:
        """Send a request that changes nothing.

        Raises:
            NotAllowedError: it would change something.
        """
        if method.upper() not in ASKING:
            message = f"This is a dry run: {method.upper()} was not sent."
            raise NotAllowedError(message)
        return await self._http.request(method, url, **more)


class ReadOnlyFiles:
    """The files of a pipeline, none of which may be written."""

    def __init__(self, files: Files) -> None:
        self.readable = files.readable
        self.writable = files.writable

    def replacing(self, path: str) -> AbstractAsyncContextManager[Path]:
        """Refuse.

        Raises:
            NotAllowedError: always.
        """
        message = f"This is a dry run: {path} was not written."
        raise NotAllowedError(message)
