"""Writing to and removing from nested fields: ``a.b`` is the ``b`` inside of ``a``.

A name that a record really has wins over the path that it spells, as it does when
`Context.value` reads. Objects on the way are copied: records share them.
"""

from collections.abc import Mapping
from typing import Any, TypeGuard

from nodes.records import Record


def put(fields: dict[str, Any], path: str, value: Any) -> None:
    """Set the field at ``path``; what is in the way and no object gives place to one."""
    if "." not in path or path in fields:
        fields[path] = value
        return
    *way, last = path.split(".")
    for name in way:
        inner = fields.get(name)
        copy = dict(inner) if _is_object(inner) else {}
        fields[name] = copy
        fields = copy
    fields[last] = value


def with_field(record: Record, path: str, value: Any) -> Record:
    """Return ``record`` with the field at ``path`` set."""
    changed = record.only(record)
    put(changed, path, value)
    return changed


def drop(fields: dict[str, Any], path: str) -> None:
    """Remove the field at ``path`` if there is one."""
    if "." not in path or path in fields:
        fields.pop(path, None)
        return
    name, rest = path.split(".", 1)
    inner = fields.get(name)
    if _is_object(inner):
        fields[name] = dict(inner)
        drop(fields[name], rest)


def has(fields: Mapping[str, Any], path: str) -> bool:
    """Say whether there is a field at ``path``, if only one that holds null."""
    if path in fields:
        return True
    name, dot, rest = path.partition(".")
    inner = fields.get(name)
    return bool(dot) and _is_object(inner) and has(inner, rest)


def _is_object(value: Any) -> TypeGuard[Mapping[str, Any]]:
    return isinstance(value, Mapping)
