"""Where sentences begin and end."""

import re
from collections.abc import Iterator

_END = re.compile("[.!?\u2026\u3002\uff01\uff1f]+[\"'\u201d\u2019\u00bb)\\]]*(?=\\s)")
_BEGINS = re.compile(
    "\\s+[\"'\u201c\u2018\u00ab(\\[\u00bf\u00a1]*"
    "[A-Z0-9\u00c0-\u00d6\u00d8-\u00de\u0100-\u024f\u0370-\u03ff\u0400-\u04ff\u2e80-\u9fff\uac00-\ud7a3]"
)
_ABBREVIATED = frozenset({
    "approx", "ca", "cf", "co", "corp", "dept", "dr", "e.g", "ed", "eds", "eg", "esp", "est", "fig", "figs", "gen",
    "i.e", "ie", "inc", "jr", "lat", "lt", "ltd", "max", "min", "mr", "mrs", "ms", "mt", "no", "nos", "nr", "p", "pl",
    "pp", "prof", "rev", "sp", "sr", "ssp", "st", "var", "vol", "vs",
})  # fmt: skip
_NUMBERED = frozenset(["fig", "figs", "no", "nos", "nr", "p", "pp", "vol", "ca", "approx", "est", "ed"])
"""Abbreviations before numbers, which end a sentence otherwise."""


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every sentence of a paragraph, which it covers but for the spaces between."""
    start = 0
    for match in _END.finditer(text):
        following = _BEGINS.match(text, match.end())
        if following and not _goes_on(text, start, match, text[following.end() - 1]):
            yield start, match.end()
            start = match.end() + 1
    if start < len(text):
        yield start, len(text)


def _goes_on(text: str, start: int, match: re.Match[str], following: str) -> bool:
    if match[0] != ".":
        return False
    word = text[start : match.start()].rpartition(" ")[2].lstrip("(\"'“[")
    if len(word) == 1 and word.isupper():  # an initial: J. K.
        return following.isalpha()
    known = word.lower()
    if known in _NUMBERED:
        return following.isdigit()
    return known in _ABBREVIATED or (word.isdigit() and start == match.start() - len(word))  # "1. First of a list"
