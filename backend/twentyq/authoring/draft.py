"""A deck in the making: things, questions and facts from documents, for the owner to look over before it is compiled.

Facts name things and questions by their position in the draft; what is not used keeps its position, so that it can be
used again. The stored form is MessagePack with a number, packed.
"""

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from twentyq.authoring.errors import DraftUnreadableError
from twentyq.authoring.stored import dumped, loaded
from twentyq.documents.document import Cell, Lines, Page, Section

FORM = 1
UNSAID = 0.30
"""P(yes) where the documents do not say."""


class Kind(StrEnum):
    """What the cells of a column hold."""

    NAME = "NAME"
    YES_NO = "YES_NO"
    CATEGORY = "CATEGORY"
    LIST = "LIST"
    COUNT = "COUNT"
    NUMBER = "NUMBER"
    YEAR = "YEAR"
    TEXT = "TEXT"


class Reason(StrEnum):
    """Why a column asks nothing by itself. The first five cannot be switched on."""

    EMPTY = "EMPTY"
    CONSTANT = "CONSTANT"
    LINKS = "LINKS"
    LONG_TEXT = "LONG_TEXT"
    TOO_VARIED = "TOO_VARIED"
    CODES = "CODES"
    COORDINATES = "COORDINATES"
    SAME_SPLIT = "SAME_SPLIT"
    OPINION = "OPINION"
    UNWORDED = "UNWORDED"
    OWNER = "OWNER"


class Stated(StrEnum):
    """What a source says to a question."""

    YES = "YES"
    NO = "NO"
    SOMETIMES = "SOMETIMES"


class By(StrEnum):
    """How a fact was found."""

    CELL = "CELL"
    PATTERN = "PATTERN"
    MODEL = "MODEL"
    OWNER = "OWNER"


class Quote(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A stretch of a document, at most 300 characters, with what stands around it and where it is."""

    document: str
    """The document's id."""
    file: str
    start: int
    end: int
    text: str
    prefix: str = ""
    suffix: str = ""
    page: Page | None = None
    cell: Cell | None = None
    section: Section | None = None
    lines: Lines | None = None


class DraftColumn(msgspec.Struct, frozen=True, omit_defaults=True):
    """A column of the tables, as the owner sees it; columns of one header in several tables are one."""

    id: str
    header: str
    kind: Kind
    used: bool
    reason: Reason | None = None
    """Why it is not used."""
    example: str | None = None
    """One of its questions; None where none can be made of it."""
    samples: tuple[str, ...] = ()
    """Some of its values."""


class DraftTable(msgspec.Struct, frozen=True, omit_defaults=True):
    """A table that was read, with the column that names its things."""

    id: str
    file: str
    name: str
    headers: tuple[str, ...]
    name_column: int | None
    """Position in `headers`, from 0; None where no column names things, so that the table is left out."""
    rows: int


class DraftThing(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something that can be thought of."""

    name: str
    says: str
    """As said in a sentence: "a dog", "Mars"."""
    quote: int
    """Where it is named: position in the draft's quotes."""
    aliases: tuple[str, ...] = ()
    used: bool = True


class DraftQuestion(msgspec.Struct, frozen=True, omit_defaults=True):
    """A question, with the column it was made of."""

    id: str
    text: str
    reading: str
    error: float
    column: str
    """Id of its column; empty where it was made of prose."""
    used: bool = True
    implies: tuple[str, ...] = ()
    """Ids to which the answer is yes wherever it is yes to this one."""
    excludes: tuple[str, ...] = ()
    """Ids to which the answer is no wherever it is yes to this one."""


class Fact(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What one source says of one thing to one question."""

    thing: int
    question: int
    stated: Stated
    p: float
    """P(yes) of those who know the thing."""
    by: By
    quotes: tuple[int, ...] = ()
    """Positions in the draft's quotes; none where it is the owner's word."""


class RewordQuestion(msgspec.Struct, frozen=True, tag=True):
    """Ask it in other words."""

    question: str
    text: str
    reading: str | None = None


class SwitchQuestion(msgspec.Struct, frozen=True, tag=True):
    """Ask it, or not."""

    question: str
    used: bool


class SwitchColumn(msgspec.Struct, frozen=True, tag=True):
    """Ask the questions of a column, or not."""

    column: str
    used: bool


class RenameThing(msgspec.Struct, frozen=True, tag=True):
    """Call a thing otherwise; its old name stays an alias."""

    thing: str
    name: str
    says: str | None = None
    """As said in a sentence; by its name where None."""


class SwitchThing(msgspec.Struct, frozen=True, tag=True):
    """Have a thing in the deck, or not."""

    thing: str
    used: bool


class SetFact(msgspec.Struct, frozen=True, tag=True):
    """The owner's word over that of the documents; None takes it back."""

    thing: str
    question: str
    stated: Stated | None


Edit = RewordQuestion | SwitchQuestion | SwitchColumn | RenameThing | SwitchThing | SetFact


class Choices(msgspec.Struct, frozen=True):
    """All that the owner decided so far; drafting anew keeps it."""

    names: Mapping[str, int] = {}
    """By table's id: the column that names its things, from 0."""
    edits: tuple[Edit, ...] = ()


class Verdict(msgspec.Struct, frozen=True, omit_defaults=True):
    """How well a draft plays, by simulated players of its own facts."""

    games: int
    named: float
    """Share named within 20 where every answer is as the draft has it."""
    named_flipped: float
    """Share where one yes or no in ten is flipped."""
    alike: tuple[tuple[str, str], ...] = ()
    """Pairs of things that no question tells apart, the first few."""
    alike_count: int = 0
    advice: tuple[str, ...] = ()
    """What would help, in sentences."""


class Draft(msgspec.Struct, frozen=True):
    """A deck in the making."""

    id: str
    name: str
    language: str
    tables: tuple[DraftTable, ...]
    columns: tuple[DraftColumn, ...]
    things: tuple[DraftThing, ...]
    questions: tuple[DraftQuestion, ...]
    facts: tuple[Fact, ...]
    quotes: tuple[Quote, ...]
    choices: Choices = Choices()
    verdict: Verdict | None = None
    """None until `judge` looked at it."""
    warnings: tuple[str, ...] = ()
    form: int = FORM


def to_state(draft: Draft) -> bytes:
    """The draft as it is stored."""
    return dumped(draft)


def from_state(state: bytes) -> Draft:
    """The draft as it was stored. DraftUnreadableError for a newer form, and for what is no draft."""
    return loaded(state, Draft, FORM, DraftUnreadableError)
