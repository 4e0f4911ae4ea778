"""Calls of an OpenAI-compatible endpoint: bounded in time and money, read with patience."""

__all__ = ["config", "endpoint", "errors", "ledger", "meter", "sayings", "wire"]
