"""How many recordings of one player are listened to."""

from dataclasses import replace

import pytest
from tests.unit.play.test_answer_aloud import ME, SOUND, FakeRecognizer

from twentyq import play
from twentyq.api.errors import api_error
from twentyq.play.errors import RateLimitedError
from twentyq.play.ports import Ports
from twentyq.play.recording_limit import PLAYERS, TokenBuckets
from twentyq.speech.hearing.cascade import CascadeRecognizer


class Clock:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_minutes_recordings_are_taken_and_then_one_by_one(clock: Clock) -> None:
    buckets = TokenBuckets(6, clock)
    for _ in range(6):
        buckets.admit("p1")
    with pytest.raises(RateLimitedError) as refusal:
        buckets.admit("p1")
    assert refusal.value.retry_after_seconds == 10
    buckets.admit("p2")
    clock.now = 10.0
    buckets.admit("p1")
    with pytest.raises(RateLimitedError):
        buckets.admit("p1")


def test_players_are_forgotten_oldest_first(clock: Clock) -> None:
    buckets = TokenBuckets(1, clock)
    for number in range(PLAYERS + 1):
        buckets.admit(f"p{number}")
    buckets.admit("p0")
    with pytest.raises(RateLimitedError):
        buckets.admit(f"p{PLAYERS}")


def test_a_refused_recording_leaves_the_turn_waiting(ports: Ports, clock: Clock) -> None:
    ear = FakeRecognizer()
    ports = replace(ports, recognizer=CascadeRecognizer([ear]), recording_limit=TokenBuckets(1, clock))
    play.games.start_game(ports, ME)
    play.voice.answer_aloud(ports, ME, "game-1", 1, data=SOUND)
    with pytest.raises(RateLimitedError) as refusal:
        play.voice.answer_aloud(ports, ME, "game-1", 1, data=SOUND)
    error = api_error(refusal.value, "request-1")
    assert (error.type, error.info) == ("RateLimited", {"retryAfterSeconds": 60})
    found = play.history.game(ports, ME, "game-1")
    assert found
    assert found.current_turn == found.turns[0]
