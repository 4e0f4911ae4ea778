"""Hearing: recordings in, what was meant out."""
