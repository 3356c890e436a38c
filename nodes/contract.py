"""What a node is: a config model, a function, and the facts read off its signature.

A node is one module with a docstring (its help), a `Config` (its form) and one
function decorated with `node`. The annotation of the data parameters tells how the
function is called and which input ports it has; the return annotation tells the
output ports:

| data parameter            | mode     | called                                        |
|---------------------------|----------|-----------------------------------------------|
| ``record: Record``        | record   | per record, several at once, order kept       |
| ``batch: Batch``          | batch    | per batch; stateless                          |
| one or more ``: Stream``  | stream   | once, sees whole streams                      |
| none                      | source   | once, yields records                          |

A function returns (or, as an async generator, yields) one ``Record``, ``Batch`` or
``list[Record]`` for the single port ``out``, ``None`` for nothing, or a ``NamedTuple``
of these whose fields are the output ports.

What a node does to the world outside (``effect``), and whether the same input always
gives the same answer (``repeatable``), tell the engine what to write down so that a run
can go on after the engine died. Both are kept per record, or per piece that a source
gives; so a node that does something keyed or unsafe takes a ``Record``, and one that is
not repeatable takes a ``Record`` or nothing.

A batch node raises `InputError` before it has yielded anything: as it is stateless, the
engine may then hand it the same records one by one to find the one that is to blame.
"""

import inspect
import sys
import typing
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Protocol

from pydantic import BaseModel, ConfigDict

from nodes.context import Context
from nodes.ports import Kind, Mode, Port, inputs_of, outputs_of
from nodes.records import Batch, Json, Record, Stream
from nodes.texts import FieldName, Formula, Template, Value

__all__ = [
    "Batch",
    "Context",
    "Effect",
    "FieldName",
    "Formula",
    "Json",
    "NodeConfig",
    "NodeType",
    "Port",
    "Record",
    "Row",
    "Stream",
    "Template",
    "Value",
    "node",
]

Effect = Literal["none", "idempotent", "keyed", "unsafe"]


class NodeConfig(BaseModel):
    """A node's settings: the form, the validation and what a file stores.

    A node whose saved settings changed shape raises `version` and turns older ones
    into today's in `upgrade`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    version: ClassVar[int] = 1

    @classmethod
    def upgrade(cls, config: dict[str, Any], version: int) -> dict[str, Any]:
        """Return ``config``, saved at ``version``, in the shape of `version`."""
        del version
        return config


class Row(BaseModel):
    """One line of a setting that has several (see `nodes.texts`)."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class EffectOf(Protocol):
    """Says what running a node with this config twice would do to the world outside."""

    def __call__(self, config: Any, /) -> Effect: ...


class FieldsAdded(Protocol):
    """Names the fields that a node with this config adds to its records."""

    def __call__(self, config: Any, /) -> Iterable[str]: ...


@dataclass(frozen=True, slots=True)
class NodeType:
    """All there is to know of one kind of node."""

    id: str
    title: str
    icon: str
    help: str
    mode: Mode
    config: type[NodeConfig]
    inputs: tuple[Port, ...]
    outputs: tuple[Port, ...]
    run: Callable[..., Any]
    effect: Effect
    effect_by: EffectOf | None
    repeatable: bool
    adds: FieldsAdded
    concurrency: int
    keeps_order: bool
    words: tuple[str, ...]

    @property
    def category(self) -> str:
        """The palette drawer: the folder that the node's file lies in."""
        return self.id.split(".", 1)[0]

    @property
    def summary(self) -> str:
        """The first line of the help."""
        return self.help.split("\n", 1)[0]

    def effect_of(self, config: NodeConfig) -> Effect:
        """Return what running it twice with ``config`` would do to the world outside."""
        return self.effect if self.effect_by is None else self.effect_by(config)

    def input(self, name: str) -> Port | None:
        """Return the input port called ``name``."""
        return next((port for port in self.inputs if port.name == name), None)

    def output(self, name: str) -> Port | None:
        """Return the output port called ``name``."""
        return next((port for port in self.outputs if port.name == name), None)


def node(
    id: str,  # noqa: A002 - files call it id
    *,
    title: str,
    icon: str,
    effect: Effect = "none",
    effect_by: EffectOf | None = None,
    repeatable: bool = True,
    emits: Kind = "records",
    adds: Sequence[str] | FieldsAdded = (),
    concurrency: int = 8,
    keeps_order: bool = True,
    words: Sequence[str] = (),
) -> Callable[[Callable[..., Any]], NodeType]:
    """Declare a node from its function's signature.

    Args:
        id: Dotted path of the module below ``nodes``; what files store.
        title: Name in the palette.
        icon: File name in ``resources/icons`` without its ending.
        effect: What running it twice would do to the world outside, at worst.
        effect_by: A function from the config to its effect, where that depends on it.
        repeatable: Whether the same input gives the same answer at any time; False for
            what asks the world.
        emits: Kind of the output ports.
        adds: Fields added to records, or a function from the config to them.
        concurrency: Records in flight at once in record mode.
        keeps_order: Whether they leave in the order in which they came; else a record that
            takes its time holds up no other.
        words: Further words that find it in the palette.
    """

    def declare(function: Callable[..., Any]) -> NodeType:
        hints = typing.get_type_hints(function)
        mode, inputs = inputs_of(function.__name__, hints)
        if id.startswith("triggers."):
            inputs = ()
        module = sys.modules[function.__module__]
        _refuse_unkept(id, mode, effect, is_repeatable=repeatable)
        return NodeType(
            id=id,
            title=title,
            icon=icon,
            help=inspect.cleandoc(module.__doc__ or ""),
            mode=mode,
            config=hints["config"],
            inputs=inputs,
            outputs=tuple(Port(name, emits) for name in outputs_of(hints["return"])),
            run=function,
            effect=effect,
            effect_by=effect_by,
            repeatable=repeatable,
            adds=_naming(adds),
            concurrency=concurrency,
            keeps_order=keeps_order,
            words=tuple(words),
        )

    return declare


def _refuse_unkept(
    type_id: str, mode: Mode, effect: Effect, *, is_repeatable: bool
) -> None:
    """Refuse what the engine could not go on with after it died.

    Raises:
        TypeError: the node takes batches or streams and should take records.
    """
    if effect in ("keyed", "unsafe") and mode != "record":
        message = f"{type_id}: what is {effect} is done record by record"
        raise TypeError(message)
    if not is_repeatable and mode not in ("record", "source"):
        message = f"{type_id}: what is not repeatable takes a record or nothing"
        raise TypeError(message)


def _naming(adds: Sequence[str] | FieldsAdded) -> FieldsAdded:
    if callable(adds):
        return adds
    names = tuple(adds)
    return lambda _config: names
