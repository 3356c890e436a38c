"""What a node says when it cannot go on. The class decides what the engine does.

NodeError
├── TryLaterError    wait (``after_s`` if the other side said so) and try again
├── SignInError      the connection must be signed in to again
├── SettingsError    a setting is wrong: marks the form row ``field``
├── InputError       this record cannot be worked on: marks the record
└── NotAllowedError  the pipeline has no permission for this

Anything else that a node raises is a bug of ours.
"""


class NodeError(Exception):
    """Base of all expected trouble in a node; the message is for the user."""


class TryLaterError(NodeError):
    """The other side is busy or away for now."""

    def __init__(self, message: str, *, after_s: float | None = None) -> None:
        super().__init__(message)
        self.after_s = after_s


class SignInError(NodeError):
    """A connection's credentials no longer work."""


class SettingsError(NodeError):
    """A setting cannot be used."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class InputError(NodeError):
    """A record is not what this node can work on."""


class NotAllowedError(NodeError):
    """The pipeline has no permission for a host, a file or a folder."""
