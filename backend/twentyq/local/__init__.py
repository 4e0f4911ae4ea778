"""The local server: AppSync's HTTP and WebSocket protocol, guest identity, and the client's files."""

__all__ = ["app", "guest_sessions", "home", "http", "identity", "key_file", "serve"]
