"""The main database: one thread writes, one reads, the event loop never waits."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.pool import NullPool

from engine.errors import StoreCorruptError
from engine.home import Home
from engine.store.backup import back_up, last_backup
from engine.store.trouble import store_error, telling_trouble
from engine.store.upgrade import state, upgrade

T = TypeVar("T")
BUSY_S = 3
PRAGMAS = ("journal_mode = wal", "synchronous = normal", "foreign_keys = on")


class Database:
    """A connection that writes and one that reads, each in a thread of its own."""

    def __init__(self, home: Home, *, busy_s: float = BUSY_S) -> None:
        self._home = home
        self._engine = _engine(home, busy_s)
        self._writer = ThreadPoolExecutor(1, "store-writer")
        self._reader = ThreadPoolExecutor(1, "store-reader")
        self._connections: dict[ThreadPoolExecutor, Connection] = {}

    async def open(self) -> None:
        """Open the file, check it, and bring its tables up to date."""
        await self._in(self._writer, self._open)

    async def write(self, change: Callable[[Connection], T]) -> T:
        """Make a change in a transaction."""
        return await self._in(self._writer, self._transaction, self._writer, change)

    async def read(self, look: Callable[[Connection], T]) -> T:
        """Look something up."""
        return await self._in(self._reader, self._transaction, self._reader, look)

    async def close(self) -> None:
        """Close the file; what was written is on disk."""
        for thread in (self._writer, self._reader):
            if connection := self._connections.pop(thread, None):
                await self._in(thread, connection.close)
            thread.shutdown()

    async def _in(
        self, thread: ThreadPoolExecutor, call: Callable[..., T], *args: Any
    ) -> T:
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(thread, call, *args)
        except Exception as error:
            told = store_error(error, self._home.database)
            if told is None:
                raise
            if isinstance(told, StoreCorruptError):
                told = StoreCorruptError(self._home.database, last_backup(self._home))
            raise told from error

    def _open(self) -> None:
        with telling_trouble(self._home.path):
            self._home.path.mkdir(parents=True, exist_ok=True)
        connection = self._engine.connect()
        self._connections[self._writer] = connection
        with connection.begin():
            found = state(connection, self._home.database)
        if found == "old":
            back_up(self._home, "before-upgrade")
        if found != "current":
            with connection.begin():
                upgrade(connection)
        if found == "old":
            _give_space_back(connection)
        with connection.begin():  # proves that it can be written to
            connection.execute(text("pragma user_version = 1"))

    def _transaction(
        self, thread: ThreadPoolExecutor, call: Callable[[Connection], T]
    ) -> T:
        connection = self._connections.get(thread)
        if connection is None:
            connection = self._connections[thread] = self._engine.connect()
        with connection.begin():
            return call(connection)


def _give_space_back(connection: Connection) -> None:
    """Let the file become as small as its content, once after an upgrade."""
    driver = connection.connection.driver_connection
    if driver is not None:
        driver.execute("vacuum")


def _engine(home: Home, busy_s: float) -> Engine:
    engine = create_engine(
        f"sqlite:///{home.database}",
        poolclass=NullPool,
        connect_args={"timeout": busy_s, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy says when to begin
        for pragma in PRAGMAS:
            connection.execute(f"pragma {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("begin")

    del _set_up, _begin
    return engine
