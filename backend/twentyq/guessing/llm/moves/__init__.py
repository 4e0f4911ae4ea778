"""Moves of the model: what it is asked, what it replies, and the rules that a move must keep."""

__all__ = ["ahead", "forms", "legality", "prompt", "proposer", "replies", "situation"]
