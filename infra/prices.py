"""List prices in US dollars, us-east-1, as known in early 2026: check each service's page before use."""

LAMBDA_SECOND = 1769 / 1024 * 0.0000133334
LAMBDA_REQUEST = 0.20 / 1_000_000
TRANSCRIBE_MINUTE = 0.024
HEARD_BY_TRANSCRIBE = TRANSCRIBE_MINUTE * 15 / 60
"""A clip is billed as 15 seconds at least."""
POLLY_CHARACTER = 16.00 / 1_000_000
