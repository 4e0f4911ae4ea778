"""Prompts: files with a version. What is stable comes first, for endpoints that cache prompts as short as these."""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from twentyq.game.answer import Answer
from twentyq.game.game import Game
from twentyq.game.turn import Turn, TurnKind
from twentyq.guessing.llm.wire import Message

SPOKEN = {
    Answer.YES: "yes",
    Answer.NO: "no",
    Answer.PROBABLY: "probably",
    Answer.PROBABLY_NOT: "probably not",
    Answer.SOMETIMES: "sometimes",
    Answer.UNKNOWN: "unknown",
}
Candidates = Sequence[tuple[str, float]]
"""Names with probabilities."""


@cache
def prompt_text(name: str) -> str:
    """The prompt of this name and version, for example move-1; or a file's, by its path."""
    if name.endswith(".md"):
        return Path(name).read_text("utf-8").strip()
    return (files("twentyq.guessing.llm.moves") / "prompts" / f"{name}.md").read_text("utf-8").strip()


def move_messages(prompt: str, game: Game, candidates: Candidates = ()) -> list[Message]:
    """Ask for a move: the prompt, the turns so far, and last what changes from turn to turn."""
    lines = [turn_line(turn) for turn in game.answered_turns]
    if candidates:
        lines.append("Deck: " + ", ".join(f"{name} {share:.0%}" for name, share in candidates))
    lines.append(f"Turn {len(game.turns) + 1} of {game.question_limit + game.extra_questions}.")
    return [{"role": "system", "content": prompt_text(prompt)}, {"role": "user", "content": "\n".join(lines)}]


def turn_line(turn: Turn) -> str:
    """A turn in a line, with what was said besides; of the player only the answers' kinds, never the words."""
    kind = "guess: " if turn.kind is TurnKind.GUESS else ""
    besides = "".join(f" ({remark.text} {SPOKEN[remark.answer]})" for remark in turn.remarks)
    return f"{kind}{turn.text} {SPOKEN[turn.answer] if turn.answer else ''}".rstrip() + besides


def rejected(messages: Sequence[Message], reply: str, rule: str) -> list[Message]:
    """Ask again after a move that breaks a rule."""
    again = {"role": "user", "content": f"Not allowed: {rule}. Another move."}
    return [*messages, {"role": "assistant", "content": reply}, again]


def classify_messages(prompt: str, question: str, reply: str) -> list[Message]:
    """Ask what a player's words mean. They stand in a JSON string, as data."""
    data = json.dumps({"question": question, "reply": reply}, ensure_ascii=True)
    return [{"role": "system", "content": prompt_text(prompt)}, {"role": "user", "content": data}]


def judge_messages(thing: str, question: str) -> list[Message]:
    """Ask a judge about a thing."""
    data = json.dumps({"thing": thing, "question": question})
    return [{"role": "system", "content": prompt_text("judge-2")}, {"role": "user", "content": data}]
