"""Guessers: belief over the things of a deck, and the choice of the next move."""
