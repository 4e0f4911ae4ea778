"""What the speech tests share, here as well."""

from tests.unit.speech.conftest import sphinx

__all__ = ["sphinx"]
