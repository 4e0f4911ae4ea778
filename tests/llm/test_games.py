"""Whole games while half of the calls fail, and what a game of the model costs in tokens."""

import json

from tests.conftest import NOW
from tests.llm.conftest import Play, new_game
from tests.llm.games import play_games
from tests.llm_peer.behaviours import asks, guesses
from tests.llm_peer.server import Body, prompt_of

from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.rules import answer, put
from twentyq.guessing.llm.wire import estimated_tokens


def test_with_half_of_the_calls_failing_no_game_is_lost_and_no_fewer_are_named() -> None:
    bayes, hybrid = play_games(200, failing=0.5)
    assert hybrid.finished == hybrid.games
    assert sum(hybrid.named.values()) >= sum(bayes.named.values())
    assert hybrid.counts["llm_failures"] > 0
    assert hybrid.counts["llm_fallbacks"] > 0


def test_a_game_of_twenty_turns_stays_under_six_thousand_input_tokens_half_of_them_cached(play: Play) -> None:
    words = ("metal", "wood", "glass", "paper", "plastic", "stone", "cloth", "rubber", "leather", "clay")
    texts = [f"Is it usually made of {word}?" for word in words]
    texts += [f"Would you keep it next to {word}?" for word in words]
    playing = play(*map(asks, texts[:19]), guesses("a kite"))
    game = new_game()
    while game.awaits_move:
        game = put(game, playing.guesser.next_move(game), NOW)
        game = answer(game, len(game.turns), Answer.PROBABLY_NOT, AnswerChannel.TAP, NOW)
    bodies = playing.peer.bodies
    assert len(bodies) == 20
    schemas = len(bodies) * estimated_tokens(_compact(bodies[0]["response_format"]))
    prompts = [prompt_of(body) for body in bodies]
    spent = sum(map(estimated_tokens, prompts)) + schemas
    repeated = sum(map(_shared, prompts, prompts[1:])) // 4 + schemas
    assert spent < 6_000, spent
    assert repeated >= spent / 2


def _compact(response_format: Body) -> str:
    return json.dumps(response_format["json_schema"]["schema"], separators=(",", ":"))


def _shared(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
