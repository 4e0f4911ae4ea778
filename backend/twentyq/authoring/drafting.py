"""Documents to a draft: their tables joined, every column judged, its questions worded, every cell a fact."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from twentyq.authoring.compiling import MOST_QUESTIONS
from twentyq.authoring.draft import (
    By,
    Choices,
    Draft,
    DraftColumn,
    DraftQuestion,
    DraftThing,
    Fact,
    Kind,
    Reason,
)
from twentyq.authoring.editing import apply_again
from twentyq.authoring.errors import TooManyThingsError
from twentyq.authoring.tables.asking import Asked, Setting, ask
from twentyq.authoring.tables.codes import spell_out
from twentyq.authoring.tables.joining import Joined, JoinedColumn, join
from twentyq.authoring.tables.kinds import LESSONS, OWN, Judged, is_of_owner, judge
from twentyq.authoring.tables.pairs import split_pairs
from twentyq.authoring.tables.telling import Telling
from twentyq.authoring.tables.units import with_shared_units
from twentyq.authoring.wording.certainty import Doubt
from twentyq.authoring.wording.headers import Header, parse
from twentyq.authoring.wording.people import called
from twentyq.authoring.wording.phrases import is_counted
from twentyq.authoring.wording.things import says_of
from twentyq.documents.document import Document

MOST_DRAFTED = 5_000
"""Things of a draft; more than a deck holds, so that the owner can leave some out."""
SAMPLES = 3
LONGEST_SAMPLE = 40
HOPELESS = frozenset({Reason.LINKS, Reason.LONG_TEXT, Reason.CONSTANT})
"""Reasons for which nothing can be asked, whatever the owner wants."""


def draft(documents: Sequence[Document], *, deck_id: str, name: str, choices: Choices = Choices()) -> Draft:  # noqa: B008 - immutable
    """The draft of a deck, with the owner's choices. NoNameColumnError, TooManyThingsError."""
    joined = join(documents, choices.names)
    joined.columns = split_pairs(joined.columns)
    for column in joined.columns.values():
        spell_out(column)
    if len(joined.things) > MOST_DRAFTED:
        raise TooManyThingsError(f"{len(joined.things):,} things are too many", help=f"{MOST_DRAFTED:,} are the most.")
    columns, asked, odd = _columns(joined)
    joined.columns.clear()  # all that their cells say is in what is asked
    made = Draft(
        id=deck_id,
        name=name,
        language="en-US",
        tables=tuple(joined.tables),
        columns=tuple(columns),
        things=_things(joined),
        questions=_questions(asked, odd),
        facts=_facts(joined, asked),
        quotes=tuple(joined.quotes),
        choices=Choices(choices.names),
        warnings=(*(f"{one.name}: {warning}" for one in documents for warning in one.warnings), *joined.warnings),
    )
    return apply_again(made, choices.edits)


def _things(joined: Joined) -> tuple[DraftThing, ...]:
    said = says_of([thing.text for thing in joined.things], joined.name_headers)
    short = Counter(thing.short.casefold() for thing in joined.things if thing.short)
    return tuple(
        DraftThing(thing.text, says, thing.quote, (thing.short,) if short[thing.short.casefold()] == 1 else ())
        for thing, says in zip(joined.things, said, strict=True)
    )


def _columns(joined: Joined) -> tuple[list[DraftColumn], list[tuple[str, Asked]], frozenset[str]]:
    """The columns as the owner sees them, the questions of all that ask any, each with its column's id, and the ids of
    those left out since they may read oddly.
    """
    headers = with_shared_units({column.id: parse(column.header) for column in joined.columns.values()})
    words = {word for header in headers.values() for word in header.words}
    names = [parse(header).words for header in joined.name_headers]
    named = frozenset(word for of_name in names for word in of_name)
    who = called(names, {header.phrase.casefold() for header in headers.values()})
    setting = Setting(len(joined.things), frozenset(words) | named, named, _kinds(joined), who)
    made: dict[str, _Made] = {}
    splits: set[frozenset[frozenset[int]]] = set()
    texts: set[str] = set()
    each = [(column, *_asked(column, headers[column.id], setting)) for column in joined.columns.values()]
    clear = {frozenset(one.split()) for _, judged, found in each for one in found if judged == Judged(Kind.YES_NO)}
    for column, judged, found in each:
        fresh = [one for one in found if _is_fresh(one, splits, texts)]
        if judged.kind is not Kind.YES_NO:
            fresh = [one for one in fresh if frozenset(one.split()) not in clear] or fresh
        made[column.id] = one = _Made(judged.kind, judged.reason or _reason(found, fresh), fresh or found)
        if one.reason is None:
            splits.update(frozenset(asked.split()) for asked in one.sure)
            texts.update(asked.text.casefold() for asked in fresh)
    odd = _set_apart(made, setting.things)
    columns = [_column(column, made[column.id]) for column in joined.columns.values()]
    return columns, [(column, asked) for column, one in made.items() for asked in one.asked], odd


def _kinds(joined: Joined) -> frozenset[str]:
    """What several names end with after other words, where that is counted: "hitch" of "Clove hitch"."""
    names = (thing.text.casefold().split() for thing in joined.things)
    last = Counter(words[-1] for words in names if len(words) > 1)
    return frozenset(word for word, count in last.items() if count > 1 and is_counted(word))


@dataclass(slots=True)
class _Made:
    """What is made of a column."""

    kind: Kind
    reason: Reason | None
    asked: list[Asked]

    @property
    def sure(self) -> list[Asked]:
        """Its questions that surely read well."""
        return [one for one in self.asked if one.doubt is Doubt.NONE]


def _set_apart(made: dict[str, _Made], things: int) -> frozenset[str]:
    """Leave out questions in doubt, but for as many as it takes to tell things apart, the least in doubt; the ids of
    those left out of columns that are used.
    """
    used = [one for one in made.values() if one.reason is None]
    telling = Telling(things)
    for question in (question for one in used for question in one.sure):
        telling.add(question.split())
    doubted = [question for one in used for question in one.asked if question.doubt is not Doubt.NONE]
    left = sorted(doubted, key=lambda one: (one.doubt, -_evenness(one)))
    while left and not telling.is_enough:
        telling.add(left.pop(0).split())
    out = frozenset(question.id for question in left)
    for one in used:
        one.reason = Reason.UNWORDED if out.issuperset(question.id for question in one.asked) else None
    return out.difference(*({question.id for question in one.asked} for one in used if one.reason))


def _evenness(asked: Asked) -> int:
    """How many things a question sets apart."""
    return min(map(len, asked.split()))


def _asked(column: JoinedColumn, header: Header, setting: Setting) -> tuple[Judged, list[Asked]]:
    """What a column holds and asks; of its questions those in plain words, where there are any."""
    judged = _judged(column, header, setting)
    found = [] if judged.reason in HOPELESS else ask(column, judged.kind, header, setting)
    plain = [one for one in found if one.doubt is not Doubt.NO_QUESTION]
    if found and not plain and judged.reason is None:
        judged = Judged(judged.kind, Reason.UNWORDED)
    return judged, _each_once(plain or found)


def _each_once(found: list[Asked]) -> list[Asked]:
    """The questions of a column without those that ask in the words of an earlier one."""
    return list({one.text.casefold(): one for one in reversed(found)}.values())[::-1]


def _judged(column: JoinedColumn, header: Header, setting: Setting) -> Judged:
    texts = [value.text for values in column.cells.values() for value in values]
    judged = judge(header.phrase.casefold(), header.unit, texts, setting.things)
    if judged.reason is None and (
        OWN.search(header.phrase) or LESSONS.search(header.raw) or is_of_owner(header.phrase, texts)
    ):
        judged = Judged(judged.kind, Reason.OPINION)
    if judged.kind is Kind.COUNT and (header.unit or header.scale):
        judged = Judged(Kind.NUMBER, judged.reason)
    return judged if column.cells else Judged(Kind.TEXT, Reason.EMPTY)


def _reason(found: list[Asked], fresh: list[Asked]) -> Reason | None:
    if not found:
        return Reason.TOO_VARIED
    return None if fresh else Reason.SAME_SPLIT


def _is_fresh(asked: Asked, splits: set[frozenset[frozenset[int]]], texts: set[str]) -> bool:
    """Whether no earlier question splits the things so, and none has its words."""
    return frozenset(asked.split()) not in splits and asked.text.casefold() not in texts


def _column(column: JoinedColumn, made: _Made) -> DraftColumn:
    values = dict.fromkeys(value.text[:LONGEST_SAMPLE] for cells in column.cells.values() for value in cells)
    asked = made.sure or made.asked
    return DraftColumn(
        id=column.id,
        header=column.header,
        kind=made.kind,
        used=made.reason is None,
        reason=made.reason,
        example=asked[0].text if asked else None,
        samples=tuple(values)[:SAMPLES],
    )


def _questions(asked: list[tuple[str, Asked]], odd: frozenset[str]) -> tuple[DraftQuestion, ...]:
    """All questions; of more than a deck holds those are used that split the things most evenly, none that is `odd`."""
    evenness = sorted((_evenness(one) for _, one in asked), reverse=True)
    least = evenness[MOST_QUESTIONS] + 1 if len(asked) > MOST_QUESTIONS else 0
    return tuple(
        DraftQuestion(
            id=one.id,
            text=one.text,
            reading=one.reading,
            error=one.error,
            column=column,
            used=_evenness(one) >= least and one.id not in odd,
            implies=one.implies,
            excludes=one.excludes,
        )
        for column, one in asked
    )


def _facts(joined: Joined, asked: list[tuple[str, Asked]]) -> tuple[Fact, ...]:
    """A fact for all that cells say; what was said goes meanwhile, since a large table holds a million of them."""
    by = [By.PATTERN if quote.section or quote.lines else By.CELL for quote in joined.quotes]
    alone = [(quote,) for quote in range(len(joined.quotes))]
    chances: dict[float, float] = {}
    facts: list[Fact] = []
    for number, (_, one) in enumerate(asked):
        for said in one.said:
            p = round(said.p, 4)
            facts.append(
                Fact(said.thing, number, said.stated, chances.setdefault(p, p), by[said.quote], alone[said.quote])
            )
        one.said = []
    return tuple(facts)
