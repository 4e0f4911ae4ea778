"""Twentyq as Lambda functions behind AppSync."""
