"""What the Studio tells a person when something does not work.

`StudioError` is expected trouble of the Studio itself. `sentence` turns any exception
into words; what it does not know is a bug of ours.
"""

import logging

from engine.errors import EngineError
from nodes.errors import NodeError

log = logging.getLogger(__name__)


class StudioError(Exception):
    """Base of expected trouble in the Studio; the message is for the user."""


EXPECTED = (StudioError, EngineError, NodeError)


def sentence(what: str, error: BaseException) -> str:
    """Return what went wrong while doing ``what``, and write bugs to the log."""
    if isinstance(error, EXPECTED):
        return str(error)
    if isinstance(error, OSError):
        place = f" {error.filename}" if error.filename else ""
        return f"{what} did not work:{place} {error.strerror or error}."
    log.error("%s", what, exc_info=error)
    return f"{what} did not work because of a mistake in the program: {error!r}."
