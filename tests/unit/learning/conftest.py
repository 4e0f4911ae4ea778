"""Evidence for tests: rows by hand, and a small world of simulated players."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from tests.simulated_games import TODAY, Pool, moved, smaller

from twentyq.game.answer import Answer, AnswerChannel
from twentyq.knowledge.compiled import load
from twentyq.knowledge.deck import Deck
from twentyq.knowledge.headers import named_bytes
from twentyq.learning.aggregators.duckdb import DuckDbAggregator, write_answers
from twentyq.learning.evidence import Row
from twentyq.learning.facts import fact_lines

NOW = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC) - timedelta(hours=1)


def row(game: str = "g1", question: str = "mammal", answer: Answer = Answer.YES, **more: object) -> Row:
    """A row of a game about the dog that ended a month ago."""
    ended = NOW - timedelta(days=30)
    plain = Row(
        game=game,
        game_version=1,
        player=f"player of {game}",
        thing="dog",
        question=question,
        answer=answer.value,
        channel=AnswerChannel.TAP.value,
        posterior=1.0,
        turn=1,
        bonus=False,
        propensity=1.0,
        deck="small",
        deck_version="",
        status="GUESSED",
        finished_at=int(ended.timestamp() * 1000),
        day=ended.date().isoformat(),
    )
    return replace(plain, **more)  # type: ignore[arg-type]


Over = Callable[..., DuckDbAggregator]


@pytest.fixture
def over(tmp_path: Path, small_deck: Deck) -> Iterator[Over]:
    """The aggregator over some rows, with the facts of the small deck."""
    opened: list[DuckDbAggregator] = []

    def make(*rows: Row) -> DuckDbAggregator:
        write_answers(tmp_path, rows)
        aggregator = DuckDbAggregator(tmp_path, memory="200MB", threads=1)
        aggregator.put_facts(small_deck.version, fact_lines(small_deck))
        opened.append(aggregator)
        return aggregator

    yield make
    for aggregator in opened:
        aggregator.close()


@pytest.fixture(scope="session")
def authored() -> Deck:
    """The things that players think of most, with few questions."""
    return smaller(load(named_bytes("everyday")), 60, 60)


@pytest.fixture(scope="session")
def pool(authored: Deck) -> Pool:
    """Games against players whose truth has every twelfth decided cell otherwise."""
    random = np.random.default_rng(5)
    return Pool(authored, moved(authored, 0.08, random), 200, random)
