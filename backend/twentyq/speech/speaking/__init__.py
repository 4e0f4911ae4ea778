"""Speaking: sentences in, sound files out."""

__all__ = ["encoding", "espeak", "polly", "rate_limit"]
