"""Opens pipelines in the older form: one ``trigger``, short type names, bare edges."""

import json
import uuid
from collections.abc import Callable, Mapping
from typing import Any

from engine.errors import FileError
from engine.schema import FORMAT

Config = dict[str, Any]
TYPES = frozenset({"extract", "filter", "transform", "webhook", "conditional"})
TRIGGER_ID = "trigger"
KNOWN = frozenset({"name", "trigger", "nodes", "edges"})
STEP = 260.0


def is_older_form(form: Any) -> bool:
    """Say whether an object is a pipeline in the older form."""
    if not isinstance(form, dict) or "format" in form:
        return False
    nodes = form.get("nodes")
    return isinstance(form.get("trigger"), dict) or (
        isinstance(nodes, list)
        and "connections" not in form
        and any(map(_is_older_node, nodes))
    )


def _is_older_node(node: Any) -> bool:
    return isinstance(node, dict) and str(node.get("type")) in TYPES


def converted(form: Mapping[str, Any], file: str = "") -> dict[str, Any]:
    """Return the same pipeline in the shape of format version 1.

    Raises:
        FileError: a part of it cannot be read; names the place.
    """
    nodes = [
        _node(node, i, file) for i, node in enumerate(_listed(form, "nodes", file))
    ]
    edges = [
        _edge(edge, i, nodes, file)
        for i, edge in enumerate(_listed(form, "edges", file))
    ]
    trigger = form.get("trigger")
    if trigger is not None:
        started = [] if any(e["from"]["node"] == TRIGGER_ID for e in edges) else nodes
        targets = {edge["to"]["node"] for edge in edges}
        edges += [
            _wire(TRIGGER_ID, "out", node["id"])
            for node in started
            if node["id"] not in targets
        ]
        nodes.insert(0, _trigger(trigger, nodes, file))
    return {
        **{key: value for key, value in form.items() if key not in KNOWN},
        "format": FORMAT,
        "format_version": 1,
        "id": str(form.get("id") or _id_of(form)),
        "name": form.get("name", ""),
        "nodes": nodes,
        "edges": edges,
    }


def _id_of(form: Mapping[str, Any]) -> str:
    """Return the same id for the same pipeline, so that its runs belong together."""
    return uuid.uuid5(uuid.NAMESPACE_OID, json.dumps(form, sort_keys=True)).hex


def _listed(form: Mapping[str, Any], key: str, file: str) -> list[Any]:
    value = form.get(key, [])
    if not isinstance(value, list):
        message = "A list should stand here."
        raise FileError(message, file=file, place=key)
    return value


def _node(node: Any, index: int, file: str) -> dict[str, Any]:
    place = f"nodes[{index}]"
    has_both = isinstance(node, dict) and all(
        isinstance(node.get(key), str) for key in ("id", "type")
    )
    if not has_both:
        message = 'A node should stand here, with "id" and "type".'
        raise FileError(message, file=file, place=place)
    config = node.get("config", {})
    if not isinstance(config, dict):
        message = "An object should stand here."
        raise FileError(message, file=file, place=f"{place}.config")
    new_type, new_config = CONVERTERS.get(node["type"], _kept)(node["type"], config)
    position = node.get("position", {"x": STEP * (index + 1), "y": 0.0})
    return {**node, "type": new_type, "config": new_config, "position": position}


def _trigger(trigger: Any, nodes: list[dict[str, Any]], file: str) -> dict[str, Any]:
    kind = trigger.get("type", "manual") if isinstance(trigger, dict) else None
    if not isinstance(kind, str) or not isinstance(trigger.get("config", {}), dict):
        message = 'A trigger should stand here: {"type": ..., "config": {...}}.'
        raise FileError(message, file=file, place="trigger")
    if any(node.get("id") == TRIGGER_ID for node in nodes):
        message = f"The id '{TRIGGER_ID}' stands for the trigger. Rename this node."
        raise FileError(message, file=file, place="nodes")
    config = {} if kind == "manual" else trigger.get("config", {})
    return {
        "id": TRIGGER_ID,
        "type": f"triggers.{kind}",
        "config": config,
        "position": _before(nodes),
    }


def _before(nodes: list[dict[str, Any]]) -> dict[str, float]:
    places = [_place(node["position"]) for node in nodes]
    x, y = min(places, default=(STEP, 0.0))
    return {"x": x - STEP, "y": y}


def _place(position: Any) -> tuple[float, float]:
    at: dict[str, Any] = position if isinstance(position, dict) else {}
    return _number(at.get("x")), _number(at.get("y"))


def _number(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _edge(
    edge: Any, index: int, nodes: list[dict[str, Any]], file: str
) -> dict[str, Any]:
    ends = edge if isinstance(edge, dict) else {}
    source = ends.get("from", ends.get("from_node"))
    target = ends.get("to", ends.get("to_node"))
    if not isinstance(source, str) or not isinstance(target, str):
        message = (
            'An edge should stand here, with the ids of two nodes as "from" and "to".'
        )
        raise FileError(message, file=file, place=f"edges[{index}]")
    condition = ends.get("condition")
    types = {node.get("id"): node["type"] for node in nodes}
    port, condition = _port(types.get(source, ""), condition)
    wire = _wire(source, port, target)
    return wire if condition is None else {**wire, "condition": condition}


def _port(source_type: str, condition: Any) -> tuple[str, str | None]:
    """Return the output port, and the condition where the port does not say it."""
    if source_type != "flow.conditional":
        return "out", None if condition in (None, "") else str(condition)
    said = str(condition).casefold() if condition is not None else "true"
    if said in ("true", "false"):
        return said, None
    return "true", str(condition) or None


def _wire(source: str, port: str, target: str) -> dict[str, Any]:
    return {
        "from": {"node": source, "port": port},
        "to": {"node": target, "port": "in"},
    }


def _extract(_type: str, config: Config) -> tuple[str, Config]:
    return "siex.extract", config


def _filter(_type: str, config: Config) -> tuple[str, Config]:
    return "siex.keep_keywords", config


def _transform(_type: str, config: Config) -> tuple[str, Config]:
    rest = {key: value for key, value in config.items() if key != "transformer_type"}
    name = str(config.get("transformer_type", "")).strip().casefold()
    return "siex.transform", {"name": name, **rest}


def _webhook(_type: str, config: Config) -> tuple[str, Config]:
    headers = config.get("headers")
    if isinstance(headers, dict):
        rows = [{"name": name, "value": value} for name, value in headers.items()]
        config = {**config, "headers": rows}
    return "web.request", {"method": "POST", **config}


def _conditional(_type: str, config: Config) -> tuple[str, Config]:
    rest = {key: value for key, value in config.items() if key != "condition"}
    return "flow.conditional", {"formula": config.get("condition", ""), **rest}


def _kept(node_type: str, config: Config) -> tuple[str, Config]:
    return node_type, config


CONVERTERS: Mapping[str, Callable[[str, Config], tuple[str, Config]]] = {
    "extract": _extract,
    "filter": _filter,
    "transform": _transform,
    "webhook": _webhook,
    "conditional": _conditional,
}
