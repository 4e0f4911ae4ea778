"""Labels with values, terms with definitions."""

import re

LONGEST = 40
MOST_WORDS = 5
_ITEM = "(?:[-*\u2022\u2013]\\s+)?"
_LABELLED = re.compile(_ITEM + r"(?P<label>[^\W\d_][^:.!?;,]*?)\s?:\s+(?=\S)")
_DEFINED = re.compile(_ITEM + "(?P<label>[^\\W_][^.!?;:]*?)\\s+[\u2013\u2014-]\\s+(?=\\S)")


def label_of(text: str) -> re.Match[str] | None:
    """The label with which it begins; the value begins where the match ends. Origin: France. Brie - a soft cheese."""
    found = _LABELLED.match(text) or _DEFINED.match(text)
    fits = found and len(found["label"]) <= LONGEST and len(found["label"].split()) <= MOST_WORDS
    return found if fits else None


def is_labelled(text: str) -> bool:
    """Whether it is a label with a value after a colon."""
    found = _LABELLED.match(text)
    return bool(found and len(found["label"]) <= LONGEST and len(found["label"].split()) <= MOST_WORDS)
