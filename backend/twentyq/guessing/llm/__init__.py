"""A language model as guesser: prompts, a guarded endpoint, and the rules its moves must keep."""

__all__ = ["calls", "classifier", "guesser", "moves", "probe"]
