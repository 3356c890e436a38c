"""What a node's card says: the words, the icon and the badges, as one value.

Two nodes with an equal face look the same and share one painted picture.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_origin

from canvas.shape import Shape
from engine.pipeline import Node
from engine.protocol import NodeResult, NodeStatus
from nodes.contract import NodeType

LONGEST = 60
Sign = NodeStatus | Literal["reused"]


@dataclass(frozen=True, slots=True)
class Face:
    """All that a card shows."""

    title: str
    subtitle: str
    icon: str
    category: str
    shape: Shape
    status: Sign | None = None
    problems: int = 0
    is_disabled: bool = False
    is_pinned: bool = False
    is_known: bool = True


def face_of(
    node: Node,
    shape: Shape,
    types: Mapping[str, NodeType],
    result: NodeResult | None = None,
    problems: int = 0,
) -> Face:
    """Return what the card of ``node`` says."""
    kind = types.get(node.type)
    return Face(
        title=node.name or (kind.title if kind else node.type),
        subtitle=_subtitle(node, kind, result),
        icon=kind.icon if kind else "",
        category=kind.category if kind else node.type.split(".", 1)[0],
        shape=shape,
        status=sign_of(result) if result else None,
        problems=problems,
        is_disabled=node.disabled,
        is_pinned=node.pinned is not None,
        is_known=kind is not None,
    )


def sign_of(result: NodeResult) -> Sign:
    """Return the sign of a node's result: its status, or that it comes from before."""
    return "reused" if result.reused_from else result.status


def _subtitle(node: Node, kind: NodeType | None, result: NodeResult | None) -> str:
    if result is not None and result.reused_from:
        return "From the last run"
    if kind is None:
        return f"Unknown: {node.type}" if node.name else "Not installed here"
    if node.disabled:
        return "Switched off"
    if node.pinned is not None:
        count = sum(map(len, node.pinned.values()))
        return f"Pinned: {count:,} {'record' if count == 1 else 'records'}"
    if node.name and node.name != kind.title:
        return kind.title
    return summary(node.config, kind) or kind.summary.rstrip(".")


def summary(config: Mapping[str, Any], kind: NodeType) -> str:
    """Return the first settings that were filled in, as one short line."""
    said: list[str] = []
    for name, field in kind.config.model_fields.items():
        words = _words(config.get(name))
        if get_origin(field.annotation) is Literal:
            words = words.replace("_", " ")
        if words:
            said.append(f"{field.title or name}: {words}")
        if len(said) == 2:
            break
    return " · ".join(said)[:LONGEST]


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, str | int | float):
        return " ".join(str(value).split())[:LONGEST]
    if isinstance(value, list | tuple) and value:
        return ", ".join(filter(None, map(_words, value)))[:LONGEST]
    return ""
