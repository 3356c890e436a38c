"""Addresses and tokens of webhooks, made from one secret that lies in the data folder.

`webhooks.json`, which only the user can read, holds the secret and the port. A webhook's
address and token follow from the secret and from which node it is, so they are nowhere
else: no file of a pipeline, no copy of the database gives them away; only a backup of all
holds the secret, too. They stay the same until the node's settings ask for new ones, or the
file goes.
"""

import base64
import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass

import orjson

from engine.home import Home
from engine.store.trouble import telling_trouble

HOST = "127.0.0.1"
PORT = 8377
"""Where the first engine of a machine listens; a second one takes another port."""
SECRET_BYTES = 32
LETTERS = 26
"""Letters of an address or token: 130 bits."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The secret, and the port that addresses name; 0 before there is one."""

    secret: bytes
    port: int

    def path(self, pipeline_id: str, node: str, renewed: int) -> str:
        """Return what stands in the address of a webhook."""
        return self.made("path", pipeline_id, node, renewed)

    def token(self, pipeline_id: str, node: str, renewed: int) -> str:
        """Return what callers of a webhook show."""
        return self.made("token", pipeline_id, node, renewed)

    def made(self, *what: str | int) -> str:
        """Return letters that nobody makes who does not know the secret."""
        name = orjson.dumps(what)
        digest = hmac.digest(self.secret, name, hashlib.sha256)
        return base64.b32encode(digest).decode().lower()[:LETTERS]


def read_keys(home: Home) -> Keys:
    """Return the keys of a data folder; new ones, where there are none yet."""
    try:
        told = orjson.loads(home.webhooks.read_bytes())
        return Keys(bytes.fromhex(told["secret"]), int(told["port"]))
    except FileNotFoundError:
        keys = Keys(secrets.token_bytes(SECRET_BYTES), 0)
        write_keys(home, keys)
        return keys


def write_keys(home: Home, keys: Keys) -> None:
    """Keep the keys where only the user can read them."""
    part = home.webhooks.with_suffix(".part")
    data = orjson.dumps({"secret": keys.secret.hex(), "port": keys.port})
    with telling_trouble(home.webhooks):
        part.unlink(missing_ok=True)
        with os.fdopen(
            os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb"
        ) as file:
            file.write(data)
        part.replace(home.webhooks)
