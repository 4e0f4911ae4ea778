"""The phone client spoken to."""
