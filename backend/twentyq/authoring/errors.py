"""What can keep a deck from being made, each with what would help.

AuthoringError
├── NoNameColumnError      no table has a column that names things
├── TooFewThingsError      fewer things than a deck needs
├── TooManyThingsError     more than it can hold
├── TooFewFactsError       the documents say too little to tell the things apart
├── EditRefusedError       an edit names what is not there, or says what cannot be asked
├── DraftUnreadableError   a stored draft is damaged, or of a newer release
└── EvidenceUnreadableError  so of a version's evidence
"""


class AuthoringError(Exception):
    """A deck cannot be made of this."""

    code = "DECK_NOT_MADE"

    def __init__(self, reason: str, *, file: str | None = None, place: str | None = None, help: str = "") -> None:  # noqa: A002 - as it is told
        super().__init__(": ".join(part for part in (file, place, reason) if part) + (f". {help}" if help else ""))
        self.reason = reason
        self.file = file
        self.place = place
        self.help = help


class NoNameColumnError(AuthoringError):
    """No table has a column that names things."""

    code = "NO_NAME_COLUMN"


class TooFewThingsError(AuthoringError):
    """Fewer things than a deck needs."""

    code = "TOO_FEW_THINGS"


class TooManyThingsError(AuthoringError):
    """More things than a deck can hold."""

    code = "TOO_MANY_THINGS"


class TooFewFactsError(AuthoringError):
    """The documents say too little to tell the things apart."""

    code = "TOO_FEW_FACTS"


class EditRefusedError(AuthoringError):
    """An edit names what is not there, or says what cannot be asked."""

    code = "EDIT_REFUSED"


class DraftUnreadableError(AuthoringError):
    """A stored draft is damaged, or of a newer release."""

    code = "DRAFT_UNREADABLE"


class EvidenceUnreadableError(AuthoringError):
    """A version's evidence is damaged, or of a newer release."""

    code = "EVIDENCE_UNREADABLE"
