"""Which pipelines a pipeline calls, those that they call included."""

import hashlib
from collections.abc import Awaitable, Callable, Iterator, Mapping
from functools import cache
from typing import Any

from engine.errors import EngineError
from engine.file_form import from_json, to_json
from engine.lines import to_json_line
from engine.pipeline import Pipeline
from nodes.contract import NodeConfig, NodeType

MOST = 100
"""Pipelines that are looked at for a fingerprint."""
Find = Callable[[str], Awaitable[Pipeline]]
Stamped = Callable[[Pipeline], Awaitable[Mapping[str, str]]]


def called_names(pipeline: Pipeline, types: Mapping[str, NodeType]) -> Iterator[str]:
    """Yield the ids and names in those settings that name pipelines."""
    for node in pipeline.nodes.values():
        kind = types.get(node.type)
        for setting in _settings(kind.config) if kind else ():
            name = node.config.get(setting)
            if isinstance(name, str) and name.strip():
                yield name


def finder(given: Mapping[str, Any], library: Find) -> Find:
    """Return what finds pipelines: those in ``given``, else those of the library."""

    async def find(name: str) -> Pipeline:
        if name in given:
            return from_json(given[name])
        return await library(name)

    return find


async def called_digest(
    pipeline: Pipeline, types: Mapping[str, NodeType], find: Find, stamped: Stamped
) -> str:
    """Return a digest of all that a pipeline calls; empty where it calls nothing.

    ``stamped`` says what the files look like that a pipeline reads.
    """
    waiting = list(called_names(pipeline, types))
    forms: dict[str, Any] = {}
    while waiting and len(forms) < MOST:
        name = waiting.pop()
        if name in forms:
            continue
        try:
            called = await find(name)
        except EngineError:
            forms[name] = None
            continue
        forms[name] = to_json(called), await stamped(called)
        waiting += called_names(called, types)
    if not forms:
        return ""
    text = to_json_line(sorted(forms.items()))
    return hashlib.blake2b(text, digest_size=16).hexdigest()


@cache
def _settings(config: type[NodeConfig]) -> tuple[str, ...]:
    properties = config.model_json_schema().get("properties", {})
    return tuple(name for name, part in properties.items() if part.get("x-pipeline"))
