"""The home network: the computer's address in it, and certificates that phones trust."""

__all__ = ["address", "certificates", "lan", "trust"]
