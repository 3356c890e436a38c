"""The engine in this process: what the command line uses for a single run."""

from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self

from engine.commands import Commands
from engine.home import find_home
from engine.lock import holding
from engine.log_file import logging_to_file
from engine.protocol import Message
from engine.service import Service


class LocalEngine(Commands):
    """Holds the data folder while the block runs; the same calls as `EngineClient`.

        async with LocalEngine() as engine:
            run_id = await engine.start_run(pipeline)
            detail = await engine.finished(run_id)

    Raises:
        HomeTakenError: another engine works on the data folder.
        StoreError: the data folder cannot be used.
    """

    def __init__(
        self, home: Path | str | None = None, *, program: str = "siex", **service: Any
    ) -> None:
        super().__init__()
        self._home = find_home(home)
        self._program = program
        self._service = Service(
            self._home, self.tell, is_heard=self.is_heard, **service
        )
        self._held = ExitStack()

    async def __aenter__(self) -> Self:
        self._held.enter_context(holding(self._home, self._program))
        self._held.enter_context(logging_to_file(self._home))
        try:
            await self._service.open()
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *error: object) -> None:
        try:
            await self._service.close()
        finally:
            self._held.close()

    async def ask(self, command: Message) -> Any:
        """Carry out a command here."""
        return await self._service.answer(command)
