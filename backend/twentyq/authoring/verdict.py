"""How well a draft plays: simulated players of its own facts, what looks alike, and what would help."""

from collections.abc import Iterator

import numpy as np
from msgspec.structs import replace

from twentyq.authoring.compiling import FEWEST_QUESTIONS, FEWEST_THINGS, MOST_THINGS, deck_of
from twentyq.authoring.draft import Draft, Kind, Reason, Verdict
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.players import TablePlayer
from twentyq.guessing.simulation import simulate
from twentyq.knowledge.deck import Deck

GAMES = 100
"""For each share of flipped answers."""
FLIPPED = 0.10
APART = 0.5
"""(P(yes) - P(yes))^2 over all questions, below which two things look alike; a yes against a no counts 0.9."""
SHOWN = 10
GOOD = 0.8
EMPTY = 0.4
"""Share of facts that are missing from which it is said."""


def judge(draft: Draft, seed: int = 0) -> Draft:
    """The draft with its verdict; about a second for 250 things."""
    deck = deck_of(draft)
    pairs = list(_alike(deck))
    playable = len(deck.things) > 1 and len(deck.questions) > 0
    named, flipped = (_named(deck, noise, seed) if playable else 0.0 for noise in (0.0, FLIPPED))
    return replace(
        draft,
        verdict=Verdict(
            games=2 * GAMES if playable else 0,
            named=named,
            named_flipped=flipped,
            alike=tuple(pairs[:SHOWN]),
            alike_count=len(pairs),
            advice=tuple(_advice(draft, deck, pairs, flipped)),
        ),
    )


def _named(deck: Deck, noise: float, seed: int) -> float:
    """Share of games in which the thing is named within twenty turns."""
    random = np.random.default_rng(seed)
    rows = np.resize(random.permutation(len(deck.things)), GAMES)
    players = [TablePlayer(deck, int(row), noise, np.random.default_rng([seed, n])) for n, row in enumerate(rows)]
    games = [game for batch in simulate(BayesGuesser(deck), players, extra=0, seed=seed) for game in batch]
    return sum(game.named_in is not None for game in games) / GAMES


def _alike(deck: Deck) -> Iterator[tuple[str, str]]:
    p = deck.rows_p_yes()
    squares = (p * p).sum(axis=1)
    for row in range(len(deck.things) - 1):
        apart = squares[row] + squares[row + 1 :] - 2 * p[row + 1 :] @ p[row]
        for other in np.flatnonzero(apart < APART):
            yield deck.things[row].name, deck.things[row + 1 + int(other)].name


def _advice(draft: Draft, deck: Deck, pairs: list[tuple[str, str]], flipped: float) -> Iterator[str]:
    things, questions = len(deck.things), len(deck.questions)
    if things < FEWEST_THINGS:
        yield f"A deck needs {FEWEST_THINGS} things; this has {things}. Add rows, or choose another column of names."
    if things > MOST_THINGS:
        yield f"A deck holds {MOST_THINGS:,} things; this has {things:,}. Leave out what nobody will think of."
    if questions < FEWEST_QUESTIONS:
        yield f"A deck needs {FEWEST_QUESTIONS} questions; this has {questions}. Add columns that tell things apart."
    if pairs:
        one, other = pairs[0]
        yield f"{one} and {other} look alike. Add a column in which they differ{_beyond_numbers(draft)}."
    facts = things * questions
    if facts and 1 - _told(draft, deck) / facts > EMPTY:
        yield f"{1 - _told(draft, deck) / facts:.0%} of what is asked has no answer in the documents. Fill empty cells."
    if questions >= FEWEST_QUESTIONS and flipped < GOOD:
        yield "Where people err, too few answers tell things apart. Columns of yes and no, kinds and places help most."
    if spare := [column.header for column in draft.columns if _spare(column.reason) and column.example]:
        yield f"Not used, and could be switched on: {', '.join(spare[:SHOWN])}."


def _beyond_numbers(draft: Draft) -> str:
    """What else to say where numbers are asked: near each other they tell nothing apart."""
    numbers = any(column.used and column.kind in (Kind.COUNT, Kind.NUMBER, Kind.YEAR) for column in draft.columns)
    return ", of yes and no or of kinds; numbers near each other do not tell them apart" if numbers else ""


def _told(draft: Draft, deck: Deck) -> int:
    """Pairs of a used thing and a used question of which some source says something."""
    used = {n for n, thing in enumerate(draft.things) if thing.used}
    asked = {n for n, question in enumerate(draft.questions) if question.id in deck.question_index}
    return len({(fact.thing, fact.question) for fact in draft.facts if fact.thing in used and fact.question in asked})


def _spare(reason: Reason | None) -> bool:
    return reason in (Reason.CODES, Reason.COORDINATES, Reason.EMPTY, Reason.OWNER)
