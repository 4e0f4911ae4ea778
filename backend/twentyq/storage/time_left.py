"""How long a store may take, as of the whole request."""

from twentyq.time_left import DEFAULT_SECONDS, seconds_left, within

__all__ = ["DEFAULT_SECONDS", "seconds_left", "within"]
