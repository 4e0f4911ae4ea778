"""Whether a version may be published: checks of data, held-out answers, replayed games and of what changed."""

__all__ = ["check", "data", "gate", "limits", "pair", "sides", "verdict"]
