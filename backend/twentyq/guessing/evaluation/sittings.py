"""Which things an evaluation plays, and who answers for them."""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from twentyq.guessing.answers_file import read_answers
from twentyq.guessing.errors import AnswersFileError
from twentyq.guessing.evaluation.contest import Case
from twentyq.guessing.evaluation.judges import Judge, LlmJudge, PlayerJudge
from twentyq.guessing.evaluation.table import EvaluationTable
from twentyq.guessing.players import TablePlayer, chances
from twentyq.knowledge.deck import Deck

Judges = Callable[[EvaluationTable, Case], Judge]


def named_things(file: Path) -> list[str]:
    """The names of a file, one a line; lines that begin with # are left out."""
    lines = (line.strip() for line in file.read_text("utf-8").splitlines())
    names = list(dict.fromkeys(line for line in lines if line and not line.startswith("#")))
    if not names:
        raise AnswersFileError(f"{file}: no thing is named")
    return names


def drawn_things(deck: Deck, games: int | None, seed: int) -> list[str]:
    """Things of the deck by popularity, each at most once; all of them where `games` is None."""
    if games is None or games >= len(deck.things):
        return [thing.name for thing in deck.things]
    rows = np.random.default_rng(seed).choice(len(deck.things), games, replace=False, p=chances(deck))
    return [deck.things[row].name for row in rows]


def model_sitting(deck: Deck, model: str) -> Judges:
    """A language model that answers for every thing."""
    return lambda table, case: LlmJudge(case.thing, table.endpoint(model), deck)


def table_sitting(deck: Deck, names: list[str], noise: float) -> Judges:
    """Players who answer by the deck's table, but for the noise."""
    unknown = [name for name in names if deck.find(name) is None]
    if unknown:
        raise AnswersFileError(f"the deck does not have {unknown[0]!r}; a judge can play it")

    def judge(_: EvaluationTable, case: Case) -> Judge:
        row = deck.find(case.thing)
        return PlayerJudge(TablePlayer(deck, row or 0, noise, np.random.default_rng(case.seed)), deck)

    return judge


def listed_sitting(file: Path, deck: Deck, games: int | None) -> tuple[list[str], Judges]:
    """Players whose answers stand in a file."""
    players = {player.thing: player for player in list(read_answers(file, deck.question_index))[:games]}

    def judge(_: EvaluationTable, case: Case) -> Judge:
        return PlayerJudge(players[case.thing], deck)

    return list(players), judge
