"""Turns a pipeline into the JSON object that a file holds, and back."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from typing import Any

from pydantic import ValidationError

from engine import file_problems, older_form
from engine.errors import FileError
from engine.migrations import migrated
from engine.pipeline import (
    NOTHING,
    Edge,
    Endpoint,
    Group,
    Node,
    Note,
    Pipeline,
    Position,
    Retry,
    Settings,
)
from engine.schema import (
    FORMAT,
    VERSION,
    EdgePart,
    EndpointPart,
    GroupPart,
    NodePart,
    NotePart,
    Part,
    PipelinePart,
    PositionPart,
    RetryPart,
    SettingsPart,
)

ALWAYS = frozenset({"id", "type", "name", "config", "position", "x", "y"})


def from_json(form: Any, file: str = "") -> Pipeline:
    """Read a pipeline from the object that a file holds.

    Raises:
        FileError: it is not a pipeline; names the place.
    """
    if older_form.is_older_form(form):
        form = older_form.converted(form, file)
    file_problems.check_format(form, file)
    form = migrated(form)
    try:
        part = PipelinePart.model_validate(form)
    except ValidationError as error:
        raise file_problems.wrong_part(error, form, file) from None
    for key in ("nodes", "notes", "groups"):
        _check_ids(key, [item.id for item in getattr(part, key)], file)
    return _pipeline(part)


def _check_ids(key: str, ids: list[str], file: str) -> None:
    twice = [item for item, count in Counter(ids).items() if count > 1]
    if twice:
        place = f"{key}[{len(ids) - 1 - ids[::-1].index(twice[0])}]"
        message = (
            f"The id '{twice[0]}' is taken already. Give one of the two another id."
        )
        raise FileError(message, file=file, place=place)


def _pipeline(part: PipelinePart) -> Pipeline:
    return Pipeline(
        id=part.id,
        name=part.name,
        description=part.description,
        category=part.category,
        tags=tuple(part.tags),
        settings=_settings(part.settings),
        nodes={node.id: _node(node) for node in part.nodes},
        edges=tuple(map(_edge, part.edges)),
        notes={note.id: _note(note) for note in part.notes},
        groups={group.id: _group(group) for group in part.groups},
        extra=_extra(part),
    )


def _extra(part: Part) -> Mapping[str, Any]:
    return part.model_extra or NOTHING


def _settings(part: SettingsPart) -> Settings:
    return Settings(
        timezone=part.timezone,
        max_concurrency=part.max_concurrency,
        when_running=part.when_running,
        keep_runs=part.keep_runs,
        timeout_s=part.timeout_s,
        on_error=part.on_error,
        keep_results=part.keep_results,
        error_pipeline=part.error_pipeline,
        memory_mb=part.memory_mb,
        allow_private_hosts=tuple(part.allow_private_hosts),
        folders=tuple(part.folders),
        extra=_extra(part),
    )


def _node(part: NodePart) -> Node:
    return Node(
        id=part.id,
        type=part.type,
        name=part.name,
        config=part.config,
        position=_position(part.position),
        type_version=part.type_version,
        disabled=part.disabled,
        notes=part.notes,
        retry=_retry(part.retry),
        timeout_s=part.timeout_s,
        on_error=part.on_error,
        pinned=_pinned(part.pinned),
        extra=_extra(part),
    )


def _pinned(
    pinned: dict[str, list[dict[str, Any]]] | None,
) -> dict[str, tuple[Mapping[str, Any], ...]] | None:
    if pinned is None:
        return None
    return {port: tuple(records) for port, records in pinned.items()}


def _position(part: PositionPart) -> Position:
    return Position(part.x, part.y)


def _retry(part: RetryPart) -> Retry:
    return Retry(part.attempts, part.wait_s, part.max_wait_s, _extra(part))


def _edge(part: EdgePart) -> Edge:
    return Edge(
        _endpoint(part.source), _endpoint(part.target), part.condition, _extra(part)
    )


def _endpoint(part: EndpointPart) -> Endpoint:
    return Endpoint(part.node, part.port)


def _note(part: NotePart) -> Note:
    return Note(
        id=part.id,
        text=part.text,
        position=_position(part.position),
        width=part.width,
        height=part.height,
        color=part.color,
        extra=_extra(part),
    )


def _group(part: GroupPart) -> Group:
    return Group(part.id, part.title, tuple(part.nodes), part.color, _extra(part))


def to_json(pipeline: Pipeline) -> dict[str, Any]:
    """Return the object that a file holds: sorted, without what is as it always is."""
    edges = sorted(pipeline.edges, key=lambda edge: edge.ends)
    return {
        "format": FORMAT,
        "format_version": VERSION,
        "id": pipeline.id,
        "name": pipeline.name,
        **_texts(pipeline),
        "settings": _written(pipeline.settings),
        "nodes": _sorted(pipeline.nodes, _written_node),
        "edges": [_written_edge(edge) for edge in edges],
        "notes": _sorted(pipeline.notes, _written),
        "groups": _sorted(pipeline.groups, _written),
        **_known_order(pipeline.extra),
    }


def _texts(pipeline: Pipeline) -> dict[str, Any]:
    return {
        "description": pipeline.description,
        "category": pipeline.category,
        "tags": list(pipeline.tags),
    }


def _sorted(
    items: Mapping[str, Any], write: Callable[[Any], dict[str, Any]]
) -> list[dict[str, Any]]:
    return [write(items[item_id]) for item_id in sorted(items)]


def _written(value: Any) -> dict[str, Any]:
    """Return the fields of ``value`` that differ from their defaults, then the rest."""
    written: dict[str, Any] = {}
    for field in fields(value):
        item = getattr(value, field.name)
        if field.name == "extra":
            continue
        if field.name in ALWAYS or field.default is MISSING or item != field.default:
            written[field.name] = _plain(item)
    extra = getattr(value, "extra", NOTHING)
    return {**written, **_known_order(extra)}


def _written_node(node: Node) -> dict[str, Any]:
    written = {**_written(node), "config": dict(sorted(node.config.items()))}
    if node.pinned is not None:
        written["pinned"] = {port: list(kept) for port, kept in node.pinned.items()}
    return written


def _written_edge(edge: Edge) -> dict[str, Any]:
    condition = {} if edge.condition is None else {"condition": edge.condition}
    return {
        "from": {"node": edge.source.node, "port": edge.source.port},
        "to": {"node": edge.target.node, "port": edge.target.port},
        **condition,
        **_known_order(edge.extra),
    }


def _known_order(extra: Mapping[str, Any]) -> dict[str, Any]:
    return dict(sorted(extra.items()))


def _plain(value: Any) -> Any:
    if isinstance(value, Position | Retry):
        return _written(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return list(value) if isinstance(value, tuple) else value
