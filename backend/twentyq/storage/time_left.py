"""How long a store may take, as of the whole request."""

from twentyq.time_left import seconds_left, within

__all__ = ["seconds_left", "within"]
