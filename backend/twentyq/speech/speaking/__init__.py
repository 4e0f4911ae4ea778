"""Speaking: sentences in, sound files out."""
