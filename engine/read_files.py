"""What the files look like that nodes read: another one behind the same path shows."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from engine.configs import upgraded
from engine.pipeline import Node, Pipeline
from engine.run.plan import Step
from nodes.context import Files
from nodes.contract import NodeConfig, NodeType
from nodes.errors import NodeError

EDITORS = ("open_file", "folder")
DIGEST_BYTES = 12
READS_ANOTHER = (
    "“{}” reads again, and what it reads has changed since the run began. What was done"
    " outside for its records of then is not done again; start the pipeline anew if it"
    " should be."
)


def read_paths(
    pipeline: Pipeline, types: Mapping[str, NodeType]
) -> dict[str, tuple[str, ...]]:
    """Return the files and folders that stand in the settings of nodes that work."""
    found: dict[str, tuple[str, ...]] = {}
    for key, node in pipeline.nodes.items():
        kind = types.get(node.type)
        if kind is None or node.disabled or node.pinned is not None:
            continue
        if paths := tuple(_paths(node, kind)):
            found[key] = paths
    return found


def stamps(paths: Mapping[str, tuple[str, ...]], files: Files) -> dict[str, str]:
    """Return for each node a text that is another one when what it reads has changed."""
    return {key: _stamp(some, files) for key, some in paths.items()}


def changed(
    steps: Mapping[str, Step], then: Mapping[str, str], now: Mapping[str, str]
) -> dict[str, str]:
    """Say of each node that reads something else now, when a run goes on."""
    return {
        key: READS_ANOTHER.format(step.name)
        for key, step in steps.items()
        if step.is_asked and key in then and then[key] != now.get(key)
    }


def _paths(node: Node, kind: NodeType) -> Iterator[str]:
    settings = _settings(kind.config)
    if not settings:
        return
    try:
        config = upgraded(node, kind)
    except (KeyError, TypeError, ValueError, AttributeError):
        return
    for setting in settings:
        path = config.get(setting)
        if isinstance(path, str) and path.strip():
            yield path


@cache
def _settings(config: type[NodeConfig]) -> tuple[str, ...]:
    properties = config.model_json_schema().get("properties", {})
    return tuple(n for n, part in properties.items() if part.get("x-editor") in EDITORS)


def _stamp(paths: tuple[str, ...], files: Files) -> str:
    digest = hashlib.blake2b(digest_size=DIGEST_BYTES)
    for path in paths:
        try:
            place = files.readable(path)
        except (NodeError, OSError):
            continue  # the node says so itself
        for file in _files(place):
            digest.update(_looks(file))
    return digest.hexdigest()


def _files(place: Path) -> Iterator[Path]:
    """Yield a file, or those in a folder in a fixed order."""
    if not place.is_dir():
        yield place
        return
    for folder, folders, names in os.walk(place):
        folders.sort()
        yield from (Path(folder, name) for name in sorted(names))


def _looks(file: Path) -> bytes:
    try:
        facts = file.stat()
    except OSError:
        return os.fsencode(file)
    return os.fsencode(f"{file}\0{facts.st_size}\0{facts.st_mtime_ns}\0")
