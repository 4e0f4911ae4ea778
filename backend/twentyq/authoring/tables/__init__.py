"""Tables: which column names the things, what the cells of the others hold, and what can be asked of them."""

__all__ = ["asking", "codes", "joining", "kinds", "pairs", "telling", "units", "values"]
