"""Play the games of an evaluation: in parallel, resumable, under a cap on spending."""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol

from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.game import Game, GameStatus
from twentyq.game.rules import answer, put, start
from twentyq.game.turn import TurnKind
from twentyq.guessing.evaluation.judges import Judge
from twentyq.guessing.evaluation.record import Contestant, Line, Record
from twentyq.guessing.guesser import Guesser
from twentyq.guessing.llm.config import Usage
from twentyq.guessing.llm.errors import IllegalMoveError, LlmError
from twentyq.guessing.llm.meter import Tally
from twentyq.guessing.llm.moves.legality import same_question

AT = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Case:
    """One game to play."""

    contestant: Contestant
    thing: str
    seed: int

    @property
    def key(self) -> tuple[Contestant, str, int]:
        """As of its record."""
        return self.contestant, self.thing, self.seed

    @property
    def game_id(self) -> str:
        """Unlike that of any other case."""
        return f"{self.contestant.label}/{self.thing}/{self.seed}"


class Table(Protocol):
    """What cases are played with."""

    def guesser(self, contestant: Contestant, tally: Tally) -> Guesser:
        """A guesser that counts into `tally`."""

    def judge(self, case: Case) -> Judge:
        """The player of this case."""

    def spent(self, game_id: str) -> Usage:
        """What the guesser spent on a game."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A game that says nothing of its contestant: a model failed in it, or the cap was reached."""

    case: Case
    reason: str


def contest(table: Table, cases: Sequence[Case], *, limit: int, jobs: int) -> Iterator[Record | LeftOut]:
    """The games as they finish."""
    with ThreadPoolExecutor(jobs) as pool:
        games = [pool.submit(_record, table, case, limit) for case in cases]
        for game in as_completed(games):
            yield game.result()


def _record(table: Table, case: Case, limit: int) -> Record | LeftOut:
    tally = Tally()
    seconds: list[float] = []
    try:
        game = _play(table.guesser(case.contestant, tally), table.judge(case), case, limit, seconds)
    except LlmError as exc:
        return LeftOut(case, f"judge: {exc.label}")
    if failed := _failures(tally):
        return LeftOut(case, failed)
    usage = table.spent(case.game_id)
    return Record(
        contestant=case.contestant,
        thing=case.thing,
        seed=case.seed,
        named=game.status is GameStatus.GUESSED,
        turns=len(game.turns),
        illegal=int(tally.counts.get("llm_illegal", 0)),
        repeated=_repeated(game),
        fallbacks=int(tally.counts.get("llm_fallbacks", 0)),
        seconds=seconds,
        input_tokens=usage.input,
        cached_tokens=usage.cached,
        output_tokens=usage.output,
        dollars=usage.dollars,
        by_model=int(tally.counts.get("llm_moves", 0)),
        unknown=sum(turn.kind is TurnKind.QUESTION and turn.answer is Answer.UNKNOWN for turn in game.turns),
        transcript=[Line(turn.kind, turn.text, turn.answer or Answer.UNKNOWN) for turn in game.turns],
    )


def _failures(tally: Tally) -> str:
    """Why the deck moved in the model's place, but for moves against the rules, which are the model's own."""
    prefix = "llm_fallbacks."
    labels = {name.removeprefix(prefix) for name in tally.counts if name.startswith(prefix)}
    return ", ".join(sorted(labels - {IllegalMoveError.label}))


def _play(guesser: Guesser, judge: Judge, case: Case, limit: int, seconds: list[float]) -> Game:
    game = replace(
        start(case.game_id, "evaluation", deck_id="", language="en-US", seed=case.seed, at=AT), question_limit=limit
    )
    while game.awaits_move:
        began = time.perf_counter()
        game = put(game, guesser.next_move(game), AT)
        seconds.append(time.perf_counter() - began)
        if (turn := game.current_turn) is not None:
            game = answer(game, turn.number, judge.answer(turn), AnswerChannel.TAP, AT)
    return game


def _repeated(game: Game) -> int:
    texts = [turn.text for turn in game.turns if turn.kind is TurnKind.QUESTION]
    return sum(any(same_question(text, earlier) for earlier in texts[:number]) for number, text in enumerate(texts))
