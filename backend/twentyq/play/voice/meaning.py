"""What was heard, as words mean it."""

from twentyq.game.answer import Answer
from twentyq.game.game import Game
from twentyq.game.turn import TurnKind
from twentyq.play.ports import Ports
from twentyq.play.taught import KnownByDeck
from twentyq.play.update import Heard
from twentyq.speech.recognizer import Guess, Hearing
from twentyq.understanding import Intent, Understood, understand_with


def understood(
    ports: Ports, game: Game, kind: TurnKind, text: str, subject: str | None, hearing: Hearing
) -> Understood:
    """The meaning that the recognizer itself is sure of, else what the words mean as a reply.

    `text` and `subject` are what was put, and its id.
    """
    decided = next((guess for guess in hearing.guesses if guess.recognizer == hearing.recognizer), None)
    if decided is None or decided.meaning is None:
        known = KnownByDeck(ports, game, kind, text, subject)
        return understand_with(ports.classifier, hearing.transcript, game.language, kind, text, game.id, known)
    answer = answer_of(decided)
    return Understood(Intent.ANSWER, answer) if answer else Understood(Intent(decided.meaning))


def answer_of(guess: Guess) -> Answer | None:
    """The answer that a recognizer took the recording for."""
    return Answer.__members__.get(guess.meaning or "")


def heard(hearing: Hearing, meant: Understood) -> Heard:
    """How it was taken, for the player."""
    return Heard(hearing.transcript, meant.intent, meant.answer, hearing.confidence, hearing.recognizer)


def had_to_undo(game: Game) -> bool:
    """Whether an answer of this game was taken back: the player may be hard to understand."""
    return any(turn.taken_back for turn in game.turns)
