"""The local server: AppSync's HTTP and WebSocket protocol, guest identity, and the client's files."""

__all__ = ["app", "home", "http", "identity", "key_file", "serve"]
