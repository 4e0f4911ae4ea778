"""AppSync's WebSocket protocol."""
