"""Says from which network address a request comes; a forwarded address is believed from trusted proxies only."""

from talent.core.settings import Settings
from talent.web.connection import Connection


def client_address(connection: Connection, settings: Settings) -> str:
    """Return the address: the nearest one in X-Forwarded-For that is no trusted proxy, if a proxy of ours asks."""
    peer = connection.client.host if connection.client else ""
    trusted = {part.strip() for part in settings.trusted_proxies.split(",") if part.strip()}
    if peer not in trusted:
        return peer
    forwarded = [part.strip() for part in connection.headers.get("x-forwarded-for", "").split(",")]
    return next((address for address in reversed(forwarded) if address and address not in trusted), peer)
