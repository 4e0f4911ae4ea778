"""The input types of decks and teams, as plain dataclasses."""

from dataclasses import dataclass

from twentyq.api.scalars import ID
from twentyq.authoring.draft import Stated
from twentyq.storage.decks.deck import Tone, Visibility
from twentyq.storage.decks.team import Role


@dataclass
class CreateDeckInput:
    """A name, at most 60 characters."""

    name: str


@dataclass
class NameDeckInput:
    """A name, and at most 300 characters about it."""

    deck_id: ID
    name: str
    description: str = ""


@dataclass
class ShareDeckInput:
    """Who may play. A deck of a team stays its maker's, too."""

    deck_id: ID
    visibility: Visibility
    team_id: ID | None = None


@dataclass
class BrandDeckInput:
    """The deck's voice: lines of at most 160 characters, at most eight leads; {thing} may stand in named alone."""

    deck_id: ID
    host: str = ""
    greeting: str = ""
    leads: list[str] | None = None
    named: str = ""
    lost: str = ""
    tone: Tone = Tone.PLAIN
    voice: str = ""


@dataclass
class DeckInput:
    """The deck that is meant."""

    deck_id: ID


@dataclass
class CreateDocumentUploadInput:
    """The deck, and the file's name with its ending."""

    deck_id: ID
    file_name: str


@dataclass
class RemoveDocumentInput:
    """The document to take away."""

    deck_id: ID
    document_id: ID


@dataclass
class NameColumnInput:
    """The column that names the things of a table: position in its headers, from 0."""

    table_id: ID
    column: int


@dataclass
class BuildDeckInput:
    """The deck to build; names only where the columns found are not right."""

    deck_id: ID
    names: list[NameColumnInput] | None = None


@dataclass
class SwitchColumnInput:
    """Ask the questions of a column, or not."""

    column_id: ID
    used: bool


@dataclass
class SwitchQuestionInput:
    """Ask a question, or not."""

    question_id: ID
    used: bool


@dataclass
class RewordQuestionInput:
    """Ask a question in other words."""

    question_id: ID
    text: str
    reading: str | None = None


@dataclass
class RenameThingInput:
    """Call a thing otherwise; says is its name in a sentence."""

    thing: str
    name: str
    says: str | None = None


@dataclass
class SwitchThingInput:
    """Have a thing in the deck, or not."""

    thing: str
    used: bool


@dataclass
class SetFactInput:
    """The owner's word over that of the documents; null takes it back."""

    thing: str
    question_id: ID
    stated: Stated | None = None


@dataclass
class DraftEditInput:
    """Exactly one of these."""

    switch_column: SwitchColumnInput | None = None
    switch_question: SwitchQuestionInput | None = None
    reword_question: RewordQuestionInput | None = None
    rename_thing: RenameThingInput | None = None
    switch_thing: SwitchThingInput | None = None
    set_fact: SetFactInput | None = None


@dataclass
class EditDraftInput:
    """1 to 100 edits: all of them are made, or none."""

    deck_id: ID
    edits: list[DraftEditInput]


@dataclass
class DisputeFactInput:
    """A turn of a game that is over, and at most 300 characters about it."""

    game_id: ID
    turn: int
    text: str = ""


@dataclass
class SettleDisputeInput:
    """The dispute that was looked at."""

    deck_id: ID
    dispute_id: ID


@dataclass
class CreateTeamInput:
    """The team's name, and yours for its members to see; at most 60 characters each."""

    name: str
    member_name: str


@dataclass
class CreateInvitationInput:
    """Which team, and as what people join: EDITOR or PLAYER."""

    team_id: ID
    role: Role


@dataclass
class JoinTeamInput:
    """The code, and your name for the members to see."""

    code: str
    member_name: str


@dataclass
class LeaveTeamInput:
    """The team to leave."""

    team_id: ID


@dataclass
class SetMemberInput:
    """Another role for a member; null lets them go."""

    team_id: ID
    member_id: ID
    role: Role | None = None
