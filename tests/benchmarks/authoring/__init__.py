"""Decks made from tables: how well they play, how long they take to make, what they need."""
