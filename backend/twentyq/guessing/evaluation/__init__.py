"""Guessers, prompts and models measured over whole games, side by side."""
