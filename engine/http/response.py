"""An HTTP answer, read within limits."""

import zlib
from collections.abc import AsyncIterable, Callable, Mapping
from dataclasses import dataclass, field

from nodes.charset import decode
from nodes.errors import InputError

STEP = 65_536
MARKUP = ("html", "xml")


class TooLargeError(Exception):
    """An answer is larger than the limit."""


@dataclass
class Response:
    """An HTTP answer, read in full. ``headers`` knows names in any case."""

    status: int
    url: str
    headers: Mapping[str, str]
    content: bytes
    _text: str | None = field(default=None, init=False, repr=False)

    @property
    def text(self) -> str:
        """The body as text, by the charset it declares or the one it looks like."""
        if self._text is None:
            self._text = self._decoded()
        return self._text

    def _decoded(self) -> str:
        content_type = self.headers.get("content-type", "")
        start = self.content[:512].lstrip().lower()
        markup = any(kind in content_type for kind in MARKUP) or start.startswith(b"<")
        return decode(self.content, content_type, markup=markup).text


async def read_body(
    parts: AsyncIterable[bytes], headers: Mapping[str, str], max_bytes: int
) -> bytes:
    """Return the unpacked body.

    Reading and unpacking stop at ``max_bytes``, so a small packed answer cannot grow
    beyond it in memory.

    Raises:
        TooLargeError: the body has more than ``max_bytes``, packed or unpacked.
        InputError: it is packed in a way that was not asked for, or is damaged.
    """
    if int(_number(headers.get("content-length", ""))) > max_bytes:
        raise TooLargeError
    unpack = _unpacker(headers.get("content-encoding", ""))
    body = bytearray()
    async for part in parts:
        unpack(part, body, max_bytes + 1 - len(body))
        if len(body) > max_bytes:
            raise TooLargeError
    return bytes(body)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else 0


Unpack = Callable[[bytes, bytearray, int], None]


def _unpacker(encoding: str) -> Unpack:
    kind = encoding.strip().lower()
    if kind in ("", "identity"):
        return _as_is
    if kind in ("gzip", "x-gzip"):
        return _Inflate(zlib.MAX_WBITS | 16)
    if kind == "deflate":
        return _Inflate(zlib.MAX_WBITS)
    message = f"The answer is packed as “{encoding}”, which was not asked for."
    raise InputError(message)


def _as_is(part: bytes, body: bytearray, room: int) -> None:
    body += part[:room]


class _Inflate:
    """Unpacks gzip or deflate, never more than there is room for."""

    def __init__(self, window: int) -> None:
        self._packed = zlib.decompressobj(window)
        self._window = window

    def __call__(self, part: bytes, body: bytearray, room: int) -> None:
        try:
            self._unpack(part, body, room)
        except zlib.error as error:
            if self._window != zlib.MAX_WBITS or body:
                message = "The answer is damaged: its packed body cannot be unpacked."
                raise InputError(message) from error
            self._window = -zlib.MAX_WBITS  # some servers leave deflate's header out
            self._packed = zlib.decompressobj(self._window)
            self(part, body, room)

    def _unpack(self, part: bytes, body: bytearray, room: int) -> None:
        while part and room > 0 and not self._packed.eof:
            piece = self._packed.decompress(part, min(room, STEP))
            body += piece
            room -= len(piece)
            part = self._packed.unconsumed_tail
