"""The voice path: accuracy, time, memory, cost."""
