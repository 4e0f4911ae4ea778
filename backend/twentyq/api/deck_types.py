"""The types of decks that players make, as plain dataclasses."""

from dataclasses import dataclass

from twentyq.api.scalars import AWSJSON, AWSURL, ID, AWSDateTime
from twentyq.authoring.draft import By, Kind, Reason, Stated
from twentyq.game.answer import Answer
from twentyq.storage.decks.deck import DeckState, Tone, Visibility
from twentyq.storage.decks.team import Role


@dataclass
class Citation:
    """Where something stands. quote is what the document's text has from start to before end.

    A PDF has pages, a table row, column and header (cell as spreadsheets name it), prose headings and a paragraph, a
    plain text lines. Nothing is said of what a format does not have.
    """

    document_id: ID
    file: str
    quote: str
    prefix: str
    suffix: str
    start: int
    end: int
    page: int | None
    last_page: int | None
    sheet: str | None
    row: int | None
    column: int | None
    header: str | None
    cell: str | None
    headings: list[str]
    paragraph: int | None
    first_line: int | None
    last_line: int | None


@dataclass
class DeckProblem:
    """What keeps a deck from being made, where, and what would help."""

    code: str
    message: str
    help: str
    file: str | None
    place: str | None


@dataclass
class DeckDocument:
    """A file of a deck. bytes is 0 until it was read; warnings say what was left out."""

    id: ID
    name: str
    added_at: AWSDateTime
    bytes: int
    warnings: list[str]
    problem: DeckProblem | None


@dataclass
class DeckBrand:
    """A deck's voice. An empty line is not said; named may hold {thing}. voice is one of Polly."""

    host: str
    greeting: str
    leads: list[str]
    named: str
    lost: str
    tone: Tone
    voice: str


@dataclass
class DraftTable:
    """A table that was read. nameColumn is the position in headers of what names its things; null: left out."""

    id: ID
    file: str
    name: str
    headers: list[str]
    name_column: int | None
    rows: int


@dataclass
class DraftColumn:
    """A column, whether questions are made of it, why not, and one of them."""

    id: ID
    header: str
    kind: Kind
    used: bool
    reason: Reason | None
    example: str | None
    samples: list[str]


@dataclass
class DraftThing:
    """Something that can be thought of; says is its name in a sentence."""

    name: str
    says: str
    used: bool


@dataclass
class DraftQuestion:
    """A question; reading is what counts as yes."""

    id: ID
    text: str
    reading: str
    column_id: ID | None
    used: bool


@dataclass
class DraftFact:
    """What the documents, or the owner, say of a thing to a question."""

    thing: str
    question_id: ID
    question: str
    stated: Stated
    by: By
    citations: list[Citation]


@dataclass
class AlikeThings:
    """Two things that no question tells apart."""

    one: str
    other: str


@dataclass
class DraftVerdict:
    """How well a draft plays by simulated players: named within 20, and so with one answer in ten flipped (0 to 1)."""

    games: int
    named: float
    named_flipped: float
    alike: list[AlikeThings]
    alike_count: int
    advice: list[str]


@dataclass
class DeckDraft:
    """What was built of a deck's documents. facts are twenty beside their sources; verdict is null after an edit."""

    tables: list[DraftTable]
    columns: list[DraftColumn]
    things: list[DraftThing]
    questions: list[DraftQuestion]
    facts: list[DraftFact]
    verdict: DraftVerdict | None
    warnings: list[str]


@dataclass
class OwnDeck:
    """A deck that a player made. role is the caller's; documents and draft are for who may edit it.

    state is that of the build, playable says that a version is published. A deck that is BUILDING is asked for again
    after a second or two.
    """

    id: ID
    name: str
    description: str
    language: str
    role: Role
    visibility: Visibility
    team_id: ID | None
    state: DeckState
    problem: DeckProblem | None
    documents: list[DeckDocument]
    draft: DeckDraft | None
    playable: bool
    published_version: str | None
    published_at: AWSDateTime | None
    thing_count: int
    brand: DeckBrand
    created_at: AWSDateTime
    updated_at: AWSDateTime


@dataclass
class DocumentUpload:
    """Where a document goes: a form to POST, fields first, then the file as "file"."""

    document_id: ID
    url: AWSURL
    fields: AWSJSON
    expires_at: AWSDateTime
    max_bytes: int


@dataclass
class Dispute:
    """A fact of a deck that a player says is otherwise."""

    id: ID
    thing: str
    question_id: ID
    question: str
    text: str
    at: AWSDateTime


@dataclass
class ReviewedAnswer:
    """An answer beside what the documents say of the game's thing; stated is null where they do not say.

    differs: one says yes and the other no. bits is by how much the answer made the thing likelier, as a logarithm to
    the base 2. citations are at most two, of sources that disagree one each.
    """

    turn: int
    question: str
    said: Answer
    stated: Stated | None
    by: By | None
    differs: bool
    bits: float
    text: str
    citations: list[Citation]


@dataclass
class GameReview:
    """A finished game beside the documents of its deck. restedOn are the answers that spoke most for the thing."""

    thing: str
    named: Citation | None
    answers: list[ReviewedAnswer]
    rested_on: list[ReviewedAnswer]


@dataclass
class FoundPassage:
    """A passage that fits what was asked, with what stands before and after it."""

    citation: Citation
    score: float
    before: str | None
    after: str | None


@dataclass
class DocumentsAnswer:
    """An answer that a language model worded from sentences of the documents, and those sentences.

    Its numbers, names and most of its words stand in them.
    """

    text: str
    citations: list[Citation]


@dataclass
class TeamMember:
    """Somebody in a team."""

    id: ID
    name: str
    role: Role
    you: bool


@dataclass
class Team:
    """People who share decks. role is the caller's."""

    id: ID
    name: str
    role: Role
    members: list[TeamMember]


@dataclass
class Invitation:
    """A code to join a team with, shown this once."""

    code: str
    role: Role
    expires_at: AWSDateTime
