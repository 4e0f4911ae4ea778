"""Serving Twentyq on this computer, or on the home network."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from twentyq.local.home.lan import lan_address, lan_name, qr_code
from twentyq.local.listening import Listener, PortInUseError, listen

if TYPE_CHECKING:
    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp

AppFactory = Callable[[Sequence["BaseRoute"], Sequence[str] | None], "ASGIApp"]
"""Makes the application, with these routes added, for these hosts besides the local ones; None for any."""

EVERY_ADDRESS = "0.0.0.0"  # noqa: S104 - asked for with --lan
PORT = 8020
LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")


def serve(make_app: AppFactory, *, host: str, port: int | None, say: Callable[[str], None]) -> None:
    """Serve on one address until a signal; OSError, with one line for people, when that is impossible."""
    listener = _listening(host, port)
    app = make_app((), None if host in (EVERY_ADDRESS, "::") else (host,))
    _run(app, listener, ready=lambda: say(f"Twentyq is at http://{_shown(host)}:{listener.port}"))


def serve_lan(make_app: AppFactory, *, port: int | None, data_dir: Path, say: Callable[[str], None]) -> None:
    """Serve the home network: plain on `port`, TLS on the next one, with a QR code for the phone."""
    from twentyq.local.home.certificates import load_or_make_authority
    from twentyq.local.home.trust import trust_routes

    address = lan_address()
    plain = _listening(EVERY_ADDRESS, port)
    authority = load_or_make_authority(data_dir / "tls", f"Twentyq on {lan_name()}")
    names = dict.fromkeys((*LOCAL_NAMES, lan_name(), *([address] if address else [])))
    secure = listen(EVERY_ADDRESS, plain.port + 1, authority.tls(names, datetime.now(UTC)))
    app = make_app(trust_routes(authority, secure.port), tuple(names))
    _run(app, plain, secure, ready=lambda: say(_lan_welcome(address, plain.port, secure.port, authority.fingerprint)))


def _listening(host: str, port: int | None) -> Listener:
    """The port asked for; where none is, the usual one, or any that is free with the next one beside it."""
    if port is not None:
        return listen(host, port)
    try:
        return listen(host, PORT)
    except PortInUseError:
        return listen(host, 0)


def _run(app: "ASGIApp", *listeners: Listener, ready: Callable[[], None]) -> None:
    from twentyq.local.server import LocalServer

    LocalServer(app, *listeners).run(ready)


def _lan_welcome(address: str | None, port: int, tls_port: int, fingerprint: str) -> str:
    if address is None:
        return f"Twentyq is at http://localhost:{port}. This computer is in no network that a phone could reach."
    return (
        f"Twentyq is at http://localhost:{port}\n"
        f"To speak, the phone needs https://{address}:{tls_port}; first open http://{address}:{port}/trust there.\n"
        f"Compare the certificate's fingerprint (SHA-256) on the phone: {fingerprint}\n\n"
        f"{qr_code(f'http://{address}:{port}')}\n"
        f"On your phone, in the same network: http://{address}:{port}"
    )


def _shown(host: str) -> str:
    """How a browser on this computer names the host."""
    if host in (*LOCAL_NAMES, EVERY_ADDRESS, "::"):
        return "localhost"
    return f"[{host}]" if ":" in host else host
