"""Who sends a request: the address behind the trusted proxies, and the range it belongs to."""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

Address = IPv4Address | IPv6Address
NOWHERE = IPv6Address("::")


def address(request: HttpRequest) -> Address:
    """The nearest address that no trusted proxy vouches for; `::` where none can be read.

    `X-Forwarded-For` is walked from the right, as far as `TRUSTED_PROXIES` goes: its left part is the visitor's to forge.
    """
    nearest: Address = NOWHERE
    for hop in _hops(request):
        parsed = _parse(hop)
        if parsed is None:
            break
        nearest = parsed
        if not _is_trusted(parsed):
            break
    return nearest


def address_text(request: HttpRequest) -> str:
    """The same as text, for libraries that limit by it (sign-in): of IPv6 the /64, which one subscriber has to spend."""
    found = address(request)
    return str(found if found.version == 4 else ip_network((found, 64), strict=False).network_address)


def address_range(request: HttpRequest) -> str:
    """The range of the visitor, /24 or /48: what one household or office shares. Example: "203.0.113.0/24"."""
    return range_of(address(request))


def range_of(found: Address) -> str:
    return str(ip_network((found, 24 if found.version == 4 else 48), strict=False))


def hashed_range(request: HttpRequest) -> str:
    """The range under a hash that only this site's secret can repeat: what may be stored."""
    return keyed_hash(address_range(request), "address range")


def hashed_range_of(stored: str) -> str:
    """The same for an address that was stored with what somebody sent."""
    return keyed_hash(range_of(ip_address(stored)), "address range")


def keyed_hash(value: str, purpose: str) -> str:
    """64 hexadecimal characters, different for each purpose and each site."""
    return salted_hmac(f"core.client.{purpose}", value, algorithm="sha256").hexdigest()


def _hops(request: HttpRequest) -> Iterator[str]:
    remote = request.META.get("REMOTE_ADDR", "")
    # A Unix socket has no address: only a proxy on this machine can be at its other end.
    if remote or not settings.TRUSTED_PROXIES:
        yield remote
    yield from reversed(request.META.get("HTTP_X_FORWARDED_FOR", "").split(","))


def _parse(hop: str) -> Address | None:
    text = hop.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        found = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def _is_trusted(found: Address) -> bool:
    return any(found in network for network in settings.TRUSTED_PROXIES)
