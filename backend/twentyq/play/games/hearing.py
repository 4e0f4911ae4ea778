"""What typed or spoken words do to a game: an answer, a command, or nothing but a reply.

A question back ("was that a no?", "shall we stop here?") waits for the very next words; whatever they are settles it.
"""

from dataclasses import dataclass

from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.errors import GameOverError, TurnAlreadyAnsweredError, TurnNotAskedError
from twentyq.game.game import Game
from twentyq.game.rules import abandon, answer, doubt, note, owned, undo
from twentyq.game.turn import Doubt, Recognition, Turn, TurnKind
from twentyq.play.games.asked_back import asked_back_now
from twentyq.play.games.change import change
from twentyq.play.games.replies import reply_to
from twentyq.play.ports import Ports
from twentyq.play.taught import KnownByDeck, insight_of
from twentyq.play.update import Heard, Reply, ReplyKind, Update
from twentyq.understanding import Aside, Intent, Understood
from twentyq.understanding.lines import apology, clarification, help_text, meaning

SHADES = (Doubt.PROBABLY, Doubt.PROBABLY_NOT, Doubt.SOMETIMES, Doubt.UNKNOWN)
"""Doubts to which a no says that it was something else, not what the answer is."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words as understood, with how they came in."""

    understood: Understood
    heard: Heard
    channel: AnswerChannel
    recognitions: tuple[Recognition, ...] = ()


def asked(ports: Ports, player_id: str, game_id: str, number: int) -> tuple[Game, Turn]:
    """The player's game and its turn, waiting or answered; TurnNotAskedError when it was never put.

    The turn after one that was taken back counts as the one taken back: an undo that is sent again says it so.
    """
    game = owned(ports.games.load(game_id), player_id)
    current = game.current_turn
    if current and current.taken_back and number == current.number + 1:
        return game, current
    if not 1 <= number <= len(game.turns):
        raise TurnNotAskedError(number)
    return game, game.turns[number - 1]


def act_on(ports: Ports, player_id: str, game: Game, number: int, words: Words) -> Update:
    """Do what the words, said in turn `number`, mean. Only an answer uses up the question; a finished game stays."""
    if words.understood.intent is Intent.UNDO:
        return _undone(ports, player_id, game, number, words)
    if number > len(game.turns):
        raise TurnNotAskedError(number)
    turn = game.turns[number - 1]
    match words.understood.intent:
        case Intent.RESTART if game.current_turn is None:
            return Update(game, reply_to(game), words.heard)
        case Intent.ANSWER:
            return _answered(ports, player_id, game, turn, words)
        case Intent.QUIT | Intent.RESTART:
            return asked_back(ports, player_id, game, turn, Doubt.QUIT, words)
        case _:
            _waiting(game, turn)
            noted = change(ports, player_id, game, lambda game: _noted(ports, game, number, words))
            if turn.doubt is Doubt.QUIT and words.understood.intent is not Intent.HELP:
                return Update(noted, reply_to(noted), words.heard)
            return Update(noted, _reply(ports, noted, turn, words.understood), words.heard)


def asked_back(ports: Ports, player_id: str, game: Game, turn: Turn, about: Doubt, words: Words) -> Update:
    """Ask back about what was half heard, or whether to stop; a yes is a yes to that."""
    _waiting(game, turn)
    starts_over = words.understood.intent is Intent.RESTART

    def rule(game: Game) -> Game:
        noted = note(game, turn.number, words.recognitions)
        return doubt(noted, turn.number, about, ports.now(), starts_over=starts_over)

    changed = change(ports, player_id, game, rule)
    asked = asked_back_now(changed)
    reply = Reply(ReplyKind.CLARIFY, asked.text) if asked else reply_to(changed)
    return Update(changed, reply, words.heard)


def silent(ports: Ports, game: Game, turn: Turn, heard: Heard) -> Update:
    """Say that nobody spoke."""
    _waiting(game, turn)
    return Update(game, Reply(ReplyKind.CLARIFY, clarification("SILENCE", game.language, _pick(ports))), heard)


def _undone(ports: Ports, player_id: str, game: Game, number: int, words: Words) -> Update:
    answered = number <= len(game.turns) and game.turns[number - 1].answer is not None
    last = number if answered else number - 1
    game = change(ports, player_id, game, lambda game: _noted(ports, game, number, words))
    undone = change(ports, player_id, game, lambda game: undo(game, last, ports.now()))
    return Update(undone, reply_to(undone), words.heard)


def _answered(ports: Ports, player_id: str, game: Game, turn: Turn, words: Words) -> Update:
    given = words.understood.answer or Answer.UNKNOWN
    if turn.doubt is Doubt.QUIT and given in (Answer.YES, Answer.NO):
        return _settled(ports, player_id, game, turn, words, stop=given is Answer.YES)
    if turn.doubt in SHADES and given is Answer.NO:
        return _settled(ports, player_id, game, turn, words, stop=False)
    if turn.doubt and given is Answer.YES:
        given = Answer(turn.doubt)
    heard = words.heard
    besides = KnownByDeck(ports, game, turn.kind, turn.text, turn.subject).remarks(heard.transcript)

    def rule(game: Game) -> Game:
        return answer(
            note(game, turn.number, words.recognitions),
            turn.number,
            given,
            words.channel,
            ports.now(),
            transcript=heard.transcript,
            confidence=heard.confidence,
            remarks=besides,
        )

    changed = change(ports, player_id, game, rule)
    return Update(changed, reply_to(changed), heard)


def _settled(ports: Ports, player_id: str, game: Game, turn: Turn, words: Words, *, stop: bool) -> Update:
    def rule(game: Game) -> Game:
        return abandon(game, ports.now()) if stop else doubt(game, turn.number, None, ports.now())

    changed = change(ports, player_id, game, rule)
    return Update(changed, reply_to(changed), words.heard)


def _noted(ports: Ports, game: Game, number: int, words: Words) -> Game:
    """The game with what was recognized, and nothing left to be settled."""
    turn = game.current_turn
    noted = note(game, number, words.recognitions)
    return doubt(noted, number, None, ports.now()) if turn and turn.number == number else noted


def _waiting(game: Game, turn: Turn) -> None:
    if game.current_turn is None:
        raise GameOverError
    if turn.answer is not None:
        raise TurnAlreadyAnsweredError(turn.number, turn.answer)


def _reply(ports: Ports, game: Game, turn: Turn, understood: Understood) -> Reply:
    pick = _pick(ports)
    match understood.intent:
        case Intent.REPEAT:
            return reply_to(game)
        case Intent.HELP:
            return _explained(ports, game, turn)
        case Intent.OFF_TOPIC:
            sorry = apology(understood.aside or Aside.TALK, game.language, pick)
            if understood.aside is Aside.DISTRESS:
                return Reply(ReplyKind.APOLOGY, sorry)
            return Reply(ReplyKind.APOLOGY, f"{sorry} {turn.text}", sorry)
        case _:
            return Reply(ReplyKind.CLARIFY, clarification(Intent.UNCLEAR, game.language, pick))


def _explained(ports: Ports, game: Game, turn: Turn) -> Reply:
    """What counts as yes, where the deck says so; else how to play."""
    insight = insight_of(ports, game) if turn.kind is TurnKind.QUESTION else None
    reading = insight.reading(turn.subject) if insight else None
    if reading is None:
        return Reply(ReplyKind.CLARIFY, help_text(turn.kind, game.language))
    return Reply(ReplyKind.CLARIFY, meaning(reading, game.language), reading)


def _pick(ports: Ports) -> int:
    """Varies the machine's lines from one moment to the next."""
    return int(ports.now().timestamp())
