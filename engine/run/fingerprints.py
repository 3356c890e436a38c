"""Fingerprints of nodes: whether a node would give what it gave before."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from engine.graph import order
from engine.lines import to_json_line
from engine.pipeline import NOTHING, Edge, Node, Pipeline
from nodes.contract import NodeType

SIZE = 16
"""Bytes of a fingerprint."""


def fingerprints(
    pipeline: Pipeline,
    types: Mapping[str, NodeType],
    inputs: Iterable[Mapping[str, Any]] = (),
    *,
    is_dry_run: bool = False,
    called: str = "",
    files: Mapping[str, str] = NOTHING,
) -> dict[str, str]:
    """Return a digest for each node that is not part of a circle.

    It covers the type and the version of its settings, the settings, and what comes in:
    the fingerprints before it, or ``inputs`` where there is nothing before it. ``called``
    stands for the pipelines that nodes call, ``files`` by node for the files that it reads.
    """
    into: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in pipeline.edges:
        into[edge.target.node].append(edge)
    beginning = _digest(("beginning", list(inputs)))
    found: dict[str, str] = {}
    for key in order(pipeline):
        came = sorted(_wire(edge, found) for edge in into[key]) or beginning
        node = pipeline.nodes[key]
        facts = _facts(node, types, pipeline, is_dry_run)
        outside = called if "pipeline" in node.config else files.get(key, "")
        found[key] = _digest((*facts, outside, came))
    return found


def _wire(edge: Edge, found: Mapping[str, str]) -> tuple[str, ...]:
    source = edge.source
    return (
        edge.target.port,
        found.get(source.node, ""),
        source.port,
        edge.condition or "",
    )


def _facts(
    node: Node, types: Mapping[str, NodeType], pipeline: Pipeline, is_dry_run: bool
) -> tuple[Any, ...]:
    """Return what a node's output depends on besides what comes in."""
    kind = types.get(node.type)
    has_effect = kind is not None and kind.effect != "none"
    return (
        node.type,
        node.type_version,
        kind.config.version if kind else None,
        dict(sorted(node.config.items())),
        node.disabled,
        node.on_error or pipeline.settings.on_error,
        node.pinned,
        pipeline.settings.timezone,
        is_dry_run and has_effect,
    )


def _digest(facts: Any) -> str:
    return hashlib.blake2b(to_json_line(facts), digest_size=SIZE).hexdigest()
