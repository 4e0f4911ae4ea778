"""What the local server takes from clients at most."""

from dataclasses import dataclass, replace

BODY_SECONDS = 30.0
FILES_KEPT = 128
"""Open files that are not connections."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on requests and sockets."""

    body_bytes: int = 1_000_000
    connections: int = 1_000
    """At once; further ones are let go at once. Fewer where the system allows this process fewer open files."""
    unsent_bytes: int = 1_000_000
    """What waits for a socket whose client does not read, before it is let go."""
    head_seconds: float = 15.0
    """Until a request's head must have arrived."""
    body_seconds: float = BODY_SECONDS
    """Until a request's body must have arrived."""
    query_tokens: int = 600
    query_depth: int = 10
    """Levels of fields; the schema's deepest path has six."""
    query_aliases: int = 30
    query_roots: int = 5
    """Fields of the root types, as on AppSync."""
    query_cost: int = 50_000
    """Fields of the answer, lists at their full length; a page of 100 played games with all their turns has 40,000."""
    introspection_cost: int = 500
    """Fields of introspection, fragments spread; GraphiQL's own query has about 300."""
    guests_per_minute: float = 30
    """New players from one address of the network."""
    cached_documents: int = 256
    message_bytes: int = 256 * 1024
    """One WebSocket message from a client."""
    handshake_seconds: float = 15.0
    """Until `connection_init` must have come."""
    keep_alive_seconds: float = 60.0
    subscriptions_per_socket: int = 100
    queued_messages: int = 1_024
    """Messages that wait for one slow socket before it is dropped."""


def within_open_files(limits: Limits) -> Limits:
    """The limits, with as many connections as open files allow, of which this process takes what it may have."""
    try:
        import resource
    except ImportError:  # Windows
        return limits
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = limits.connections + FILES_KEPT
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(hard, wanted)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    allowed = limits.connections if soft == resource.RLIM_INFINITY else max(soft - FILES_KEPT, soft // 2)
    return replace(limits, connections=min(limits.connections, allowed))
