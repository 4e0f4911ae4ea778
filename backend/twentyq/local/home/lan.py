"""This computer as others in the home network see it."""

import io
import ipaddress
import socket


def lan_address() -> str | None:
    """Our address in the network, or None without one. Nothing is sent: a route is looked up."""
    candidates = [_address_towards("192.0.2.1"), *_addresses_of_hostname()]
    return next((found for found in candidates if found and not ipaddress.ip_address(found).is_loopback), None)


def lan_name() -> str:
    """Our name in the network, by multicast DNS."""
    return socket.gethostname().split(".")[0].lower() + ".local"


def qr_code(text: str) -> str:
    """A QR code of half blocks for a terminal."""
    import segno

    drawn = io.StringIO()
    segno.make(text, error="l", micro=False).terminal(drawn, compact=True)
    return drawn.getvalue()


def _address_towards(host: str) -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((host, 9))
        except OSError:
            return None
        return str(probe.getsockname()[0])


def _addresses_of_hostname() -> list[str]:
    try:
        return [str(found[4][0]) for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    except OSError:
        return []
