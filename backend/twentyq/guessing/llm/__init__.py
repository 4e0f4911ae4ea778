"""A language model as guesser: an endpoint bounded in time and money, and the rules its moves must keep."""

__all__ = [
    "classifier",
    "config",
    "endpoint",
    "errors",
    "guesser",
    "ledger",
    "meter",
    "moves",
    "probe",
    "sayings",
    "wire",
]
