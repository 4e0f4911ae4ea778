"""Hearing answers and speaking questions."""
