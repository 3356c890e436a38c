"""What differs between two pipelines, in sentences that a person reads."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal

from pydantic import BaseModel

from engine.diff import Changes, difference
from engine.pipeline import Edge, Node, Pipeline
from nodes.contract import NodeType

Sign = Literal["added", "removed", "changed"]
LONGEST = 60
"""Characters of a value that a sentence shows."""
ABOUT = {
    "name": "Name",
    "description": "Description",
    "category": "Category",
    "tags": "Tags",
}
NODE_FIELDS = {
    "notes": "notes",
    "timeout_s": "time limit in seconds",
    "on_error": "on error",
    "type_version": "version of its type",
}
SETTINGS = {
    "timezone": "time zone",
    "max_concurrency": "runs at once",
    "timeout_s": "time limit in seconds",
    "on_error": "on error",
    "keep_results": "records kept",
    "allow_private_hosts": "private addresses allowed",
    "folders": "folders allowed",
}
RETRY = {"attempts": "tries", "wait_s": "pause", "max_wait_s": "longest pause"}


@dataclass(frozen=True, slots=True)
class Change:
    """One sentence, whether something came, went or became different, and the node."""

    sign: Sign
    text: str
    node: str | None = None


def changes(
    before: Pipeline, after: Pipeline, types: Mapping[str, NodeType]
) -> list[Change]:
    """Return what differs: the pipeline itself, its nodes, its wires, the rest."""
    return list(_Telling(before, after, types).all())


class _Telling:
    """Knows both pipelines and what their nodes are called."""

    def __init__(
        self, before: Pipeline, after: Pipeline, types: Mapping[str, NodeType]
    ) -> None:
        self._before, self._after, self._types = before, after, types

    def all(self) -> Iterator[Change]:
        found = difference(self._before, self._after)
        if found.about:
            yield from self._about()
        yield from self._nodes(found.nodes)
        yield from self._edges(found.edges)
        yield from _counted(found.notes, "sticky note")
        yield from _counted(found.groups, "group")
        yield from self._moved(found.nodes)

    def _about(self) -> Iterator[Change]:
        for name, title in ABOUT.items():
            yield from _value(
                title, getattr(self._before, name), getattr(self._after, name)
            )
        old, new = self._before.settings, self._after.settings
        for it in fields(old):
            title = f"Pipeline › {SETTINGS.get(it.name, it.name)}"
            yield from _value(title, getattr(old, it.name), getattr(new, it.name))
        yield from _value("Pipeline", self._before.extra, self._after.extra)

    def _nodes(self, found: Changes) -> Iterator[Change]:
        for key in sorted(found.added, key=list(self._after.nodes).index):
            text = f"{self._name(key, self._after)} was added"
            yield Change("added", text, key)
        for key in sorted(found.removed, key=list(self._before.nodes).index):
            text = f"{self._name(key, self._before)} was removed"
            yield Change("removed", text, key)
        for key in sorted(found.changed, key=list(self._after.nodes).index):
            yield from self._node(self._before.nodes[key], self._after.nodes[key])

    def _node(self, old: Node, new: Node) -> Iterator[Change]:
        name = self._name(new.id, self._after)
        if old.name != new.name:
            was = self._name(old.id, self._before)
            yield Change("changed", f"{was} is called {name}", new.id)
        if old.type != new.type:
            yield from _value(f"{name} › type", old.type, new.type, new.id)
        if old.disabled != new.disabled:
            how = "off" if new.disabled else "on"
            yield Change("changed", f"{name} was switched {how}", new.id)
        config = self._types[new.type].config if new.type in self._types else None
        yield from _inside(name, old.config, new.config, new.id, config)
        for field, title in NODE_FIELDS.items():
            was, is_ = getattr(old, field), getattr(new, field)
            yield from _value(f"{name} › {title}", was, is_, new.id)
        for field, title in RETRY.items():
            was, is_ = getattr(old.retry, field), getattr(new.retry, field)
            yield from _value(f"{name} › retry › {title}", was, is_, new.id)
        yield from _pinned(name, old, new)
        yield from _inside(name, old.extra, new.extra, new.id)

    def _edges(self, found: Changes) -> Iterator[Change]:
        old = {edge.ends: edge for edge in self._before.edges}
        new = {edge.ends: edge for edge in self._after.edges}
        for ends in sorted(found.added):
            yield Change("added", f"{self._wire(new[ends], self._after)} was connected")
        for ends in sorted(found.removed):
            wire = self._wire(old[ends], self._before)
            yield Change("removed", f"{wire} was disconnected")
        for ends in sorted(found.changed):
            wire = self._wire(new[ends], self._after)
            was, is_ = old[ends].condition, new[ends].condition
            yield from _value(f"{wire} › condition", was, is_)

    def _moved(self, found: Changes) -> Iterator[Change]:
        moved = [
            key
            for key in found.changed
            if self._before.nodes[key].position != self._after.nodes[key].position
        ]
        if moved:
            what = "1 node was" if len(moved) == 1 else f"{len(moved)} nodes were"
            yield Change("changed", f"{what} moved on the canvas")

    def _name(self, key: str, pipeline: Pipeline) -> str:
        node = pipeline.nodes.get(key)
        if node is None:
            return f"“{key}”"
        known = self._types.get(node.type)
        return f"“{node.name or (known.title if known else key)}”"

    def _wire(self, edge: Edge, pipeline: Pipeline) -> str:
        source, target = edge.ends
        out = "" if source.port == "out" else f" ({source.port})"
        into = "" if target.port == "in" else f" ({target.port})"
        left, right = (self._name(end.node, pipeline) for end in edge.ends)
        return f"{left}{out} → {right}{into}"


def _inside(
    title: str,
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    node: str | None,
    model: type[BaseModel] | None = None,
) -> Iterator[Change]:
    """Go into two objects and tell each value that differs."""
    for key in dict.fromkeys((*old, *new)):
        field = model.model_fields.get(key) if model else None
        name = (field.title if field and field.title else key).lower()
        yield from _value(f"{title} › {name}", old.get(key), new.get(key), node)


def _value(title: str, old: Any, new: Any, node: str | None = None) -> Iterator[Change]:
    if old == new and type(old) is type(new):
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _inside(title, old, new, node)
    elif _is_list(old) and _is_list(new) and len(old) == len(new):
        for number, (was, is_) in enumerate(zip(old, new, strict=True), start=1):
            yield from _value(f"{title} {number}", was, is_, node)
    elif _is_empty(old) and _is_empty(new):
        return
    else:
        yield Change("changed", f"{title}: {_shown(old)} → {_shown(new)}", node)


def _pinned(name: str, old: Node, new: Node) -> Iterator[Change]:
    if old.pinned == new.pinned:
        return
    if new.pinned is None:
        text = f"{name} gives its own output again"
    elif old.pinned is None:
        text = f"{name} was pinned to fixed records"
    else:
        text = f"{name} is pinned to other records"
    yield Change("changed", text, new.id)


def _counted(found: Changes, what: str) -> Iterator[Change]:
    signs: tuple[tuple[Sign, frozenset[Any]], ...] = (
        ("added", found.added),
        ("removed", found.removed),
        ("changed", found.changed),
    )
    for sign, keys in signs:
        if keys:
            several = f"{len(keys)} {what}s were" if len(keys) > 1 else f"1 {what} was"
            yield Change(sign, f"{several} {sign}")


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def _is_empty(value: Any) -> bool:
    return value is None or (not value and not isinstance(value, bool | int | float))


def _shown(value: Any) -> str:
    if _is_empty(value):
        return "nothing"
    if isinstance(value, str):
        text = f"“{' '.join(value.split())}”"
    else:
        text = json.dumps(value, ensure_ascii=False, default=_plain)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else str(value)
