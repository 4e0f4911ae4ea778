"""Domain objects as API types."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec.json import encode

from twentyq import play
from twentyq.api import types
from twentyq.api.context import Context
from twentyq.api.scalars import AWSJSON, AWSURL, ID, AWSDateTime
from twentyq.game.game import Game
from twentyq.game.turn import Turn, TurnKind
from twentyq.guessing.insight import Certainty, Insight
from twentyq.play.decks.branding import branded
from twentyq.play.decks.playing import info_of_game
from twentyq.play.games.asked_back import asked_back_now
from twentyq.play.history.records import PlayerData
from twentyq.play.ports import DeckInfo
from twentyq.play.taught import insight_of
from twentyq.play.update import Heard, Update
from twentyq.storage.game_form import to_state
from twentyq.storage.game_store import PlayerTotals
from twentyq.storage.recordings import AudioUpload

CERTAINTIES = ("thingsLeft", "topChance")
INSIGHTS = ("reading", *CERTAINTIES)
"""Fields that take the deck itself."""


def update_view(context: Context, update: Update) -> types.GameUpdate:
    """The outcome of a mutation."""
    return types.GameUpdate(
        game_id=ID(update.game.id),
        game=game_view(context, update.game),
        reply=reply_view(context, update),
        heard=heard_view(update.heard) if update.heard else None,
    )


def game_view(context: Context, game: Game) -> types.Game:
    """A game with its turns."""
    insight = insight_of(context.ports, game) if _wants(context, INSIGHTS) else None
    course = insight.certainties(game) if insight and _wants(context, CERTAINTIES) else ()
    deck = info_of_game(context.ports, game)
    shown = game.turns if context.selects("turns") else game.turns[-1:]
    turns = [turn_view(turn, insight, course) for turn in shown]
    if game.current_turn:
        turns[-1].speech = _speech(context, game.current_turn.text, game.language, voice=deck.brand.voice)
    return types.Game(
        id=ID(game.id),
        status=game.status,
        language=game.language,
        deck=deck_view(deck),
        question_limit=game.question_limit,
        questions_asked=len(game.turns),
        current_turn=turns[-1] if game.current_turn else None,
        turns=turns,
        thing=game.thing,
        started_at=AWSDateTime(game.started_at),
        updated_at=AWSDateTime(game.updated_at),
        finished_at=_time(game.finished_at),
        version=game.version,
        asked_back=asked_back_view(context, game, deck.brand.voice),
        extra_questions=game.extra_questions,
        named_in_extra=game.named_in_extra,
        things_left=course[-1].things_left if course else None,
        top_chance=course[-1].top_chance if course else None,
        recap=recap_view(context, game),
        deck_version=game.deck_version,
        taught=game.taught,
        bonus_question=bonus_view(context, game),
    )


def asked_back_view(context: Context, game: Game, voice: str) -> types.AskedBack | None:
    """What the player is asked back now."""
    asked = asked_back_now(game)
    if asked is None:
        return None
    return types.AskedBack(asked.about, asked.text, _speech(context, asked.text, game.language, voice=voice))


def bonus_view(context: Context, game: Game) -> types.BonusQuestion | None:
    """One more question, where that is asked for."""
    found = play.teaching.bonus_question(context.ports, game) if context.selects("bonusQuestion") else None
    if found is None:
        return None
    speech = _speech(context, found.text, game.language)
    return types.BonusQuestion(ID(found.question), found.text, found.reading, speech, found.answer)


def recap_view(context: Context, game: Game) -> types.Recap | None:
    """A game that is over, looked back at, where that is asked for."""
    found = play.history.recap(context.ports, game) if context.selects("recap") else None
    if found is None:
        return None
    return types.Recap(
        thing=found.thing,
        differences=[
            types.RecapDifference(one.turn, one.question, one.answer, one.expected, one.text)
            for one in found.differences
        ],
        nearest=[types.NearThing(name, chance) for name, chance in found.nearest],
        things_left=list(found.things_left),
    )


def turn_view(turn: Turn, insight: Insight | None, course: Sequence[Certainty]) -> types.Turn:
    """A turn as the player sees it; only the one that waits is spoken."""
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
        reading=insight.reading(turn.subject) if insight and turn.kind is TurnKind.QUESTION else None,
        things_left=course[turn.number - 1].things_left if course else None,
        top_chance=course[turn.number - 1].top_chance if course else None,
        remarks=[types.Remark(ID(one.question), one.text, one.answer) for one in turn.remarks],
    )


def reply_view(context: Context, update: Update) -> types.Reply:
    """What the machine says."""
    brand = info_of_game(context.ports, update.game).brand
    reply = branded(context.ports, update.game, update.reply, brand)
    speech = _speech(context, reply.text, update.game.language, reply.lead, brand.voice)
    return types.Reply(kind=reply.kind, text=reply.text, speech=speech, suggestions=list(reply.suggestions))


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
        cited=deck.cited,
    )


def upload_view(upload: AudioUpload) -> types.AudioUpload:
    """Where a recording goes."""
    return types.AudioUpload(
        key=upload.key,
        url=AWSURL(upload.url),
        fields=AWSJSON(json.dumps(dict(upload.fields))),
        expires_at=AWSDateTime(upload.expires_at),
        max_bytes=upload.max_bytes,
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
        named_in_extra=totals.named_in_extra,
    )


def player_data_view(data: PlayerData, next_token: str | None) -> types.PlayerData:
    """A page of what is kept of the caller."""
    return types.PlayerData(
        games=[AWSJSON(to_state(game).decode()) for game in data.page.games],
        recordings=[
            types.KeptRecording(AWSURL(one.url), AWSDateTime(one.recorded_at), one.bytes) for one in data.recordings
        ],
        taught=[AWSJSON(encode(one).decode()) for one in data.taught],
        next_token=next_token,
        deck_records=[AWSJSON(record.decode()) for record in data.decks.records],
        documents=[types.KeptDocument(one.name, AWSURL(one.url), one.bytes) for one in data.decks.documents],
    )


def _speech(context: Context, text: str, language: str, lead: str = "", voice: str = "") -> types.Speech | None:
    spoken = context.ports.spoken if context.selects("speech") else None
    link = spoken.link(text, language, lead, voice) if spoken else None
    if link is None:
        return None
    return types.Speech(url=AWSURL(link.url), content_type=link.content_type, expires_at=AWSDateTime(link.expires_at))


def _wants(context: Context, fields: Iterable[str]) -> bool:
    return any(context.selects(field) for field in fields)


def _time(time: datetime | None) -> AWSDateTime | None:
    return None if time is None else AWSDateTime(time)
