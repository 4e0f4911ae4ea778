"""Sentences to facts: things first, then what could be asked of them, then what the sentences say of each."""

from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from twentyq.authoring.draft import (
    By,
    Choices,
    Draft,
    DraftColumn,
    DraftQuestion,
    DraftThing,
    Edit,
    Fact,
    Kind,
    Quote,
    Stated,
)
from twentyq.authoring.drafting import draft
from twentyq.authoring.editing import apply_again
from twentyq.authoring.errors import NoNameColumnError, TooFewFactsError
from twentyq.authoring.quoting import quote
from twentyq.authoring.tables.joining import slug
from twentyq.authoring.widening.checks import STATED, is_asked, is_named, supported
from twentyq.authoring.widening.model import Model, Reader
from twentyq.authoring.widening.passages import Sentence, about, sentences_of, spread
from twentyq.authoring.wording.things import says_of
from twentyq.documents.document import Document
from twentyq.knowledge.spelling import fold

COLUMN, HEADER = "model", "From the text, by the language model"
MOST_ATTRIBUTES, QUESTIONS_A_CALL = 24, 20
CHUNK = 60
"""Sentences in which things are looked for at once."""
P = {Stated.YES: 0.90, Stated.NO: 0.10, Stated.SOMETIMES: 0.5}
ERROR = 0.10


@dataclass(slots=True)
class _Work:
    reader: Reader
    sentences: list[Sentence]
    draft: Draft
    quotes: list[Quote] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def texts(self, sentences: Sequence[Sentence]) -> list[str]:
        return [passage.text for _, passage in sentences]

    def quoted(self, sentence: Sentence) -> int:
        """The position of a sentence's quote in the draft."""
        self.quotes.append(quote(*sentence))
        return len(self.draft.quotes) + len(self.quotes) - 1


def widened(
    documents: Sequence[Document],
    model: Model,
    cache: MutableMapping[str, str],
    *,
    deck_id: str,
    name: str,
    choices: Choices,
) -> Draft:
    """The draft of the documents' tables and prose; of prose alone where they have no tables. As `drafting.draft`."""
    try:
        made = draft(documents, deck_id=deck_id, name=name, choices=choices)
    except (NoNameColumnError, TooFewFactsError):
        empty = Draft(deck_id, name, "en-US", (), (), (), (), (), (), Choices(choices.names))
        made = widen(empty, documents, model, cache, choices.edits)
        if not made.things:
            raise
        return made
    return widen(made, documents, model, cache, choices.edits)


def widen(
    made: Draft,
    documents: Sequence[Document],
    model: Model,
    cache: MutableMapping[str, str],
    edits: Sequence[Edit] = (),
) -> Draft:
    """The draft with what the model finds in prose, then the owner's edits; as it was where it finds nothing."""
    work = _Work(Reader(model, cache), sentences_of(documents), made)
    if not work.sentences:
        return made
    things = made.things or _things(work)
    questions = _attributes(work, things) if things else []
    for row, thing in enumerate(things):
        _read(work, row, thing, questions)
    warnings = (*made.warnings, work.reader.ended) if work.reader.ended else made.warnings
    return apply_again(_with(work, things, questions, warnings), edits)


def _with(
    work: _Work, things: tuple[DraftThing, ...], questions: list[DraftQuestion], warnings: tuple[str, ...]
) -> Draft:
    draft = work.draft
    said = {fact.question for fact in work.facts if fact.stated is not Stated.NO}
    asked = [replace(one, used=len(draft.questions) + number in said) for number, one in enumerate(questions)]
    example = next((one.text for one in asked if one.used), None)
    column = DraftColumn(COLUMN, HEADER, Kind.YES_NO, used=example is not None, example=example)
    return replace(
        draft,
        things=things,
        columns=(*draft.columns, column) if asked else draft.columns,
        questions=(*draft.questions, *asked),
        facts=(*draft.facts, *work.facts),
        quotes=(*draft.quotes, *work.quotes),
        warnings=warnings,
        choices=replace(draft.choices, edits=()),
        verdict=None,
    )


def _things(work: _Work) -> tuple[DraftThing, ...]:
    from twentyq.authoring.widening.forms import things_question

    found: dict[str, tuple[str, Sentence]] = {}
    for first in range(0, len(work.sentences), CHUNK):
        shown = work.sentences[first : first + CHUNK]
        texts = work.texts(shown)
        reply = work.reader.ask(things_question(texts))
        for named in reply.things if reply else ():
            if is_named(named, texts):
                found.setdefault(fold(named.name), (named.name.strip(), shown[named.sentence - 1]))
    names = [name for name, _ in found.values()]
    return tuple(
        DraftThing(name, says, work.quoted(sentence))
        for (name, sentence), says in zip(found.values(), says_of(names, []), strict=True)
    )


def _attributes(work: _Work, things: tuple[DraftThing, ...]) -> list[DraftQuestion]:
    from twentyq.authoring.widening.forms import MOST, attributes_question

    names, asked = [thing.name for thing in things], [one.text for one in work.draft.questions]
    reply = work.reader.ask(attributes_question(names, work.texts(spread(work.sentences, MOST)), asked))
    taken = {text.casefold() for text in asked}
    made: list[DraftQuestion] = []
    for one in reply.questions if reply else ():
        text = " ".join(one.text.split())
        if is_asked(text) and text.casefold() not in taken and len(made) < MOST_ATTRIBUTES:
            taken.add(text.casefold())
            means = " ".join(one.means.split())[:160]
            reading = means if means and means.isprintable() else text
            made.append(DraftQuestion(f"{COLUMN}--{slug(text)}", text, reading, ERROR, COLUMN))
    return made


def _read(work: _Work, row: int, thing: DraftThing, questions: list[DraftQuestion]) -> None:
    from twentyq.authoring.widening.forms import cells_question

    shown = about((thing.name, *thing.aliases), work.sentences)
    if not shown or not thing.used:
        return
    texts = work.texts(shown)
    for first in range(0, len(questions), QUESTIONS_A_CALL):
        asked = [one.text for one in questions[first : first + QUESTIONS_A_CALL]]
        reply = work.reader.ask(cells_question(thing.name, texts, asked))
        answered: set[int] = set()
        for cell in reply.facts if reply else ():
            sources = supported(cell, thing.name, asked, texts)
            if sources and cell.question not in answered:
                answered.add(cell.question)
                stated, question = STATED[cell.answer], len(work.draft.questions) + first + cell.question - 1
                quotes = tuple(work.quoted(shown[n]) for n in sources)
                work.facts.append(Fact(row, question, stated, P[stated], By.MODEL, quotes))
