"""Benchmarks: each prints its figures; run them with `make bench`."""

import twentyq  # noqa: F401 - before numpy, which computes in one thread then, as in the program
