"""What the model is asked for, by the prompt's kind: one move, or options of which the best is chosen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from twentyq.game.move import Ask, Guess, Move
from twentyq.guessing.llm.errors import IllegalMoveError
from twentyq.guessing.llm.moves.legality import legal_ask, legal_guess
from twentyq.guessing.llm.moves.replies import MoveReply, OptionsReply, parse_move, parse_options, schema_of
from twentyq.guessing.llm.moves.situation import Situation
from twentyq.guessing.llm.moves.weighing import Hypotheses, Option
from twentyq.guessing.policy import Policy

GUESSES = 5
"""Of the likeliest names, how many are tried for a legal guess."""


@dataclass(frozen=True, slots=True)
class MoveForm:
    """A kind of reply. `move` makes a legal move of it, IllegalMoveError names the broken rule."""

    name: str
    schema: Mapping[str, Any]
    parse: Callable[[str], Any]
    move: Callable[[Any, Situation], Move]


def form_of(prompt: str) -> MoveForm:
    """Options for prompts that are called move-2..., one move for all others."""
    if PurePath(prompt).stem.startswith("move-2"):
        return MoveForm("options", schema_of(OptionsReply), parse_options, best_move)
    return MoveForm("move", schema_of(MoveReply), parse_move, told_move)


def told_move(reply: MoveReply, situation: Situation) -> Move:
    """The one move of a reply."""
    if reply.move == "guess":
        return legal_guess(reply.text, situation.game, situation.deck)
    return legal_ask(reply.text, situation.game, situation.deck, situation.askable)


def best_move(reply: OptionsReply, situation: Situation) -> Move:
    """The question with the best expected gain, or the likeliest thing where a guess is worth more."""
    candidates = {candidate.thing: candidate.weight for candidate in reply.candidates if candidate.weight > 0}
    hypotheses = Hypotheses(situation.deck, situation.standing.belief, candidates, situation.standing.misfit)
    options, broken = _options(reply, situation)
    best = hypotheses.best(options)
    guess, top = _guess(hypotheses, situation)
    if guess is not None and (best is None or Policy().worth_guessing(top, best[1], situation.standing.left)):
        return guess
    if best is None:
        raise IllegalMoveError(broken or "no question and no thing is named")
    return Ask(best[0].text, best[0].known)


def _options(reply: OptionsReply, situation: Situation) -> tuple[list[Option], str]:
    """The legal questions, the deck's own among them, and the last rule that one broke."""
    options, broken = [], ""
    for asked in reply.questions:
        try:
            ask = legal_ask(asked.text, situation.game, situation.deck, situation.askable)
            options.append(Option(ask.text, ask.question, asked.yes))
        except IllegalMoveError as exc:
            broken = exc.rule
    if isinstance(situation.deck_move, Ask) and not situation.last:
        options.append(Option(situation.deck_move.text, situation.deck_move.question))
    return options, broken


def _guess(hypotheses: Hypotheses, situation: Situation) -> tuple[Guess | None, float]:
    """The likeliest thing that may be guessed, with its probability."""
    for name, weight in list(zip(hypotheses.names, hypotheses.weights, strict=True))[:GUESSES]:
        try:
            return legal_guess(name, situation.game, situation.deck), float(weight)
        except IllegalMoveError:
            continue
    return None, 0.0
