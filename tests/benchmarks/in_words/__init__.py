"""Trains the reader of words that the rules leave open, and tells what it brings."""
