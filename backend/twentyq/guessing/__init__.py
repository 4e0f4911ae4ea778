"""Guessers: belief over the things of a deck, and the choice of the next move."""

__all__ = [
    "answers_file",
    "bayes",
    "errors",
    "evaluation",
    "guesser",
    "hybrid",
    "insight",
    "llm",
    "noise",
    "players",
    "report",
    "simulation",
]
