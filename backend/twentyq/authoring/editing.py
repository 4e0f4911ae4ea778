"""The owner's edits: a draft and an edit in, a new draft out."""

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from twentyq.authoring.draft import (
    By,
    Draft,
    DraftColumn,
    DraftQuestion,
    DraftThing,
    Edit,
    Fact,
    Reason,
    RenameThing,
    RewordQuestion,
    SetFact,
    Stated,
    SwitchColumn,
    SwitchQuestion,
    SwitchThing,
)
from twentyq.authoring.errors import EditRefusedError
from twentyq.knowledge.speaking import says
from twentyq.knowledge.spelling import fold

LONGEST_QUESTION = 120
LONGEST_NAME = 80
OWNERS_WORD = {Stated.YES: 0.97, Stated.NO: 0.03, Stated.SOMETIMES: 0.5}
Part = TypeVar("Part", DraftColumn, DraftQuestion, DraftThing)


def apply(draft: Draft, edit: Edit) -> Draft:
    """The draft with the edit, which its choices keep. EditRefusedError."""
    edits = (*(kept for kept in draft.choices.edits if _subject(kept) != _subject(edit)), edit)
    return replace(_applied(draft, edit), choices=replace(draft.choices, edits=edits), verdict=None)


def apply_again(draft: Draft, edits: Iterable[Edit]) -> Draft:
    """A draft made anew with the edits made before; those that no longer fit are left out."""
    for edit in edits:
        try:
            draft = apply(draft, edit)
        except EditRefusedError:
            continue
    return draft


def _subject(edit: Edit) -> tuple[str, ...]:
    """What an edit decides: a later one of the same subject takes its place."""
    match edit:
        case SetFact():
            return type(edit).__name__, edit.thing, edit.question
        case RewordQuestion() | SwitchQuestion():
            return type(edit).__name__, edit.question
        case SwitchColumn():
            return type(edit).__name__, edit.column
        case RenameThing():
            return type(edit).__name__, edit.thing, edit.name
        case SwitchThing():
            return type(edit).__name__, edit.thing


def _applied(draft: Draft, edit: Edit) -> Draft:
    match edit:
        case RewordQuestion():
            return _reworded(draft, edit)
        case SwitchQuestion():
            at = _question(draft, edit.question)
            return replace(draft, questions=_with(draft.questions, at, used=edit.used))
        case SwitchColumn():
            return _switched(draft, edit)
        case RenameThing():
            return _renamed(draft, edit)
        case SwitchThing():
            return replace(draft, things=_with(draft.things, _thing(draft, edit.thing), used=edit.used))
        case SetFact():
            return _told(draft, edit)


def _reworded(draft: Draft, edit: RewordQuestion) -> Draft:
    at, text = _question(draft, edit.question), plain(edit.text, LONGEST_QUESTION)
    if not text.endswith("?"):
        raise EditRefusedError(f"{text!r} is no question", help="A question ends with a question mark.")
    if any(
        text.casefold() == other.text.casefold() for n, other in enumerate(draft.questions) if n != at and other.used
    ):
        raise EditRefusedError(f"{text!r} is asked already")
    reading = plain(edit.reading, 2 * LONGEST_QUESTION) if edit.reading else draft.questions[at].reading
    return replace(draft, questions=_with(draft.questions, at, text=text, reading=reading))


def _switched(draft: Draft, edit: SwitchColumn) -> Draft:
    at = _position((column.id for column in draft.columns), edit.column, "column")
    column = draft.columns[at]
    if edit.used and column.example is None:
        raise EditRefusedError(f"no question can be made of {column.header!r}")
    reason = None if edit.used else column.reason or Reason.OWNER
    return replace(draft, columns=_with(draft.columns, at, used=edit.used, reason=reason))


def _renamed(draft: Draft, edit: RenameThing) -> Draft:
    at, name = _thing(draft, edit.thing), plain(edit.name, LONGEST_NAME)
    taken = {fold(thing.name) for n, thing in enumerate(draft.things) if n != at}
    if fold(name) in taken:
        raise EditRefusedError(f"{name!r} is the name of another thing")
    before = draft.things[at]
    aliases = tuple(dict.fromkeys(alias for alias in (*before.aliases, before.name) if fold(alias) != fold(name)))
    said = plain(edit.says, LONGEST_NAME) if edit.says else says(name, None)
    return replace(draft, things=_with(draft.things, at, name=name, says=said, aliases=aliases))


def _told(draft: Draft, edit: SetFact) -> Draft:
    thing, question = _thing(draft, edit.thing), _question(draft, edit.question)
    kept = [f for f in draft.facts if (f.thing, f.question, f.by) != (thing, question, By.OWNER)]
    if edit.stated is not None:
        kept.append(Fact(thing, question, edit.stated, OWNERS_WORD[edit.stated], By.OWNER))
    return replace(draft, facts=tuple(kept))


def _question(draft: Draft, question: str) -> int:
    return _position((one.id for one in draft.questions), question, "question")


def _thing(draft: Draft, name: str) -> int:
    """By its name, or one that it had before."""
    names = [thing.name for thing in draft.things]
    if name in names:
        return names.index(name)
    former = (n for n, thing in enumerate(draft.things) if name in thing.aliases)
    found = next(former, None)
    return _position(names, name, "thing") if found is None else found


def _position(ids: Iterable[str], wanted: str, what: str) -> int:
    for at, one in enumerate(ids):
        if one == wanted:
            return at
    raise EditRefusedError(f"the draft has no {what} {wanted!r}")


def _with(parts: tuple[Part, ...], at: int, **changes: object) -> tuple[Part, ...]:
    changed = list(parts)
    changed[at] = replace(parts[at], **changes)
    return tuple(changed)


def plain(text: str, longest: int) -> str:
    """A line of text as it may be shown and said. EditRefusedError."""
    line = " ".join(text.split())
    if not line or not line.isprintable():
        raise EditRefusedError("a text is empty, or holds what cannot be shown")
    if len(line) > longest:
        raise EditRefusedError(f"a text has {len(line)} characters; {longest} is the most")
    return line
