"""What players taught: checked, kept, joined, reviewed by a person, and grown into the next version."""

__all__ = ["approval", "checks", "growth", "joining", "proposals", "reviews"]
