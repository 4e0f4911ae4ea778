"""Decks and teams as API types."""

import json
from collections.abc import Iterable, Mapping

from twentyq.api import deck_types as types
from twentyq.api.context import Context
from twentyq.api.scalars import AWSJSON, AWSURL, ID, AWSDateTime
from twentyq.authoring.draft import By, Draft, Fact, Quote, Verdict
from twentyq.authoring.quoting import quote
from twentyq.authoring.review import GameReview, Reviewed
from twentyq.documents.document import Document
from twentyq.documents.search.index import Found
from twentyq.play.decks.access import Action, may, role_of, team_of, workshop_of
from twentyq.play.decks.building import current, load_draft
from twentyq.play.decks.review import shown_facts
from twentyq.play.decks.sources import Upload
from twentyq.play.errors import NotReadyError
from twentyq.play.teams.joining import Code
from twentyq.storage.decks.deck import Brand, OwnDeck, Problem
from twentyq.storage.decks.team import Dispute, Role, Team


def own_deck_view(context: Context, stored: OwnDeck) -> types.OwnDeck:
    """A deck as the caller may see it."""
    workshop = workshop_of(context.ports)
    deck = current(stored, context.ports.now())
    team = team_of(workshop, deck)
    edits = may(context.player_id, deck, team, Action.EDIT)
    return types.OwnDeck(
        id=ID(deck.id),
        name=deck.name,
        description=deck.description,
        language=deck.language,
        role=role_of(context.player_id, deck, team) or Role.PLAYER,
        visibility=deck.visibility,
        team_id=ID(deck.team) if deck.team and team and context.player_id in team.members else None,
        state=deck.state,
        problem=problem_view(deck.problem) if edits else None,
        documents=[
            types.DeckDocument(
                ID(source.id),
                source.name,
                AWSDateTime(source.added_at),
                source.bytes,
                list(source.warnings),
                problem_view(source.problem),
            )
            for source in deck.sources
            if edits
        ],
        draft=_draft(context, deck) if edits and context.selects("draft") else None,
        playable=deck.published is not None,
        published_version=deck.published,
        published_at=AWSDateTime(deck.published_at) if deck.published_at else None,
        thing_count=deck.thing_count,
        brand=brand_view(deck.brand),
        created_at=AWSDateTime(deck.created_at),
        updated_at=AWSDateTime(deck.updated_at),
    )


def _draft(context: Context, deck: OwnDeck) -> types.DeckDraft | None:
    try:
        return draft_view(load_draft(workshop_of(context.ports), deck))
    except NotReadyError:
        return None


def problem_view(problem: Problem | None) -> types.DeckProblem | None:
    """A refusal with what would help."""
    if problem is None:
        return None
    return types.DeckProblem(problem.code, problem.message, problem.help, problem.file, problem.place)


def brand_view(brand: Brand) -> types.DeckBrand:
    """A deck's voice."""
    return types.DeckBrand(
        brand.host, brand.greeting, list(brand.leads), brand.named, brand.lost, brand.tone, brand.voice
    )


def draft_view(draft: Draft) -> types.DeckDraft:
    """A draft, to be looked over."""
    return types.DeckDraft(
        tables=[
            types.DraftTable(ID(one.id), one.file, one.name, list(one.headers), one.name_column, one.rows)
            for one in draft.tables
        ],
        columns=[
            types.DraftColumn(ID(one.id), one.header, one.kind, one.used, one.reason, one.example, list(one.samples))
            for one in draft.columns
        ],
        things=[types.DraftThing(one.name, one.says, one.used) for one in draft.things],
        questions=[
            types.DraftQuestion(ID(one.id), one.text, one.reading, ID(one.column) if one.column else None, one.used)
            for one in draft.questions
        ],
        facts=[fact_view(draft, fact) for fact in shown_facts(draft)],
        verdict=verdict_view(draft.verdict) if draft.verdict else None,
        warnings=list(draft.warnings),
    )


def fact_view(draft: Draft, fact: Fact) -> types.DraftFact:
    """A fact beside its sources."""
    question = draft.questions[fact.question]
    return types.DraftFact(
        thing=draft.things[fact.thing].name,
        question_id=ID(question.id),
        question=question.text,
        stated=fact.stated,
        by=fact.by,
        citations=citation_views(draft.quotes[n] for n in fact.quotes),
    )


def verdict_view(verdict: Verdict) -> types.DraftVerdict:
    """How well a draft plays."""
    return types.DraftVerdict(
        games=verdict.games,
        named=verdict.named,
        named_flipped=verdict.named_flipped,
        alike=[types.AlikeThings(one, other) for one, other in verdict.alike],
        alike_count=verdict.alike_count,
        advice=list(verdict.advice),
    )


def citation_views(quotes: Iterable[Quote]) -> list[types.Citation]:
    """Where things stand."""
    return [citation_view(quote) for quote in quotes]


def citation_view(quote: Quote) -> types.Citation:
    """Where something stands."""
    page, cell, section, lines = quote.page, quote.cell, quote.section, quote.lines
    return types.Citation(
        document_id=ID(quote.document),
        file=quote.file,
        quote=quote.text,
        prefix=quote.prefix,
        suffix=quote.suffix,
        start=quote.start,
        end=quote.end,
        page=page.first if page else None,
        last_page=page.last if page else None,
        sheet=cell.sheet if cell else None,
        row=cell.row if cell else None,
        column=cell.column if cell else None,
        header=cell.header if cell else None,
        cell=cell.a1 if cell else None,
        headings=list(section.headings) if section else [],
        paragraph=section.paragraph if section else None,
        first_line=lines.first if lines else None,
        last_line=lines.last if lines else None,
    )


def review_view(review: GameReview) -> types.GameReview:
    """A finished game beside its documents."""
    return types.GameReview(
        thing=review.thing,
        named=citation_view(review.named) if review.named else None,
        answers=[reviewed_view(one) for one in review.answers],
        rested_on=[reviewed_view(one) for one in review.rested_on],
    )


def reviewed_view(one: Reviewed) -> types.ReviewedAnswer:
    """An answer beside what the documents say."""
    return types.ReviewedAnswer(
        turn=one.turn.number,
        question=one.turn.text,
        said=one.said,
        stated=one.stated,
        by=one.by,
        differs=one.differs,
        bits=one.bits,
        text=_says(one),
        citations=citation_views(one.citations),
    )


def _says(one: Reviewed) -> str:
    who = "The deck's owner says" if one.by is By.OWNER else "The documents say"
    return f"{who} {one.stated.value.lower()}." if one.stated else "The documents do not say."


def passage_views(found: Iterable[Found], documents: Mapping[str, Document]) -> list[types.FoundPassage]:
    """Passages with their places."""
    return [
        types.FoundPassage(
            citation=citation_view(quote(documents[one.passage.document], one.passage)),
            score=one.score,
            before=one.before.text if one.before else None,
            after=one.after.text if one.after else None,
        )
        for one in found
    ]


def answer_view(text: str, found: Iterable[Found], documents: Mapping[str, Document]) -> types.DocumentsAnswer:
    """A worded answer with its sources."""
    return types.DocumentsAnswer(text, [passage.citation for passage in passage_views(found, documents)])


def document_upload_view(upload: Upload) -> types.DocumentUpload:
    """Where a document goes."""
    return types.DocumentUpload(
        document_id=ID(upload.source.id),
        url=AWSURL(upload.to.url),
        fields=AWSJSON(json.dumps(dict(upload.to.fields))),
        expires_at=AWSDateTime(upload.to.expires_at),
        max_bytes=upload.to.max_bytes,
    )


def dispute_views(context: Context, deck: OwnDeck, disputes: Iterable[Dispute]) -> list[types.Dispute]:
    """Disputes, each with its question in words."""
    insight = context.ports.decks.insight(deck.id, deck.published) if deck.published else None
    texts = {question.id: question.text for question in insight.deck.questions} if insight else {}
    return [
        types.Dispute(
            ID(one.id),
            one.thing,
            ID(one.question),
            texts.get(one.question, one.question),
            one.text,
            AWSDateTime(one.at),
        )
        for one in disputes
    ]


def team_view(context: Context, team: Team) -> types.Team:
    """A team as one of its members sees it."""
    me = team.members.get(context.player_id)
    return types.Team(
        id=ID(team.id),
        name=team.name,
        role=me.role if me else Role.PLAYER,
        members=[
            types.TeamMember(ID(one.id), one.name, one.role, player_id == context.player_id)
            for player_id, one in team.members.items()
        ],
    )


def invitation_view(code: Code) -> types.Invitation:
    """A code, once."""
    return types.Invitation(code.text, code.role, AWSDateTime(code.expires_at))
