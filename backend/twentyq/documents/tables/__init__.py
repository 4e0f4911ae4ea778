"""Cells in rows and columns become tables: where the header stands, which rows belong to it."""

__all__ = ["raw", "shape", "values"]
