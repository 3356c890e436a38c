"""`siex --self-check`: sees whether this program, frozen or not, is complete."""

from app.commands.printing import counted


def self_check() -> int:
    """Print what is there; return 1 when something is missing."""
    from nodes.registry import node_types

    count = len(node_types())
    print(f"{counted(count, 'node type')}")
    return 0 if count else 1
