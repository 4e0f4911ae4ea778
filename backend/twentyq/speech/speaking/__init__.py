"""Speaking: sentences in, sound files out."""

__all__ = ["encoding", "espeak", "hibari", "in_process", "loudness", "polly", "rate_limit"]
