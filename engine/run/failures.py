"""From an exception in a node to what the user reads."""

import errno
import logging

from engine.errors import EngineError, ExpressionError, StoreError
from engine.protocol import NodeError as Failure
from nodes.errors import (
    InputError,
    NodeError,
    NotAllowedError,
    SettingsError,
    SignInError,
    TryLaterError,
)

KINDS: dict[type[NodeError], str] = {
    TryLaterError: "away",
    SignInError: "sign_in",
    SettingsError: "settings",
    InputError: "input",
    NotAllowedError: "not_allowed",
}
FATAL = (SettingsError, SignInError, StoreError, ExpressionError)
"""Trouble that the next record would have too: the node fails whatever it is set to."""
DISK_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
NO_ROOM = "The disk is full. Free some space, then run again."
logger = logging.getLogger(__name__)


class StepTimeoutError(TryLaterError):
    """A step took longer than its limit."""

    def __init__(self, limit_s: float) -> None:
        super().__init__(
            f"No answer within {limit_s:g} s. Raise the node's time limit, "
            "or look whether the other side is slow."
        )


class PlayedError(NodeError):
    """What a node failed with in an attempt that this run plays again."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.message)
        self.failure = failure


class LeftOutError(PlayedError):
    """The user decided to leave this record out."""

    def __init__(self) -> None:
        super().__init__(Failure(kind="left_out", message="Left out, as you decided."))


def failure(error: Exception, name: str, record: str | None = None) -> Failure:
    """Describe ``error`` in a sentence; a bug's traceback goes to the log file only."""
    if isinstance(error, PlayedError):
        return error.failure
    if isinstance(error, NodeError):
        return Failure(
            kind=_kind(error),
            message=str(error),
            field=error.field if isinstance(error, SettingsError) else None,
            record=record,
        )
    if isinstance(error, ExpressionError):
        return Failure(kind="settings", message=str(error))
    if isinstance(error, EngineError):
        return Failure(kind=error.code, message=str(error), record=record)
    if isinstance(error, OSError) and error.errno in DISK_FULL:
        return Failure(kind="store", message=NO_ROOM, record=record)
    logger.error("The node %s failed", name, exc_info=error)
    detail = f"{type(error).__name__}: {error}".rstrip(": ")
    message = (
        f"“{name}” failed unexpectedly ({detail}). This is a fault in the program; "
        "the log file has the details."
    )
    return Failure(kind="bug", message=message, record=record)


def _kind(error: NodeError) -> str:
    return next((kind for cls, kind in KINDS.items() if isinstance(error, cls)), "bug")
