"""Which network addresses may be fetched from: public ones, and no others.

A page may name any host, and a host may answer with any address; so the check is made on the
address that is about to be connected to, at every hop, after the name was resolved, and the
connection goes to the very address that was checked.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address
Allowed = Callable[[Address], bool]

_EMBEDS_V4 = (
    (IPv6Network("64:ff9b::/96"), 0),
    (IPv6Network("64:ff9b:1::/48"), 0),
    (IPv6Network("2002::/16"), 80),
    (IPv6Network("::/96"), 0),
    (IPv6Network("::ffff:0:0/96"), 0),
    (IPv6Network("::ffff:0:0:0/96"), 0),
)
"""IPv6 forms that carry an IPv4 address, with how far it is shifted (NAT64, 6to4, mapped)."""
_REFUSED_V6 = tuple(
    IPv6Network(net)
    for net in ("2001::/23", "2001:db8::/32", "fec0::/10", "100::/64", "3fff::/20", "5f00::/16")
)

_REFUSED_V4 = tuple(
    IPv4Network(net)
    for net in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24",
        "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
    )
)  # fmt: skip
"""Written out, because what `ipaddress` calls global differs between versions of Python. The last
is a cloud's own address for its machines."""


def is_public(address: Address) -> bool:
    """Tell whether an address belongs to the public internet.

    Private, loopback, link-local, shared (CGNAT), reserved, multicast, documentation and
    translation addresses do not; nor does an IPv6 address that carries such an IPv4 address. IPv6
    forms that carry IPv4 are refused as a whole: no public site needs them.
    """
    if isinstance(address, IPv6Address):
        if address.scope_id or any(address in net for net, _ in _EMBEDS_V4):
            return False
        if any(address in net for net in _REFUSED_V6) or address.teredo or address.sixtofour:
            return False
    elif any(address in net for net in _REFUSED_V4):
        return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
    )


def resolve(host: str, port: int, allowed: Allowed = is_public) -> str:
    """Resolve a host and return the first of its addresses, if every one of them is allowed.

    A name that answers with a public and a private address at once is refused: that is how
    rebinding looks.

    Args:
        host: A name or a literal address, in any form the system understands.
        port: For the resolver.
        allowed: The check.

    Raises:
        PermissionError: An address is not allowed.
        OSError: The name cannot be resolved.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [ip_address(str(entry[4][0]).split("%")[0]) for entry in found]
    scoped = any("%" in str(entry[4][0]) for entry in found)
    for address in addresses:
        if scoped or not allowed(address):
            raise PermissionError(f"{host} is at {address}, which is no public address")
    if not addresses:
        raise OSError(f"{host} has no address")
    return str(addresses[0])
