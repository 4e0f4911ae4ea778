"""What the speech tests share, here as well."""

from tests.unit.speech.conftest import recognizer

__all__ = ["recognizer"]
