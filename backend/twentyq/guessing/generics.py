"""What holds of a kind of things: generic statements, as a deck makes them of the kind and of what is much like it."""

from typing import Any

import numpy as np

from twentyq.knowledge.deck import Deck

SURE = 0.9
"""P(yes) of what surely holds; its counterpart of what surely does not."""
SENSELESS = 0.2
"""P(can't say) above which nothing is sure."""
HAS, ALIKE = 0.5, 0.8
"""P(yes) of a trait that a thing has; the share of a kind's other sure traits that a thing of it has, in bits: what few
things have tells more."""
KIND = 10
"""So many things alike make a kind."""


def holds(deck: Deck, name: str, column: int) -> bool | None:
    """Whether a question is surely answered by yes, or by no, of all that a name may mean; None where by neither."""
    found = {_holds(deck, row, column) for row in deck.senses(name)}
    return found.pop() if len(found) == 1 else None


def _holds(deck: Deck, row: int, column: int) -> bool | None:
    chances = deck.p_yes((row, slice(None)))
    truth = bool(chances[column] > HAS)
    if not _is_sure(chances[column], truth=truth) or deck.p_cant((row, column)) > SENSELESS:
        return None
    traits = np.flatnonzero(chances >= SURE)
    traits = traits[traits != column]
    has = deck.p_yes((slice(None), traits)) >= HAS
    bits = -np.log2(has.mean(axis=0))
    alike = np.flatnonzero(has @ bits >= ALIKE * bits.sum())
    if len(traits) == 0 or len(alike) < KIND:
        return None
    weights = [deck.things[one].popularity for one in alike]
    shared = np.average(deck.p_yes((alike, column)), weights=weights)
    return truth if _is_sure(shared, truth=truth) else None


def _is_sure(chance: "np.floating[Any]", *, truth: bool) -> bool:
    return bool((chance if truth else 1 - chance) >= SURE)
