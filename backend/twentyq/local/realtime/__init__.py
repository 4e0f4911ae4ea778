"""AppSync's WebSocket protocol."""

__all__ = ["subscriptions"]
