"""Values that do not exclude each other: "very sweet" is sweet, "deadly" is poisonous, "any" may be each of them."""

import re
from collections.abc import Collection, Iterable

from twentyq.authoring.draft import Stated
from twentyq.authoring.wording.phrases import is_counted, is_kind, is_mass, is_said

DEGREES = frozenset({
    "bright", "critically", "dark", "deep", "extra", "extremely", "fairly", "highly", "intensely", "light", "mildly",
    "mostly", "pale", "particularly", "pretty", "quite", "rather", "really", "slightly", "strongly", "super", "ultra",
    "vivid", "very",
})  # fmt: skip
"""Words that leave true what they stand before."""
DENIALS = frozenset({"anti", "half", "hardly", "less", "never", "no", "non", "not", "pre", "pseudo", "semi", "without"})
ENTAILED = {
    "deadly": frozenset({"poisonous", "toxic", "inedible", "dangerous"}),
    "lethal": frozenset({"poisonous", "toxic", "inedible", "dangerous"}),
    "poisonous": frozenset({"toxic", "inedible"}),
    "toxic": frozenset({"poisonous", "inedible"}),
    "choice": frozenset({"edible", "good"}),
    "delicious": frozenset({"edible", "good"}),
    "excellent": frozenset({"edible", "good"}),
    "huge": frozenset({"big", "large"}),
    "giant": frozenset({"big", "large", "huge"}),
    "tiny": frozenset({"small"}),
    "freezing": frozenset({"cold"}),
    "scorching": frozenset({"hot"}),
    "abundant": frozenset({"common"}),
    "impossible": frozenset({"hard", "difficult"}),
}
"""What is true as well of what has a stronger word of the same scale."""
VAGUE = frozenset(
    {"all", "any", "anything", "assorted", "both", "each", "either", "every", "everything", "varied", "various"}
)
"""Entries that leave open which of the others hold."""
UNNAMED = VAGUE | {"etc", "misc", "miscellaneous", "other", "others"}
"""Entries that name no value."""
GRADED = re.compile(
    r"\b(?:danger|difficulty|edibility|flavou?r|hardiness|hardness|heat|intensity|quality|rarity|resistance|spiciness|"
    r"strength|sweetness|taste|toxicity|vigou?r)$"
)
"""Headers over grades, of which people take neighbours for each other."""


def says(value: str, has: Collection[str]) -> Stated:
    """What a thing with these values, all in small letters, says to one of them."""
    if value in has:
        return Stated.YES
    found = {_says(value, other) for other in has}
    return next((stated for stated in (Stated.YES, Stated.SOMETIMES) if stated in found), Stated.NO)


def apart(value: str, others: Iterable[str]) -> frozenset[str]:
    """Those of the others that a thing with this value cannot have, nor those with theirs this one."""
    return frozenset(other for other in others if _says(value, other) is Stated.NO and _says(other, value) is Stated.NO)


def _says(value: str, other: str) -> Stated:
    if other in VAGUE:
        return Stated.SOMETIMES
    if value in ENTAILED.get(other, ()):
        return Stated.YES
    if value in other.split(" or "):
        return Stated.SOMETIMES
    if value in re.split(" & | and ", other) and not is_said(value):
        return Stated.YES
    words, its = _words(value), _words(other)
    if not words < its or (its - words) & DENIALS:
        return Stated.NO
    if not is_said(value):
        is_its_head = other.endswith(f" {value}") and (is_counted(value) or is_mass(value) or is_kind(value))
        return Stated.SOMETIMES if is_its_head else Stated.NO
    return Stated.YES if its - words <= DEGREES else Stated.SOMETIMES


def _words(value: str) -> frozenset[str]:
    return frozenset(re.split(r"[\s-]+", value))
