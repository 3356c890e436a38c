"""Frames on the socket: one JSON object a line, within a size."""

import asyncio
from typing import Any

from engine.errors import BadRequestError
from engine.lines import from_json_line, to_json_line

MOST_BYTES = 64_000_000
"""The longest line that either side accepts."""


def frame(message: dict[str, Any]) -> bytes:
    """Return a message as a line."""
    return to_json_line(message)


async def read_frame(reader: asyncio.StreamReader) -> dict[str, Any] | None:
    """Return the next message; None at the end of the connection.

    Raises:
        BadRequestError: the line is no JSON object, or too long.
    """
    try:
        line = await reader.readline()
    except ValueError as error:  # asyncio drops what it has read of the line
        message = f"A message is longer than {MOST_BYTES:,} bytes."
        raise BadRequestError(message) from error
    except ConnectionError:
        return None
    if not line.endswith(b"\n"):
        return None
    try:
        found = from_json_line(line)
    except (ValueError, RecursionError) as error:
        message = f"A message is not JSON: {error}."
        raise BadRequestError(message) from error
    if not isinstance(found, dict):
        message = "A message is not a JSON object."
        raise BadRequestError(message)
    return found
