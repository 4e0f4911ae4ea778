"""The bonus question answered by speech, heard by a scripted recognizer."""

from dataclasses import replace

import pytest
from tests.conftest import NOW, FakeDecks, FakeGuesser, fake_ports
from tests.unit.play.test_answer_aloud import ME, SOUND, FakeRecognizer, FakeRecordings

from twentyq import play
from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.errors import GameNotFoundError, GameOverError, InvalidInputError
from twentyq.game.game import Game, GameStatus
from twentyq.game.move import Ask, Guess
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.insight import Insight
from twentyq.knowledge.deck import Deck
from twentyq.play.errors import VoiceOffError
from twentyq.play.ports import Ports
from twentyq.play.update import ReplyKind, Update
from twentyq.speech.hearing.cascade import CascadeRecognizer
from twentyq.storage.recordings import AudioUpload
from twentyq.understanding import Intent


@pytest.fixture
def ear() -> FakeRecognizer:
    return FakeRecognizer()


@pytest.fixture
def ports(small_deck: Deck, ear: FakeRecognizer) -> Ports:
    guesser = FakeGuesser(Ask("Is it a mammal?", "mammal"), Guess("Is it a cow?", "cow"))
    decks = FakeDecks(guesser, Insight(BayesGuesser(small_deck)))
    return replace(fake_ports(), decks=decks, recognizer=CascadeRecognizer([ear]))


@pytest.fixture
def won(ports: Ports) -> Game:
    game = play.games.start_game(ports, ME).game
    for number in (1, 2):
        game = play.games.answer_question(ports, ME, game.id, number, Answer.YES).game
    return game


def say(ports: Ports, game: Game, player_id: str = ME) -> Update:
    asked = play.teaching.bonus_question(ports, game)
    assert asked is not None
    return play.voice.answer_bonus_question_aloud(ports, player_id, game.id, asked.question, data=SOUND)


def test_a_sure_answer_is_kept_with_the_chance_that_it_was_heard_right(
    ports: Ports, won: Game, ear: FakeRecognizer
) -> None:
    ear.hears("nope", 0.95, "NO")
    update = say(ports, won)
    bonus = update.game.bonus
    assert bonus is not None
    assert (bonus.answer, bonus.answered_by, bonus.confidence) == (Answer.NO, AnswerChannel.VOICE, 0.95)
    assert (update.reply.kind, update.reply.text) == (ReplyKind.REVEALED, "Thank you, that helps.")
    assert update.game.turns == won.turns


def test_a_half_sure_answer_is_kept_and_said_back(ports: Ports, won: Game, ear: FakeRecognizer) -> None:
    ear.hears("yes", 0.7, "YES")
    update = say(ports, won)
    assert update.game.bonus is not None
    assert update.reply.text == "Yes. Thank you, that helps."


@pytest.mark.parametrize(
    ("transcript", "confidence", "meaning", "intent"),
    [
        ("skip", 0.95, "UNKNOWN", Intent.ANSWER),
        ("stop the game", 0.95, "QUIT", Intent.QUIT),
        ("play again", 0.95, "RESTART", Intent.RESTART),
        ("what do you mean", 0.95, "HELP", Intent.HELP),
        ("say again", 0.95, "REPEAT", Intent.REPEAT),
        ("no", 0.3, "NO", Intent.UNCLEAR),
        ("", 0.0, None, Intent.UNCLEAR),
    ],
)
def test_who_skips_it_or_is_not_understood_leaves_the_game_as_it_is(
    ports: Ports,
    won: Game,
    ear: FakeRecognizer,
    transcript: str,
    confidence: float,
    meaning: str | None,
    intent: Intent,
) -> None:
    if transcript:
        ear.hears(transcript, confidence, meaning)
    update = say(ports, won)
    assert update.heard is not None
    assert (update.reply.kind, update.heard.intent) == (ReplyKind.CLARIFY, intent)
    assert play.history.game(ports, ME, won.id) == won


def test_an_undo_takes_back_the_answer_that_ended_the_game(ports: Ports, won: Game, ear: FakeRecognizer) -> None:
    ear.hears("undo", 0.95, "UNDO")
    assert say(ports, won).game.status is GameStatus.IN_PROGRESS


def test_only_the_question_that_was_put_to_this_player_is_heard(ports: Ports, won: Game) -> None:
    with pytest.raises(GameNotFoundError):
        say(ports, won, "p2")
    with pytest.raises(InvalidInputError):
        play.voice.answer_bonus_question_aloud(ports, ME, won.id, "mammal", data=SOUND)
    with pytest.raises(VoiceOffError):
        say(replace(ports, recognizer=None), won)


class UploadedRecordings(FakeRecordings):
    """Gives leave to upload to any game."""

    def create_upload(self, player_id: str, game_id: str, content_type: str) -> AudioUpload:
        return AudioUpload(f"{player_id}/{game_id}/{content_type}", "", {}, NOW, 1)


def test_a_long_answer_to_a_bonus_question_may_be_uploaded(ports: Ports, won: Game) -> None:
    keeping = replace(ports, recordings=UploadedRecordings())
    assert won.status is GameStatus.GUESSED
    assert play.voice.create_audio_upload(keeping, ME, won.id, "audio/wav").key == f"{ME}/{won.id}/audio/wav"


def test_nothing_may_be_uploaded_to_a_game_that_was_left(ports: Ports) -> None:
    left = play.games.start_game(ports, ME).game
    play.games.abandon_game(ports, ME, left.id)
    with pytest.raises(GameOverError):
        play.voice.create_audio_upload(replace(ports, recordings=UploadedRecordings()), ME, left.id, "audio/wav")
