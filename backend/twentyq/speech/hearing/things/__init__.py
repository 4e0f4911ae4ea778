"""Hearing the names of a deck's things."""
