"""The keys of a data folder, read when they are first needed and shared by who needs them."""

import asyncio
from dataclasses import replace

from engine.home import Home
from engine.webhooks.keys import Keys, read_keys, write_keys


class KeyRing:
    """Holds the keys; those before `read` make no addresses."""

    def __init__(self, home: Home) -> None:
        self.keys = Keys(b"", 0)
        self._home = home
        self._reading = asyncio.Lock()

    async def read(self) -> Keys:
        """Return the keys; new ones, where there are none yet."""
        async with self._reading:
            if not self.keys.secret:
                self.keys = await asyncio.to_thread(read_keys, self._home)
        return self.keys

    async def remember_port(self, port: int) -> None:
        """Keep the port, as addresses that were handed out name it."""
        if port != self.keys.port:
            self.keys = replace(self.keys, port=port)
            await asyncio.to_thread(write_keys, self._home, self.keys)
