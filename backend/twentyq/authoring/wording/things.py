"""How the things of a deck are said: names of their own bare, "a blue tit" with its article."""

import re
from collections.abc import Sequence

from twentyq.authoring.wording.headers import parse
from twentyq.authoring.wording.phrases import is_mass, is_plural
from twentyq.knowledge.speaking import says

COMMON = frozenset(
    (
        "animal", "bird", "breed", "butterfly", "dish", "fish", "flower", "food", "fruit", "garment", "herb",
        "insect", "instrument", "item", "mammal", "mineral", "mushroom", "object", "plant", "species", "spice",
        "tool", "tree", "vegetable", "vehicle",
    )
)  # fmt: skip
"""Headers over names of kinds rather than of single things."""


def says_of(names: Sequence[str], headers: Sequence[str]) -> list[str]:
    """How each name is said, by how the names are written and what stands over them."""
    common = _are_common(names, headers)
    return [_common(name) if common else name for name in names]


def _are_common(names: Sequence[str], headers: Sequence[str]) -> bool:
    """Whether the names are of kinds: written small, or as sentences begin ("Blue tit"), or under such a header."""
    if sum(name[:1].islower() for name in names) > len(names) / 2:
        return True
    if any(set(parse(header).words) & COMMON for header in headers):
        return True
    several = [name.split() for name in names if len(name.split()) > 1]
    small = sum(words[-1].islower() and words[0][:1].isupper() for words in several)
    return len(several) >= len(names) / 5 and small > 0.8 * len(several)


def _common(name: str) -> str:
    if re.search(r"\d", name) or not name[:1].isalpha():
        return name
    first, _, rest = name.partition(" ")
    small = name if not re.fullmatch(r"[A-Z][a-z-]+", first) or _owned(first) else f"{first.casefold()} {rest}".strip()
    small = small.casefold() if rest and rest.istitle() and not _owned(first) else small
    if is_plural(small) or is_mass(small):
        return small
    article = says(small.casefold(), None).partition(" ")[0]
    return f"{article} {small}"


def _owned(word: str) -> bool:
    """A first word that keeps its capital: "Canada goose" does not show it, "Bewick's swan" does."""
    return bool(re.search(r"['\u2019]s$|(?:ian|ese|can)$", word)) or word in {
        "European",
        "Canada",
        "Egyptian",
        "English",
        "Alpine",
    }
