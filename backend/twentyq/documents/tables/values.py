"""What a cell looks like."""

import re

_NUMBER = re.compile(
    "[-+\u2212\u2013~\u2248<>\u2264\u2265]?\\s*[$\u20ac\u00a3\u00a5]?\\s*\\d[\\d.,'\u00a0\u202f ]*"
    "(?:[eE][-+]?\\d+)?\\s*(?:[%\u00b0$\u20ac\u00a3\u00a5]|[^\\W\\d_]{1,3}[\u00b2\u00b3]?)?"
)
_TRUTH = frozenset({"yes", "no", "true", "false", "x", "✓", "✗", "-", "?", "n/a", "na", "y", "n"})


def is_number(text: str) -> bool:
    """Whether it is a number, maybe with a sign, a currency or a short unit."""
    return bool(_NUMBER.fullmatch(text))


def is_value(text: str) -> bool:
    """Whether it is what stands below a header, never in it."""
    return text.lower() in _TRUTH or is_number(text)
