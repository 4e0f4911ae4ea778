"""Scales of ratings in headers and cells: "weight (1-5)", "rating /10", "4 out of 5"."""

import re

from twentyq.authoring.wording.lexicon import is_quality
from twentyq.authoring.wording.phrases import is_said

STATE = re.compile(r"(?:ity|ety|ulty|beauty)$")
"""Ends of nouns that look like those of adjectives."""
TOPS = r"(?:3|4|5|6|7|9|10|12|20|100)"
SPAN = re.compile(
    rf"[\s_]*[(\[]?\b([01])\s?(?:-|\u2013|\u2014|\.\.|to)\s?({TOPS})(?:\s+(?:scale|stars|points))?\b[)\]]?$"
)
EXPLAINED = re.compile(rf"[\s_]*[(\[]([01])\s?=?[^\d()\[\]]*[^\d()\[\]=.,]\s*({TOPS})\b[^\d()\[\]]*[)\]]$")
"""A scale that says what its ends are: "(1 easy - 5 hard)"."""
OUT_OF = re.compile(
    rf"[\s_]*(?:[(\[]\s*(?:out[ _])?of[ _]({TOPS})\s*[)\]]|out[ _]of[ _]({TOPS})|[(\[]?\s*/\s?({TOPS})\s*[)\]]?)$"
)


def scale_of(header: str) -> str:
    """ "1 to 5" of "weight (1-5)", "10" of "rating /10"; empty where there is none."""
    if span := SPAN.search(header) or EXPLAINED.search(header):
        return f"{span[1]} to {span[2]}" if span.start() else ""
    out_of = OUT_OF.search(header)
    return next(filter(None, out_of.groups()), "") if out_of and out_of.start() else ""


def without_scale(header: str) -> str:
    """The header without its scale."""
    if not scale_of(header):
        return header
    return OUT_OF.sub("", SPAN.sub("", EXPLAINED.sub("", header))).strip()


def scored(phrase: str, number: str, scale: str) -> str:
    """Whether a rating is above a number of its scale."""
    if " to " not in scale and phrase.endswith((" rating", " score")):
        return f"Is its {phrase} more than {number} out of {scale}?"
    said = (
        is_said(phrase)
        or (is_said(phrase.split()[0]) and re.search(r" (?:to|for) ", phrase))
        or (is_quality(phrase) and " " not in phrase and not STATE.search(phrase))
    )
    if " to " in scale and said:
        return f"Does it score more than {number} on a scale of {scale} for being {phrase}?"
    if " to " in scale:
        return f"On a scale of {scale}, is its {phrase} more than {number}?"
    if phrase in {"rating", "score", "stars", "points", "marks", "grade"}:
        return f"Is it rated more than {number} out of {scale}?"
    return f"Does it score more than {number} out of {scale} for {phrase}?"
