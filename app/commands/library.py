"""Lends a command an engine for the library and the history.

Where an engine works on the data folder already, the Studio's or `siex serve`, that one
is asked; otherwise one is opened here for as long as the command takes.
"""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from engine.commands import Commands


@asynccontextmanager
async def engine_of(home: Path) -> AsyncGenerator[Commands]:
    """Lend the engine of a data folder."""
    from engine.local import LocalEngine

    async with LocalEngine(home, program="siex") as engine:
        yield engine
