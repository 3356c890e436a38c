"""What a pipeline may reach beyond its own records, read off what its author wrote.

A pure function of the pipeline: the Studio shows the answer before a pipeline from
elsewhere runs, and a run opens exactly these hosts, files and folders. What comes out of
records, redirects or the holes of a text adds nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

from engine.configs import upgraded
from engine.http.addresses import Host, closed
from engine.pipeline import Node, Pipeline
from nodes.contract import NodeConfig, NodeType
from nodes.registry import node_types

Kind = Literal["private_host", "write", "read", "host", "web", "notify"]
DEFAULT_PORTS = {"http": 80, "https": 443}
PRIVATE_ENDINGS = (".localhost", ".local", ".lan", ".home", ".internal", ".home.arpa")
HOLE = "{{"
NOTIFICATION = "desktop.notify"


class Permission(NamedTuple):
    """One thing that a pipeline may do.

    ``what`` is a host with its port (``private_host``; as the settings list it, where
    they do), a path (``read``, ``write``; empty for the output folder) or a public
    host's name; nothing for ``web``, which is any page, and ``notify``.
    """

    kind: Kind
    what: str = ""


def permissions(pipeline: Pipeline) -> frozenset[Permission]:
    """Return what a pipeline may reach."""
    return frozenset(_permissions(pipeline))


def private_hosts(pipeline: Pipeline) -> tuple[str, ...]:
    """Return the private hosts that a pipeline names, in its nodes and its settings."""
    return _of_kind(pipeline, "private_host")


def readable_paths(pipeline: Pipeline) -> tuple[Path, ...]:
    """Return the files and folders that a pipeline may read and not write to."""
    return tuple(map(Path, _of_kind(pipeline, "read")))


def writable_paths(pipeline: Pipeline) -> tuple[Path, ...]:
    """Return the folders besides the output folder that it may read and write to."""
    return tuple(Path(path) for path in _of_kind(pipeline, "write") if path)


def literal_host(text: str) -> Host | None:
    """Return the host of an address, None where it is not written out in full.

    Nothing behind a ``{{ }}`` hole counts, and the host must end before the first one.
    """
    address = text.strip()
    if "://" not in address.partition(HOLE)[0]:
        address = f"https://{address}"
    scheme, _, rest = address.partition("://")
    literal, hole, _ = rest.partition(HOLE)
    if hole and not any(mark in literal for mark in "/?#"):
        return None
    try:
        parts = urlsplit(f"{scheme}://{literal}")
        port = parts.port or DEFAULT_PORTS.get(parts.scheme)
    except ValueError:
        return None
    host = (parts.hostname or "").rstrip(".")
    return Host(host, port) if host and port else None


def is_private(host: str) -> bool:
    """Say whether a host is, by what it is called, this machine or in a private network.

    A name such as ``example.com`` never is: whoever owns it could otherwise point it at
    a machine in the reader's network.
    """
    try:
        reason = closed(ip_address(host))
    except ValueError:
        return "." not in host or host.endswith(PRIVATE_ENDINGS)
    return reason is not None and not reason.never


def _permissions(pipeline: Pipeline) -> Iterator[Permission]:
    settings = pipeline.settings
    for host in filter(None, map(str.strip, settings.allow_private_hosts)):
        yield Permission("private_host", host.casefold())
    for folder in settings.folders:
        yield from _path("write", expanded(folder))
    types = node_types()
    for node in pipeline.nodes.values():
        if node.type in types:
            yield from _node_permissions(node, types[node.type])
    if any(node.type == NOTIFICATION for node in pipeline.nodes.values()):
        yield Permission("notify")


def _node_permissions(node: Node, node_type: NodeType) -> Iterator[Permission]:
    schema = _properties(node_type.config)
    try:
        config = upgraded(node, node_type)
    except (KeyError, TypeError, ValueError, AttributeError):
        return
    for name, field in schema.items():
        text = config.get(name, field.get("default"))
        if isinstance(text, str):
            yield from _setting_permissions(text, field)


@cache
def _properties(config: type[NodeConfig]) -> Mapping[str, Any]:
    return config.model_json_schema().get("properties", {})


def _setting_permissions(text: str, field: Mapping[str, Any]) -> Iterator[Permission]:
    editor = field.get("x-editor")
    if field.get("x-address"):
        yield from _address_permissions(text)
    elif text and editor in ("folder", "open_file"):
        yield from _path("read", expanded(text))
    elif text and editor == "save_file":
        folder = expanded(text.partition(HOLE)[0] + "x").parent
        yield from _path("write", folder) if folder.is_absolute() else _output()


def _address_permissions(text: str) -> Iterator[Permission]:
    yield Permission("web")
    host = literal_host(text)
    if host and is_private(host.name):
        yield Permission("private_host", str(host))
    elif host:
        yield Permission("host", host.name)


def _path(kind: Kind, path: Path) -> Iterator[Permission]:
    if path.is_absolute():
        yield Permission(kind, str(path))


def _output() -> Iterable[Permission]:
    return (Permission("write"),)


def _of_kind(pipeline: Pipeline, kind: Kind) -> tuple[str, ...]:
    return tuple(sorted(p.what for p in permissions(pipeline) if p.kind == kind))


def expanded(path: str) -> Path:
    """Return a path with ``~`` replaced by the home folder, where there is one."""
    try:
        return Path(path.strip()).expanduser()
    except RuntimeError:  # there is no such user, or no home
        return Path(path.strip())
