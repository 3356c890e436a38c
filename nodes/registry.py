"""Finds every node type by walking the packages below ``nodes``."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache

import nodes
from nodes.contract import NodeType


@cache
def node_types() -> Mapping[str, NodeType]:
    """Return all node types by id, in the order of their ids.

    Raises:
        ValueError: two nodes share an id, or an id does not equal its module's path.
    """
    found: dict[str, NodeType] = {}
    for module_name, declared in _declared():
        if f"nodes.{declared.id}" != module_name:
            message = f"{module_name} declares the id {declared.id}"
            raise ValueError(message)
        if declared.id in found:
            message = f"two nodes are called {declared.id}"
            raise ValueError(message)
        found[declared.id] = declared
    return dict(sorted(found.items()))


def _declared() -> Iterator[tuple[str, NodeType]]:
    for info in pkgutil.walk_packages(nodes.__path__, "nodes."):
        if info.ispkg or info.name.count(".") == 1:
            continue  # what lies at the top of `nodes` serves nodes and is none
        module = importlib.import_module(info.name)
        for value in vars(module).values():
            if isinstance(value, NodeType):
                yield info.name, value
