"""After a game by voice at the terminal: one more question, if the player likes."""

from twentyq import play
from twentyq.game.errors import GameError
from twentyq.play.ports import Ports
from twentyq.play.update import ReplyKind, Update
from twentyq.speech.errors import SpeechError
from twentyq.terminal.answers import KEYS
from twentyq.terminal.conversation import as_audio
from twentyq.terminal.screen import Screen
from twentyq.terminal.turns import PLAYER

TRIES = 2
"""To understand the answer, before it is let go."""


def offer_bonus(ports: Ports, screen: Screen, update: Update) -> Update:
    """Ask it aloud where there is voice; a silence, "skip" and what means nothing leave it unanswered."""
    game = update.game
    asked = play.teaching.bonus_question(ports, game) if screen.talk else None
    if asked is None or asked.answer:
        return update
    text = asked.text
    for _ in range(TRIES):
        said = screen.listened(f"\n[b]One more, if you like: {text}[/]  [dim]yes, no or skip[/]", text)
        if said is None or (isinstance(said, str) and said not in KEYS):
            return update
        try:
            update = _answered(ports, game.id, asked.question, said)
        except (GameError, SpeechError) as exc:
            screen.warn(str(exc))
            return update
        text = update.reply.text
        if update.reply.kind is ReplyKind.REVEALED or (update.heard and update.heard.answer):
            screen.tell(text)
            return update
    return update


def _answered(ports: Ports, game_id: str, question: str, said: str | bytes) -> Update:
    if isinstance(said, str):
        return play.teaching.answer_bonus_question(ports, PLAYER, game_id, question, KEYS[said])
    return play.voice.answer_bonus_question_aloud(ports, PLAYER, game_id, question, data=as_audio(said))
