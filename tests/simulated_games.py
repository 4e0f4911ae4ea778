"""Evidence of simulated players whose truth differs from the deck, as many games as wanted.

A few thousand games are played by the real guesser against players of the truth. Every further game takes the thing and
the questions of one of these, drawn at random, and answers anew: players err, hedge and do not know, each for itself.
So the questions are those the guesser asks; that other answers would have led to others is left out.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt

from twentyq.game.answer import Answer
from twentyq.game.game import GameStatus
from twentyq.game.turn import TurnKind
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.noise import hedging
from twentyq.guessing.players import PersonPlayer, chances
from twentyq.guessing.simulation import simulate
from twentyq.knowledge.deck import SOMETIMES, STEPS, Deck
from twentyq.learning.aggregators.duckdb import ANSWERS

TODAY = date(2026, 11, 22)
"""The day after the last game."""
DAYS = 56
GAMES_OF_A_PLAYER = 5
NOISE = 0.05
UNKNOWING = 0.02
CODES = [Answer.YES, Answer.NO, Answer.PROBABLY, Answer.PROBABLY_NOT, Answer.SOMETIMES, Answer.UNKNOWN]
YES, NO, PROBABLY, PROBABLY_NOT, SOMETIMES_CODE, UNKNOWN = range(6)
OPPOSITE = np.array([NO, YES, PROBABLY_NOT, PROBABLY, SOMETIMES_CODE, UNKNOWN])
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def moved(deck: Deck, share: float, random: np.random.Generator) -> Deck:
    """A truth in which a share of the decided cells has the opposite answer."""
    decided = (deck.table <= STEPS) & (np.abs(deck.table.astype(int) - STEPS // 2) >= STEPS // 4)
    flipped = decided & (random.random(deck.table.shape) < share)
    return replace(deck, table=np.where(flipped, STEPS - deck.table.astype(int), deck.table).astype(np.uint8))


@dataclass(frozen=True)
class Answers:
    """Answered questions, one a row, by numbers; arrays of one length."""

    game: Ints
    player: Ints
    thing: Ints
    question: Ints
    answer: Ints
    turn: Ints
    day: Ints
    guessed: npt.NDArray[np.bool_]


Poison = Callable[[Answers, np.random.Generator], Answers]


class Pool:
    """Games that the guesser of a deck played against players of a truth."""

    def __init__(
        self, deck: Deck, truth: Deck, games: int, random: np.random.Generator, weights: Floats | None = None
    ) -> None:
        """`weights`: how often each thing is thought of; by popularity where there are none."""
        self.deck, self.truth = deck, truth
        rows = random.choice(len(deck.things), games, p=chances(deck) if weights is None else weights)
        players = [
            PersonPlayer(truth, int(row), NOISE, one) for row, one in zip(rows, random.spawn(games), strict=True)
        ]
        played = [game for batch in simulate(BayesGuesser(deck), players, extra=0) for game in batch]
        self.named = float(np.mean([game.named_in is not None for game in played]))
        asked = [[deck.question_index[turn.subject or ""] for turn in game.game.turns if turn.kind is TurnKind.QUESTION]
                 for game in played]  # fmt: skip
        self._thing = rows
        self._guessed = np.array([game.game.status is GameStatus.GUESSED for game in played])
        self._lengths = np.array([len(columns) for columns in asked])
        self._starts = np.concatenate([[0], np.cumsum(self._lengths)[:-1]])
        self._columns = np.array([column for columns in asked for column in columns])

    def games(self, count: int, random: np.random.Generator) -> Answers:
        """So many games with new answers."""
        chosen = random.integers(len(self._thing), size=count)
        game = np.repeat(np.arange(count), self._lengths[chosen])
        first = np.concatenate([[0], np.cumsum(self._lengths[chosen])[:-1]])
        turn = np.arange(len(game)) - first[game]
        thing = self._thing[chosen][game]
        question = self._columns[self._starts[chosen][game] + turn]
        player = random.integers(max(count // GAMES_OF_A_PLAYER, 1), size=count)[game]
        day = random.integers(DAYS, size=count)[game]
        answer = answers(self.truth, thing, question, random)
        return Answers(game, player, thing, question, answer, turn + 1, day, self._guessed[chosen][game])


def answers(truth: Deck, thing: Ints, question: Ints, random: np.random.Generator) -> Ints:
    """As `players.PersonPlayer` answers, of many at once."""
    entries = truth.table[thing, question]
    errors = np.array([one.error for one in truth.questions])[question] + NOISE
    share = np.where(entries == SOMETIMES, 0.5, entries / STEPS)
    yes = random.random(len(thing)) < np.clip(share, np.minimum(errors, 0.5), 1 - np.minimum(errors, 0.5))
    how, hedges = random.random(len(thing)), hedging(share)
    hedged = how < 2 * hedges
    given = np.where(yes, np.where(hedged, PROBABLY, YES), np.where(hedged, PROBABLY_NOT, NO))
    given = np.where(how < hedges, SOMETIMES_CODE, given)
    cant = 0.0 if truth.cant is None else truth.cant[thing, question] / STEPS
    return np.where(random.random(len(thing)) < UNKNOWING + cant, UNKNOWN, given)


def write(folder: Path, deck: Deck, found: Answers) -> None:
    """The evidence as `learning.duckdb.write_answers` would write it."""
    folder.mkdir(parents=True, exist_ok=True)
    things = {"at": np.arange(len(deck.things)), "name": np.array([one.name for one in deck.things], dtype=object)}
    questions = {"at": np.arange(len(deck.questions)), "id": np.array([one.id for one in deck.questions], dtype=object)}
    codes = {"at": np.arange(len(CODES)), "name": np.array([one.value for one in CODES], dtype=object)}
    days = [(TODAY - timedelta(days=DAYS - day)).isoformat() for day in range(DAYS)]
    dates = {"at": np.arange(DAYS), "day": np.array(days, dtype=object)}
    table = {name: getattr(found, name) for name in Answers.__annotations__}
    with duckdb.connect() as db:
        for name, columns in (("t", table), ("things", things), ("questions", questions), ("codes", codes),
                              ("dates", dates)):  # fmt: skip
            db.register(name, columns)
        file = str(folder / ANSWERS)
        db.execute(f"""COPY (
            SELECT md5(CAST(t.game AS VARCHAR)) AS game, 1 AS game_version, 'p' || t.player AS player,
                things.name AS thing, questions.id AS question, codes.name AS answer, 'TAP' AS channel,
                CAST(1 AS DOUBLE) AS posterior, t.turn, false AS bonus, CAST(1 AS DOUBLE) AS propensity,
                '{deck.id}' AS deck, '' AS deck_version,
                CASE WHEN t.guessed THEN 'GUESSED' ELSE 'STUMPED' END AS status,
                t.day * 86400000 + t.game % 86400000 AS finished_at, dates.day
            FROM t JOIN things ON things.at = t.thing JOIN questions ON questions.at = t.question
            JOIN codes ON codes.at = t.answer JOIN dates ON dates.at = t.day
        ) TO '{file}' (FORMAT parquet, COMPRESSION zstd)""")  # noqa: S608


def smaller(deck: Deck, things: int, questions: int) -> Deck:
    """A deck of the things that players think of most, and of the questions that split them best."""
    rows = np.argsort([-thing.popularity for thing in deck.things], kind="stable")[:things]
    even = np.abs((deck.table[rows] > STEPS // 2).mean(0) - 0.5)
    columns = np.sort(np.argsort(even, kind="stable")[:questions])
    ids = {deck.questions[column].id for column in columns}
    kept = tuple(
        replace(one, implies=tuple(ids.intersection(one.implies)), excludes=tuple(ids.intersection(one.excludes)))
        for one in (deck.questions[column] for column in columns)
    )
    return replace(
        deck,
        version=f"{things}x{questions}",
        things=tuple(deck.things[row] for row in rows),
        questions=kept,
        table=deck.table[np.ix_(rows, columns)],
        cant=None if deck.cant is None else deck.cant[np.ix_(rows, columns)],
    )
