"""How much services that cost money may be asked for in a day."""

__all__ = ["allowance", "limited", "memory", "sqlite"]
