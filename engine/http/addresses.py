"""Which network addresses a pipeline may reach.

The open internet is free for all. Private networks and this machine are reached only
where the pipeline's author names them. Some addresses are never reached.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import NamedTuple, Self

Address = IPv4Address | IPv6Address
NAT64 = IPv6Network("64:ff9b::/96")
METADATA = frozenset(
    map(
        ip_address,
        ("169.254.169.254", "169.254.170.2", "100.100.100.200", "fd00:ec2::254"),
    )
)


@dataclass(frozen=True, slots=True)
class Closed:
    """Why an address is not open to everyone; ``never`` when no setting opens it."""

    what: str
    never: bool = False


def closed(address: Address) -> Closed | None:
    """Return why ``address`` is not open to every pipeline, None if it is."""
    inner = _embedded(address)
    if inner is not None:
        return closed(inner)
    if address in METADATA:
        return Closed("the address of a cloud machine's secrets", never=True)
    if address.is_unspecified or address.is_multicast:
        return Closed("no address of a server", never=True)
    if address.is_loopback:
        return Closed("this machine itself")
    if address.is_link_local:
        return Closed("a link-local address", never=True)
    if address.is_reserved or address == IPv4Address("255.255.255.255"):
        return Closed("no address of a server", never=True)
    is_old_private = isinstance(address, IPv6Address) and address.is_site_local
    if is_old_private or not address.is_global:
        return Closed("a private address")
    return None


def _embedded(address: Address) -> IPv4Address | None:
    """Return the IPv4 address that an IPv6 address stands for."""
    if isinstance(address, IPv4Address):
        return None
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    if address.teredo is not None:
        return address.teredo[1]
    return address.ipv4_mapped or address.sixtofour


class Host(NamedTuple):
    """A host, with the port that is meant; None for every port."""

    name: str
    port: int | None = None

    def __str__(self) -> str:
        name = f"[{self.name}]" if ":" in self.name else self.name
        return name if self.port is None else f"{name}:{self.port}"


@dataclass(frozen=True, slots=True)
class Allowance:
    """The private hosts and networks that are open to a pipeline."""

    hosts: frozenset[Host] = frozenset()
    networks: frozenset[IPv4Network | IPv6Network] = frozenset()

    @classmethod
    def parse(cls, entries: Iterable[str]) -> Self:
        """Read entries written as ``host``, ``host:port`` or ``10.0.0.0/8``."""
        hosts: set[Host] = set()
        networks: set[IPv4Network | IPv6Network] = set()
        for entry in filter(None, (text.strip().casefold() for text in entries)):
            try:
                networks.add(ip_network(entry, strict=False))
            except ValueError:
                hosts.add(_host_and_port(entry))
        return cls(frozenset(hosts), frozenset(networks))

    def opens(self, host: str, port: int, address: Address) -> bool:
        """Say whether the settings open ``address``, reached as ``host:port``."""
        host = host.casefold().rstrip(".")
        wanted = {Host(host), Host(host, port), Host(str(address), port)}
        if wanted & self.hosts:
            return True
        return any(address in network for network in self.networks)


def _host_and_port(entry: str) -> Host:
    host, colon, port = entry.rpartition(":")
    if colon and port.isdecimal():
        return Host(host.strip("[]").rstrip("."), int(port))
    return Host(entry.strip("[]").rstrip("."))
