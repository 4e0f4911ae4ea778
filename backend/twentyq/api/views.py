"""Domain objects as API types."""

from datetime import datetime

from twentyq.api import types
from twentyq.api.context import Context
from twentyq.api.scalars import ID, AWSDateTime
from twentyq.game import Game, Turn
from twentyq.play.ports import DeckInfo
from twentyq.play.update import Heard, Reply, Update
from twentyq.storage.game_store import PlayerTotals


def update_view(context: Context, update: Update) -> types.GameUpdate:
    """The outcome of a mutation."""
    return types.GameUpdate(
        game_id=ID(update.game.id),
        game=game_view(context, update.game),
        reply=reply_view(update.reply),
        heard=heard_view(update.heard) if update.heard else None,
    )


def game_view(context: Context, game: Game) -> types.Game:
    """A game with its turns."""
    turns = [turn_view(turn) for turn in game.turns]
    return types.Game(
        id=ID(game.id),
        status=game.status,
        language=game.language,
        deck=deck_view(context.ports.decks.info(game.deck_id)),
        question_limit=game.question_limit,
        questions_asked=len(turns),
        current_turn=turns[-1] if game.current_turn else None,
        turns=turns,
        thing=game.thing,
        started_at=AWSDateTime(game.started_at),
        updated_at=AWSDateTime(game.updated_at),
        finished_at=_time(game.finished_at),
        version=game.version,
    )


def turn_view(turn: Turn) -> types.Turn:
    """A turn as the player sees it."""
    return types.Turn(
        number=turn.number,
        kind=turn.kind,
        text=turn.text,
        speech=None,
        answer=turn.answer,
        answered_by=turn.answered_by,
        transcript=turn.transcript,
        confidence=turn.confidence,
        asked_at=AWSDateTime(turn.asked_at),
        answered_at=_time(turn.answered_at),
    )


def reply_view(reply: Reply) -> types.Reply:
    """What the machine says."""
    return types.Reply(kind=reply.kind, text=reply.text, speech=None)


def heard_view(heard: Heard) -> types.Heard:
    """How words were taken."""
    return types.Heard(
        transcript=heard.transcript,
        intent=heard.intent,
        answer=heard.answer,
        confidence=heard.confidence,
        recognizer=heard.recognizer,
    )


def deck_view(deck: DeckInfo) -> types.Deck:
    """A deck as players see it."""
    return types.Deck(
        id=ID(deck.id),
        name=deck.name,
        description=deck.description,
        thing_count=deck.thing_count,
        language=deck.language,
    )


def stats_view(totals: PlayerTotals) -> types.PlayerStats:
    """Counts; the average is over games that were played to their end."""
    ended = totals.guessed + totals.stumped
    return types.PlayerStats(
        games_played=ended + totals.abandoned,
        guessed=totals.guessed,
        stumped=totals.stumped,
        abandoned=totals.abandoned,
        average_questions=totals.questions / ended if ended else None,
    )


def _time(time: datetime | None) -> AWSDateTime | None:
    return None if time is None else AWSDateTime(time)
