"""What is learned from simulated games: see `python -m tests.benchmarks.learning --help`."""
