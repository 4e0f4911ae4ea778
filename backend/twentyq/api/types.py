"""The output and input types of the API, as plain dataclasses.

A field's GraphQL name is its name here in camelCase. Locally Strawberry reads these classes; on AWS Lambda does.
"""

from dataclasses import dataclass

from twentyq.api.scalars import AWSJSON, AWSURL, ID, AWSDateTime
from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.game import GameStatus
from twentyq.game.turn import TurnKind
from twentyq.play.games.asked_back import AskedBackAbout
from twentyq.play.update import ReplyKind
from twentyq.understanding import Intent


@dataclass
class Speech:
    """A sentence spoken aloud, behind a link that expires."""

    url: AWSURL
    content_type: str
    expires_at: AWSDateTime | None


@dataclass
class Deck:
    """A set of things that the machine can name. cited: its facts have sources, which gameReview shows."""

    id: ID
    name: str
    description: str
    thing_count: int
    language: str
    cited: bool


@dataclass
class Remark:
    """What the words of an answer said besides: the answer, YES or NO, to another question of the deck."""

    question: ID
    text: str
    answer: Answer


@dataclass
class Turn:
    """One question or guess put to the player.

    reading is what counts as yes, null where the deck does not hold the question. thingsLeft and topChance are how sure
    the machine was when it was put: as many things of equal chance would leave it as undecided. remarks are what the
    answer's words said besides; they count, and what they tell is not asked any more.
    """

    number: int
    kind: TurnKind
    text: str
    speech: Speech | None
    answer: Answer | None
    answered_by: AnswerChannel | None
    transcript: str | None
    confidence: float | None
    asked_at: AWSDateTime
    answered_at: AWSDateTime | None
    reading: str | None
    things_left: int | None
    top_chance: float | None
    remarks: list[Remark]


@dataclass
class AskedBack:
    """What the player is asked back now. Any reply but yes settles it, and the waiting turn goes on."""

    about: AskedBackAbout
    text: str
    speech: Speech | None


@dataclass
class RecapDifference:
    """An answer that the deck has otherwise."""

    turn: int
    question: str
    answer: Answer
    expected: Answer
    text: str


@dataclass
class NearThing:
    """A thing with its chance, 0 to 1."""

    thing: str
    chance: float


@dataclass
class Recap:
    """A game that is over, looked back at.

    thing as said in a sentence ("the Moon"), null while nobody told; differences are answers that the deck has
    otherwise; nearest is what the answers fit best; thingsLeft stands before the first answer and after each.
    """

    thing: str | None
    differences: list[RecapDifference]
    nearest: list[NearThing]
    things_left: list[int]


@dataclass
class BonusQuestion:
    """One more question about the thing of a game that is over, for the player to answer or not; answer once given."""

    question: ID
    text: str
    reading: str
    speech: Speech | None
    answer: Answer | None


@dataclass
class Game:
    """A game of the caller.

    extraQuestions were granted beyond questionLimit after the game was lost; a thing named in one of them
    (namedInExtra) was not named within the limit. thingsLeft and topChance are how sure the machine is now. recap is of
    a game played to its end. deckVersion is the version of the deck that it is played with, null for the deck that came
    with the program. taught: the caller taught what it was.
    bonusQuestion is of a game that is over and whose thing the deck holds.
    """

    id: ID
    status: GameStatus
    language: str
    deck: Deck
    question_limit: int
    questions_asked: int
    current_turn: Turn | None
    turns: list[Turn]
    thing: str | None
    started_at: AWSDateTime
    updated_at: AWSDateTime
    finished_at: AWSDateTime | None
    version: int
    asked_back: AskedBack | None
    extra_questions: int
    named_in_extra: bool
    things_left: int | None
    top_chance: float | None
    recap: Recap | None
    deck_version: str | None
    taught: bool
    bonus_question: BonusQuestion | None


@dataclass
class Reply:
    """What the machine says now. suggestions are names that may be meant instead of the one told, for revealThing."""

    kind: ReplyKind
    text: str
    speech: Speech | None
    suggestions: list[str]


@dataclass
class Heard:
    """How the player's words were taken."""

    transcript: str
    intent: Intent
    answer: Answer | None
    confidence: float | None
    recognizer: str | None


@dataclass
class GameUpdate:
    """The outcome of a mutation, also sent to the game's subscribers."""

    game_id: ID
    game: Game | None
    reply: Reply | None
    heard: Heard | None


@dataclass
class GamePage:
    """Games, newest first."""

    items: list[Game]
    next_token: str | None


@dataclass
class PlayerStats:
    """Counts over the caller's finished games, those stopped before the first answer left out.

    guessed counts things named within the limit; namedInExtra those of the stumped that an extra question named.
    """

    games_played: int
    guessed: int
    stumped: int
    abandoned: int
    average_questions: float | None
    named_in_extra: int


@dataclass
class AudioUpload:
    """Where a recording too long to send inline goes: a form to POST."""

    key: str
    url: AWSURL
    fields: AWSJSON
    expires_at: AWSDateTime
    max_bytes: int


@dataclass
class DeletedPlayerData:
    """How much was removed."""

    games: int
    recordings: int
    decks: int
    taught: int


@dataclass
class KeptRecording:
    """A recording, behind a link that expires."""

    url: AWSURL
    recorded_at: AWSDateTime
    bytes: int


@dataclass
class KeptDocument:
    """A document of a deck, behind a link that expires."""

    name: str
    url: AWSURL
    bytes: int


@dataclass
class PlayerData:
    """What is kept of the caller, a page of it.

    Each of games is all that is stored of one, newest first; recordings, kept for a day, come with the first page, as
    do deckRecords, all that is stored of decks, teams and disputes, the documents of decks, and what was taught.
    """

    games: list[AWSJSON]
    recordings: list[KeptRecording]
    taught: list[AWSJSON]
    next_token: str | None
    deck_records: list[AWSJSON]
    documents: list[KeptDocument]


@dataclass
class GameFilter:
    """Which games to list."""

    status: GameStatus | None = None
    started_after: AWSDateTime | None = None
    started_before: AWSDateTime | None = None


@dataclass
class StartGameInput:
    """The same clientRequestId starts one game."""

    deck_id: ID | None = None
    language: str | None = None
    client_request_id: ID | None = None


@dataclass
class AnswerQuestionInput:
    """A tap on an answer."""

    game_id: ID
    turn: int
    answer: Answer


@dataclass
class AnswerInWordsInput:
    """Typed words, at most 500 characters."""

    game_id: ID
    turn: int
    text: str


@dataclass
class AudioInput:
    """Exactly one: base64 of at most 192 KiB of sound, or an upload's key."""

    data: str | None = None
    upload_key: str | None = None


@dataclass
class AnswerAloudInput:
    """Recorded speech."""

    game_id: ID
    turn: int
    audio: AudioInput


@dataclass
class UndoAnswerInput:
    """The turn whose answer is taken back."""

    game_id: ID
    turn: int


@dataclass
class AbandonGameInput:
    """The game to stop."""

    game_id: ID


@dataclass
class KeepPlayingInput:
    """The game to go on with."""

    game_id: ID


@dataclass
class ExtraQuestionsInput:
    """The lost game to go on with."""

    game_id: ID


@dataclass
class RevealThingInput:
    """What it was, at most 100 characters."""

    game_id: ID
    thing: str


@dataclass
class TeachThingInput:
    """What it was, at most 60 characters; with a question of at most 120 its answer, YES or NO."""

    game_id: ID
    name: str
    question: str | None = None
    answer: Answer | None = None


@dataclass
class AnswerBonusQuestionInput:
    """The game, Game.bonusQuestion.question, and the answer."""

    game_id: ID
    question: ID
    answer: Answer


@dataclass
class AnswerBonusQuestionAloudInput:
    """The game, Game.bonusQuestion.question, and the answer as recorded speech."""

    game_id: ID
    question: ID
    audio: AudioInput


@dataclass
class RevealThingAloudInput:
    """What it was, as recorded speech."""

    game_id: ID
    audio: AudioInput


@dataclass
class CreateAudioUploadInput:
    """The game and the recording's content type."""

    game_id: ID
    content_type: str
