"""How long a store may take, as of the whole request."""

from twentyq.time_left import about_to_wait, may_wait, seconds_left, within

__all__ = ["about_to_wait", "may_wait", "seconds_left", "within"]
