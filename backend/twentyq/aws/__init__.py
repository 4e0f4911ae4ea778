"""Twentyq as Lambda functions behind AppSync."""

__all__ = ["filling", "outputs"]
