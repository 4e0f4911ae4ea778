"""The turns of a game at the terminal."""

from twentyq import play
from twentyq.game.errors import GameError
from twentyq.play.games.answer_in_words import TEXT_LENGTH
from twentyq.play.games.asked_back import asked_back_now
from twentyq.play.ports import Ports
from twentyq.play.update import ReplyKind, Update
from twentyq.speech.errors import SpeechError
from twentyq.terminal.answers import KEYS, LEGEND
from twentyq.terminal.conversation import as_audio
from twentyq.terminal.screen import Screen

PLAYER = "terminal"


def take_turn(ports: Ports, screen: Screen, update: Update) -> Update:
    """Put the question, and take the answer by voice, key or words."""
    game = update.game
    number, text = len(game.turns), update.reply.text
    if update.reply.kind is ReplyKind.CLARIFY and not asked_back_now(game) and game.current_turn:
        screen.warn(text)
        text = game.current_turn.text
    of = f"{game.question_limit} and {game.extra_questions} more" if game.extra_questions else game.question_limit
    said = screen.heard(f"[dim]{number:2} of {of}[/]  [b]{text}[/]  ", text)
    if isinstance(said, bytes):
        return _spoken(ports, screen, update, said)
    try:
        return _keyed(ports, screen, update, said)
    except GameError as exc:
        screen.warn(str(exc))
        return update


def _spoken(ports: Ports, screen: Screen, update: Update, said: bytes) -> Update:
    game = update.game
    try:
        answered = play.voice.answer_aloud(ports, PLAYER, game.id, len(game.turns), data=as_audio(said))
    except (GameError, SpeechError) as exc:
        screen.warn(str(exc))
        return update
    if answered.heard and answered.heard.transcript:
        screen.note(f"I heard: {answered.heard.transcript}")
    return answered


def _keyed(ports: Ports, screen: Screen, update: Update, said: str) -> Update:
    game = update.game
    number, key = len(game.turns), said.lower()
    if key == "u":
        return play.games.undo_answer(ports, PLAYER, game.id, number - 1)
    if key == "q":
        return play.games.abandon_game(ports, PLAYER, game.id)
    if key in KEYS and not asked_back_now(game):
        return play.games.answer_question(ports, PLAYER, game.id, number, KEYS[key])
    if not said:
        screen.warn(LEGEND)
        return update
    words = KEYS[key].value.replace("_", " ").lower() if key in KEYS else said
    answered = play.games.answer_in_words(ports, PLAYER, game.id, number, words[:TEXT_LENGTH])
    _note_besides(screen, answered, number)
    return answered


def _note_besides(screen: Screen, answered: Update, number: int) -> None:
    """What the words of an answer said besides."""
    told = [remark for turn in answered.game.turns[number - 1 : number] for remark in turn.remarks]
    for remark in told:
        screen.note(f"I noted besides: {remark.text} {remark.answer.value.capitalize()}.")
