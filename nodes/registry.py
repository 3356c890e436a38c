"""Finds node types in the packages below ``nodes``, and loads each when it is wanted."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache, cached_property

import nodes
from nodes.contract import NodeType


@cache
def node_types() -> Mapping[str, NodeType]:
    """Return all node types by id, in the order of their ids.

    Looking one up loads that node alone, so that a start and a run pay for the nodes
    they use; going through all of them loads all.

    Raises:
        ValueError: when a node is loaded that does not carry its module's path as its
            id, or shares its module with another node.
    """
    return NodeTypes()


class NodeTypes(Mapping[str, NodeType]):
    """The node types below ``nodes``, by id."""

    def __init__(self) -> None:
        self._loaded: dict[str, NodeType | None] = {}

    def __getitem__(self, type_id: str) -> NodeType:
        """Return a node type.

        Raises:
            KeyError: There is none of that id.
        """
        if type_id not in self._loaded:
            found = _declared(type_id) if type_id in self._modules else None
            self._loaded[type_id] = found
        found = self._loaded[type_id]
        if found is None:
            raise KeyError(type_id)
        return found

    def __iter__(self) -> Iterator[str]:
        """Go through the ids."""
        return (type_id for type_id in self._modules if type_id in self)

    def __len__(self) -> int:
        """Count the nodes."""
        return sum(1 for _ in self)

    @cached_property
    def _modules(self) -> Mapping[str, None]:
        """The modules that may hold a node, by the id that it would have.

        What lies at the top of ``nodes`` serves nodes and is none.
        """
        names = (
            info.name.removeprefix("nodes.")
            for info in pkgutil.walk_packages(nodes.__path__, "nodes.")
            if not info.ispkg
        )
        return dict.fromkeys(sorted(name for name in names if "." in name))


def _declared(type_id: str) -> NodeType | None:
    """Return the node of a module; None for a module that only serves nodes."""
    module = importlib.import_module(f"nodes.{type_id}")
    found = [value for value in vars(module).values() if isinstance(value, NodeType)]
    for declared in found:
        if declared.id != type_id:
            message = f"nodes.{type_id} declares the id {declared.id}"
            raise ValueError(message)
    if len(found) > 1:
        message = f"two nodes are called {type_id}"
        raise ValueError(message)
    return found[0] if found else None
