"""Says from which network address a request comes; a forwarded address is believed from trusted proxies only."""

from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from talent.core.settings import Settings
from talent.web.connection import Connection

Networks = Sequence[IPv4Network | IPv6Network]


def client_address(connection: Connection, settings: Settings) -> str:
    """Return the address: the nearest one in X-Forwarded-For that is no trusted proxy, if a proxy of ours asks."""
    peer = connection.client.host if connection.client else ""
    trusted = [ip_network(part.strip()) for part in settings.trusted_proxies.split(",") if part.strip()]
    if not _among(peer, trusted):
        return peer
    forwarded = [part.strip() for part in connection.headers.get("x-forwarded-for", "").split(",")]
    return next((each for each in reversed(forwarded) if each and not _among(each, trusted)), peer)


def _among(address: str, networks: Networks) -> bool:
    try:
        return any(ip_address(address) in network for network in networks)
    except ValueError:
        return False
