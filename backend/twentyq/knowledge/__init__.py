"""Decks: what the machine knows of things, as files people can read and edit, and compiled for play."""
