"""The rules of 20 Questions: a move or an answer goes in, a new game comes out. Standard library only."""

__all__ = ["answer", "bonus", "errors", "game", "move", "proposal", "rules", "turn"]
