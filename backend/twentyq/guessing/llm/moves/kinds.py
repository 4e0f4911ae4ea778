"""Names of kinds of things ("a person"), for which a question asks; as guesses they would win for any of the kind."""

import re
from functools import lru_cache

from twentyq.knowledge.deck import Deck
from twentyq.knowledge.spelling import fold

REMEMBERED = 2_048
GENERAL = frozenset(
    re.findall(
        r"\w+",
        "thing object item living being creature organism person human people adult animal mammal beast plant place"
        " location event activity concept material substance product artifact device machine vehicle tool utensil"
        " appliance gadget weapon instrument container building structure garment clothing food drink beverage dish"
        " ingredient celebrity character profession occupation",
    )
)
"""Of any deck; a thing that a deck itself calls so may be guessed."""
_ASKED = re.compile(
    r"is it an? (?:[\w-]+ )*?([\w-]+)(?: (?:that|with|of|in|on|where|people|which|you|held|used|made)\b[^,]*)?\?"
)


def is_kind(name: str, deck: Deck) -> bool:
    """Whether `name`, without its article, is a kind that anybody or a question of the deck speaks of."""
    row, name = deck.find(name), fold(name)
    if row is not None and fold(deck.things[row].name) in (name, name.removesuffix("s")):
        return False
    kinds = GENERAL | {kind for question in deck.questions if (kind := _asked_for(question.text))}
    return name in kinds or name.removesuffix("s") in kinds or name.removeprefix("kind of ") in kinds


@lru_cache(REMEMBERED)
def _asked_for(question: str) -> str | None:
    """ "vehicle" of "Is it a vehicle?"."""
    found = _ASKED.fullmatch(question.casefold())
    return found[1] if found else None
