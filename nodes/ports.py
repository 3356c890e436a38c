"""Ports, and how a function's hints tell which ones a node has."""

import typing
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self

from nodes.records import Batch, Record, Stream

Mode = Literal["record", "batch", "stream", "source"]
Kind = Literal["records", "signal"]
ANSWERS = (Record, Batch, list[Record], type(None))
MODES: dict[object, Mode] = {Record: "record", Batch: "batch", Stream: "stream"}


@dataclass(frozen=True, slots=True)
class Port:
    """One place to attach a wire.

    ``kind`` is ``signal`` where a wire only says "start", else ``records``.
    """

    name: str
    kind: Kind = "records"

    @property
    def title(self) -> str:
        """The port's name as shown to a person."""
        return self.name.replace("_", " ")

    def takes(self, output: Self) -> bool:
        """Say whether a wire from ``output`` may end here."""
        return self.kind == "records" or output.kind == "signal"


def inputs_of(name: str, hints: Mapping[str, Any]) -> tuple[Mode, tuple[Port, ...]]:
    """Read the mode and the input ports off a function's hints.

    Raises:
        TypeError: the inputs cannot be had together.
    """
    data = {
        key: hint for key, hint in hints.items() if hint in MODES and key != "return"
    }
    if not data:
        return "source", (Port("start", "signal"),)
    modes: set[Mode] = {MODES[hint] for hint in data.values()}
    first, *others = modes
    if others or (len(data) > 1 and first != "stream"):
        message = f"{name}: several inputs must all be streams, not {sorted(data)}"
        raise TypeError(message)
    ports = tuple(Port("in" if len(data) == 1 else key) for key in data)
    return first, ports


def outputs_of(answer: Any) -> tuple[str, ...]:
    """Read the names of the output ports off a return annotation.

    Raises:
        TypeError: it names something that is no record.
    """
    if typing.get_origin(answer) not in (None, list) and typing.get_args(answer):
        options = [outputs_of(option) for option in typing.get_args(answer)]
        return max(options, key=len)
    if answer is type(None):
        return ()
    if isinstance(answer, type) and hasattr(answer, "_fields"):
        return tuple(answer._fields)
    if answer not in ANSWERS:
        message = f"a node cannot answer {answer!r}"
        raise TypeError(message)
    return ("out",)
