"""Parsers of formats: bytes to blocks."""

__all__ = ["parsers"]
