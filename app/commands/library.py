"""Lends a command an engine for the library and the history.

Where an engine works on the data folder already, the Studio's or `siex serve`, that one
is asked; otherwise one is opened here for as long as the command takes.
"""

from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from engine.commands import Commands
from engine.errors import HomeTakenError
from engine.home import find_home


@asynccontextmanager
async def engine_of(home: Path) -> AsyncGenerator[Commands]:
    """Lend the engine of a data folder.

    Raises:
        HomeTakenError: a program holds the folder that does not answer.
    """
    from engine.client import EngineClient
    from engine.local import LocalEngine

    async with AsyncExitStack() as stack:
        try:
            engine = await stack.enter_async_context(LocalEngine(home))
        except HomeTakenError:
            engine = await stack.enter_async_context(EngineClient(find_home(home)))
        yield engine
