"""A language model widens a draft: it points at sentences that say yes or no, and code looks them up."""

__all__ = ["answering", "endpoint_model", "model", "widen"]
