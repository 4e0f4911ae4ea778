"""What the local server takes from clients at most."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on requests and sockets."""

    body_bytes: int = 1_000_000
    body_seconds: float = 30.0
    """Until a request's body must have arrived."""
    query_tokens: int = 600
    query_depth: int = 10
    """Levels of fields; the schema's deepest path has six."""
    query_aliases: int = 30
    cached_documents: int = 256
    message_bytes: int = 256 * 1024
    """One WebSocket message from a client."""
    handshake_seconds: float = 15.0
    """Until `connection_init` must have come."""
    keep_alive_seconds: float = 60.0
    subscriptions_per_socket: int = 100
    queued_messages: int = 256
    """Messages that wait for one slow socket before it is dropped."""
