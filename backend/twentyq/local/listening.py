"""Sockets to listen on."""

import errno
import socket
import ssl
from dataclasses import dataclass

MAX_PORT = 65_535
BACKLOG = 128
"""Connections that wait to be accepted; asyncio tries as many times in a row when none can be."""


class ListenError(OSError):
    """The address cannot be listened on; the message says why, in one line."""


class PortInUseError(ListenError):
    """Another program listens there."""


@dataclass(frozen=True, slots=True)
class Listener:
    """A bound socket, with TLS or without."""

    socket: socket.socket
    tls: ssl.SSLContext | None = None

    @property
    def port(self) -> int:
        """The port, also when the system chose it."""
        return int(self.socket.getsockname()[1])


def listen(host: str, port: int, tls: ssl.SSLContext | None = None) -> Listener:
    """Listen; ListenError when the port is taken or the host is not ours."""
    if not 0 <= port <= MAX_PORT:
        raise ListenError(f"There is no port {port}; ports end at {MAX_PORT}.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        server = socket.create_server((host, port), family=family, backlog=BACKLOG)
        server.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # head and body of a reply leave at once
        return Listener(server, tls)
    except OSError as exc:
        refusal = PortInUseError if exc.errno == errno.EADDRINUSE else ListenError
        raise refusal(_problem(exc, host, port)) from exc


def _problem(error: OSError, host: str, port: int) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            return f"Port {port} is in use. Choose another one with --port."
        case errno.EACCES:
            return f"Port {port} needs more rights than you have. Choose one above 1023 with --port."
        case errno.EADDRNOTAVAIL | socket.EAI_NONAME:
            return f"{host} is no address of this computer."
        case _:
            return f"Cannot listen on {host}, port {port}: {error}."
