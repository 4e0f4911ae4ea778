"""Every query and mutation of games: one plain function each. Its GraphQL name is the function's in camelCase."""

from collections.abc import Callable, Mapping
from datetime import UTC
from typing import Any

from twentyq import play
from twentyq.api import types
from twentyq.api.context import Context
from twentyq.api.paging import from_token, to_token
from twentyq.api.scalars import ID
from twentyq.api.views import deck_view, game_view, player_data_view, stats_view, update_view, upload_view
from twentyq.game.errors import InvalidInputError
from twentyq.play.update import Update
from twentyq.storage.game_store import GameQuery

DEFAULT_LIMIT = 20
EXPORT_LIMIT = 50
NAMES = 8
"""Of things, offered while one is typed."""


def game(context: Context, id: ID) -> types.Game | None:
    """A game of the caller."""
    found = play.history.game(context.ports, context.player_id, id)
    return game_view(context, found) if found else None


def games(
    context: Context,
    filter: types.GameFilter | None = None,
    limit: int | None = DEFAULT_LIMIT,
    next_token: str | None = None,
) -> types.GamePage:
    """The caller's games, newest first; limit 1 to 100."""
    query = _query(filter)
    after = from_token(next_token, context.player_id, query) if next_token is not None else None
    page = play.history.games(context.ports, context.player_id, query, DEFAULT_LIMIT if limit is None else limit, after)
    return types.GamePage(
        items=[game_view(context, found) for found in page.games],
        next_token=to_token(page.next, context.player_id, query) if page.next else None,
    )


def _query(filter: types.GameFilter | None) -> GameQuery:
    if filter is None:
        return GameQuery()
    times = []
    for name, time in (("startedAfter", filter.started_after), ("startedBefore", filter.started_before)):
        try:
            times.append(time and time.astimezone(UTC))
        except OverflowError as exc:
            raise InvalidInputError(f"filter.{name}", "is no time of this calendar in UTC") from exc
    return GameQuery(filter.status, *times)


def player_stats(context: Context) -> types.PlayerStats:
    """Counts over the caller's finished games."""
    return stats_view(play.history.player_stats(context.ports, context.player_id))


def export_player_data(
    context: Context, limit: int | None = EXPORT_LIMIT, next_token: str | None = None
) -> types.PlayerData:
    """All that is kept of the caller, which is what deletePlayerData removes; limit 1 to 100 games a page."""
    query = GameQuery()
    after = from_token(next_token, context.player_id, query) if next_token is not None else None
    data = play.history.export_player_data(
        context.ports, context.player_id, EXPORT_LIMIT if limit is None else limit, after
    )
    following = data.page.next
    return player_data_view(data, to_token(following, context.player_id, query) if following else None)


def thing_names(context: Context, prefix: str, deck_id: ID | None = None, limit: int | None = NAMES) -> list[str]:
    """Names of a deck's things that begin so, or have a word that does, for completion; limit 1 to 20."""
    return list(
        play.games.thing_names(context.ports, context.player_id, deck_id, prefix, NAMES if limit is None else limit)
    )


def decks(context: Context) -> list[types.Deck]:
    """The decks that can be played, the default first."""
    return [deck_view(info) for info in play.decks.playing.playable_decks(context.ports, context.player_id)]


def words_go_to_model(context: Context) -> bool:
    """Whether words of an answer that the rules do not understand are sent to a language model."""
    return context.ports.classifier is not None


def recordings_go_to_transcribe(context: Context) -> bool:
    """Whether recordings that the game cannot make out by itself are sent to Amazon Transcribe."""
    return context.ports.heard_by_transcribe


def start_game(context: Context, input: types.StartGameInput) -> types.GameUpdate:
    """Start a game; the same clientRequestId starts one."""
    update = play.games.start_game(
        context.ports,
        context.player_id,
        deck_id=input.deck_id,
        language=input.language,
        client_request_id=input.client_request_id,
    )
    return update_view(context, update)


def answer_question(context: Context, input: types.AnswerQuestionInput) -> types.GameUpdate:
    """Answer by a tap on a button."""
    return update_view(context, _answered(context, input))


def _answered(context: Context, input: types.AnswerQuestionInput) -> Update:
    return play.games.answer_question(context.ports, context.player_id, input.game_id, input.turn, input.answer)


def answer_in_words(context: Context, input: types.AnswerInWordsInput) -> types.GameUpdate:
    """Answer by typed words, at most 500 characters."""
    update = play.games.answer_in_words(context.ports, context.player_id, input.game_id, input.turn, input.text)
    return update_view(context, update)


def answer_aloud(context: Context, input: types.AnswerAloudInput) -> types.GameUpdate:
    """Answer by recorded speech. After the end a wish for another game is heard: heard.intent is RESTART."""
    audio = input.audio
    update = play.voice.answer_aloud(
        context.ports, context.player_id, input.game_id, input.turn, data=audio.data, upload_key=audio.upload_key
    )
    return update_view(context, update)


def create_audio_upload(context: Context, input: types.CreateAudioUploadInput) -> types.AudioUpload:
    """Where a clip too long to send inline goes."""
    return upload_view(
        play.voice.create_audio_upload(context.ports, context.player_id, input.game_id, input.content_type)
    )


def undo_answer(context: Context, input: types.UndoAnswerInput) -> types.GameUpdate:
    """Take the last answer back, also the one that ended the game."""
    return update_view(context, play.games.undo_answer(context.ports, context.player_id, input.game_id, input.turn))


def abandon_game(context: Context, input: types.AbandonGameInput) -> types.GameUpdate:
    """Stop a game before its end."""
    return update_view(context, play.games.abandon_game(context.ports, context.player_id, input.game_id))


def keep_playing(context: Context, input: types.KeepPlayingInput) -> types.GameUpdate:
    """Do not stop: settles Game.askedBack, and the waiting question is put again."""
    return update_view(context, play.games.keep_playing(context.ports, context.player_id, input.game_id))


def extra_questions(context: Context, input: types.ExtraQuestionsInput) -> types.GameUpdate:
    """After a lost game, before it was told what it was: up to five more questions, once. They count apart."""
    return update_view(context, play.games.extra_questions(context.ports, context.player_id, input.game_id))


def reveal_thing(context: Context, input: types.RevealThingInput) -> types.GameUpdate:
    """After the machine gave up: what it was. reply.suggestions are names that may be meant instead."""
    return update_view(context, play.games.reveal_thing(context.ports, context.player_id, input.game_id, input.thing))


def teach_thing(context: Context, input: types.TeachThingInput) -> types.GameUpdate:
    """After the machine gave up: teach it what it was. The caller's next games look for it; nobody else's do.

    question, with its answer for the thing (YES or NO), tells it from what the machine would have named. What is not
    taken is an InvalidInput whose errorInfo.code says why.
    """
    update = play.teaching.teach_thing(
        context.ports, context.player_id, input.game_id, input.name, input.question, input.answer
    )
    return update_view(context, update)


def answer_bonus_question(context: Context, input: types.AnswerBonusQuestionInput) -> types.GameUpdate:
    """After the end: answer Game.bonusQuestion. It is no turn and counts in no statistics."""
    update = play.teaching.answer_bonus_question(
        context.ports, context.player_id, input.game_id, input.question, input.answer
    )
    return update_view(context, update)


def answer_bonus_question_aloud(context: Context, input: types.AnswerBonusQuestionAloudInput) -> types.GameUpdate:
    """After the end: answer Game.bonusQuestion, spoken. REVEALED when an answer was heard and is kept.

    Else CLARIFY, and nothing is kept: heard.answer UNKNOWN and heard.intent QUIT or RESTART skip the question. An UNDO
    takes back the game's last answer.
    """
    audio = input.audio
    update = play.voice.answer_bonus_question_aloud(
        context.ports,
        context.player_id,
        input.game_id,
        input.question,
        data=audio.data,
        upload_key=audio.upload_key,
    )
    return update_view(context, update)


def reveal_thing_aloud(context: Context, input: types.RevealThingAloudInput) -> types.GameUpdate:
    """After the machine gave up: what it was, spoken. REVEALED when it is heard for sure.

    Else CLARIFY, and the game stays: heard.transcript is the name to offer, empty when there is none; a yes to the
    offer comes back as heard.answer, and revealThing keeps the name.
    """
    audio = input.audio
    update = play.voice.reveal_thing_aloud(
        context.ports, context.player_id, input.game_id, data=audio.data, upload_key=audio.upload_key
    )
    return update_view(context, update)


def delete_player_data(context: Context) -> types.DeletedPlayerData:
    """Remove all that is kept of the caller."""
    deleted = play.history.delete_player_data(context.ports, context.player_id)
    return types.DeletedPlayerData(deleted.games, deleted.recordings, deleted.decks, deleted.taught)


Resolver = Callable[..., Any]

QUERIES: Mapping[str, Resolver] = {
    field.__name__: field
    for field in (
        game,
        games,
        player_stats,
        decks,
        thing_names,
        export_player_data,
        words_go_to_model,
        recordings_go_to_transcribe,
    )
}
MUTATIONS: Mapping[str, Resolver] = {
    field.__name__: field
    for field in (
        start_game,
        answer_question,
        answer_in_words,
        answer_aloud,
        undo_answer,
        abandon_game,
        keep_playing,
        extra_questions,
        reveal_thing,
        reveal_thing_aloud,
        teach_thing,
        answer_bonus_question,
        answer_bonus_question_aloud,
        create_audio_upload,
        delete_player_data,
    )
}
STEPS: Mapping[Resolver, tuple[Callable[..., Update], Callable[[Context, Update], types.GameUpdate]]] = {
    answer_question: (_answered, update_view),
}
"""Fields that mostly wait for nothing: what they do, and how it is shown. A server may try each at once."""
