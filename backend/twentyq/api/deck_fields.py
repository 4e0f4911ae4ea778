"""Every query and mutation of decks that players make, and of teams."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from twentyq import play
from twentyq.api import deck_inputs as inputs
from twentyq.api import deck_types as types
from twentyq.api.context import Context
from twentyq.api.deck_views import (
    answer_view,
    dispute_views,
    document_upload_view,
    invitation_view,
    own_deck_view,
    passage_views,
    review_view,
    team_view,
)
from twentyq.api.scalars import ID
from twentyq.authoring import draft as drafts
from twentyq.authoring.draft import Edit
from twentyq.game.errors import InvalidInputError
from twentyq.play.decks.access import Action, found
from twentyq.play.errors import DeckNotFoundError, DecksOffError
from twentyq.storage.decks.deck import Brand

PASSAGES = 5


def decks_can_be_made(context: Context) -> bool:
    """Whether players make decks here."""
    return context.ports.workshop is not None


def own_decks(context: Context) -> list[types.OwnDeck]:
    """The caller's decks and those of the caller's teams, the latest change first."""
    return [own_deck_view(context, deck) for deck in play.decks.access.own_decks(context.ports, context.player_id)]


def own_deck(context: Context, id: ID) -> types.OwnDeck | None:
    """A deck that the caller made or may play; null for a stranger."""
    try:
        return own_deck_view(context, found(context.ports, context.player_id, id, Action.PLAY))
    except (DeckNotFoundError, DecksOffError):
        return None


def disputes(context: Context, deck_id: ID) -> list[types.Dispute]:
    """What players dispute of a deck that the caller edits, the latest first."""
    deck = found(context.ports, context.player_id, deck_id, Action.EDIT)
    return dispute_views(context, deck, play.decks.disputes.disputes(context.ports, context.player_id, deck_id))


def game_review(context: Context, game_id: ID) -> types.GameReview | None:
    """A finished game beside the documents of its deck; null of other decks, and until it is told what it was."""
    found_review = play.history.game_review(context.ports, context.player_id, game_id)
    return review_view(found_review) if found_review else None


def search_passages(
    context: Context, deck_id: ID, query: str, limit: int | None = PASSAGES
) -> list[types.FoundPassage]:
    """What a deck's documents say to a question, the best first; limit 1 to 20."""
    most = PASSAGES if limit is None else limit
    return passage_views(*play.decks.searching.search_passages(context.ports, context.player_id, deck_id, query, most))


def answer_from_documents(context: Context, deck_id: ID, query: str) -> types.DocumentsAnswer | None:
    """What a deck's documents say to a question, in the words of a language model; null where none is configured, or
    the documents do not bear its answer out. It may take ten seconds; searchPassages has the sentences at once.
    """
    answer = play.decks.searching.answer_from_documents(context.ports, context.player_id, deck_id, query)
    return answer_view(*answer) if answer else None


def teams(context: Context) -> list[types.Team]:
    """The caller's teams."""
    return [team_view(context, team) for team in play.teams.teams(context.ports, context.player_id)]


def create_deck(context: Context, input: inputs.CreateDeckInput) -> types.OwnDeck:
    """Make an empty deck; at most 20 a player."""
    return own_deck_view(context, play.decks.making.create_deck(context.ports, context.player_id, input.name))


def name_deck(context: Context, input: inputs.NameDeckInput) -> types.OwnDeck:
    """Call a deck otherwise. Its next version has the name, too."""
    named = play.decks.making.name_deck(context.ports, context.player_id, input.deck_id, input.name, input.description)
    return own_deck_view(context, named)


def share_deck(context: Context, input: inputs.ShareDeckInput) -> types.OwnDeck:
    """Say who may play a deck."""
    shared = play.decks.making.share_deck(
        context.ports, context.player_id, input.deck_id, input.visibility, input.team_id
    )
    return own_deck_view(context, shared)


def brand_deck(context: Context, input: inputs.BrandDeckInput) -> types.OwnDeck:
    """Give a deck a voice of its own."""
    brand = Brand(
        input.host, input.greeting, tuple(input.leads or ()), input.named, input.lost, input.tone, input.voice
    )
    return own_deck_view(context, play.decks.brand.brand_deck(context.ports, context.player_id, input.deck_id, brand))


def delete_deck(context: Context, input: inputs.DeckInput) -> types.OwnDeck:
    """Forget a deck with its documents and versions; what it was."""
    deck = found(context.ports, context.player_id, input.deck_id, Action.OWN)
    view = own_deck_view(context, deck)
    play.decks.making.delete_deck(context.ports, context.player_id, input.deck_id)
    return view


def create_document_upload(context: Context, input: inputs.CreateDocumentUploadInput) -> types.DocumentUpload:
    """Where a document of a deck goes; at most 20 a deck. A file of the same name takes the place of the one before."""
    return document_upload_view(
        play.decks.sources.create_document_upload(context.ports, context.player_id, input.deck_id, input.file_name)
    )


def remove_document(context: Context, input: inputs.RemoveDocumentInput) -> types.OwnDeck:
    """Take a document away."""
    left = play.decks.sources.remove_document(context.ports, context.player_id, input.deck_id, input.document_id)
    return own_deck_view(context, left)


def build_deck(context: Context, input: inputs.BuildDeckInput) -> types.OwnDeck:
    """Begin to read a deck's documents and to draft it; at most five builds an hour. Ask ownDeck how far it is."""
    names = None if input.names is None else {str(one.table_id): one.column for one in input.names}
    return own_deck_view(
        context, play.decks.building.build_deck(context.ports, context.player_id, input.deck_id, names)
    )


def edit_draft(context: Context, input: inputs.EditDraftInput) -> types.OwnDeck:
    """Change a draft: columns, questions, things, facts."""
    edits = [_edit(edit) for edit in input.edits]
    return own_deck_view(context, play.decks.review.edit_draft(context.ports, context.player_id, input.deck_id, edits))


def judge_draft(context: Context, input: inputs.DeckInput) -> types.OwnDeck:
    """Play 200 simulated games with a draft, for its verdict."""
    return own_deck_view(context, play.decks.review.judge_draft(context.ports, context.player_id, input.deck_id))


def publish_deck(context: Context, input: inputs.DeckInput) -> types.OwnDeck:
    """Play the draft from now on. Games that run go on with the version that they began with."""
    return own_deck_view(context, play.decks.review.publish_deck(context.ports, context.player_id, input.deck_id))


def withdraw_deck(context: Context, input: inputs.DeckInput) -> types.OwnDeck:
    """Offer a deck no more."""
    return own_deck_view(context, play.decks.making.withdraw_deck(context.ports, context.player_id, input.deck_id))


def dispute_fact(context: Context, input: inputs.DisputeFactInput) -> types.Dispute:
    """Say that what a deck has of a game's thing is otherwise; its owners see it."""
    dispute = play.decks.disputes.dispute_fact(context.ports, context.player_id, input.game_id, input.turn, input.text)
    deck = found(context.ports, context.player_id, dispute.deck, Action.PLAY)
    return dispute_views(context, deck, [dispute])[0]


def settle_dispute(context: Context, input: inputs.SettleDisputeInput) -> list[types.Dispute]:
    """Take a dispute off the list; what is left."""
    deck = found(context.ports, context.player_id, input.deck_id, Action.EDIT)
    left = play.decks.disputes.settle_dispute(context.ports, context.player_id, input.deck_id, input.dispute_id)
    return dispute_views(context, deck, left)


def create_team(context: Context, input: inputs.CreateTeamInput) -> types.Team:
    """Make a team that the caller owns."""
    return team_view(context, play.teams.create_team(context.ports, context.player_id, input.name, input.member_name))


def create_invitation(context: Context, input: inputs.CreateInvitationInput) -> types.Invitation:
    """A code to join a team with, good for 14 days."""
    return invitation_view(play.teams.create_invitation(context.ports, context.player_id, input.team_id, input.role))


def join_team(context: Context, input: inputs.JoinTeamInput) -> types.Team:
    """Join a team by a code."""
    return team_view(context, play.teams.join_team(context.ports, context.player_id, input.code, input.member_name))


def leave_team(context: Context, input: inputs.LeaveTeamInput) -> types.Team:
    """Leave a team. The going of its last owner ends it."""
    before = play.teams.leave_team(context.ports, context.player_id, input.team_id)
    return team_view(context, before)


def set_member(context: Context, input: inputs.SetMemberInput) -> types.Team:
    """Give a member of a team that the caller owns another role, or let them go."""
    return team_view(
        context,
        play.teams.set_member(context.ports, context.player_id, input.team_id, input.member_id, input.role),
    )


def _edit(edit: inputs.DraftEditInput) -> Edit:
    given = [value for one in fields(edit) if (value := getattr(edit, one.name)) is not None]
    match given:
        case [inputs.SwitchColumnInput() as one]:
            return drafts.SwitchColumn(one.column_id, one.used)
        case [inputs.SwitchQuestionInput() as one]:
            return drafts.SwitchQuestion(one.question_id, one.used)
        case [inputs.RewordQuestionInput() as one]:
            return drafts.RewordQuestion(one.question_id, one.text, one.reading)
        case [inputs.RenameThingInput() as one]:
            return drafts.RenameThing(one.thing, one.name, one.says)
        case [inputs.SwitchThingInput() as one]:
            return drafts.SwitchThing(one.thing, one.used)
        case [inputs.SetFactInput() as one]:
            return drafts.SetFact(one.thing, one.question_id, one.stated)
        case _:
            raise InvalidInputError("edits", "must have exactly one change each")


Resolver = Callable[..., Any]

QUERIES: Mapping[str, Resolver] = {
    field.__name__: field
    for field in (
        decks_can_be_made,
        own_decks,
        own_deck,
        disputes,
        game_review,
        search_passages,
        answer_from_documents,
        teams,
    )
}
MUTATIONS: Mapping[str, Resolver] = {
    field.__name__: field
    for field in (
        create_deck,
        name_deck,
        share_deck,
        brand_deck,
        delete_deck,
        create_document_upload,
        remove_document,
        build_deck,
        edit_draft,
        judge_draft,
        publish_deck,
        withdraw_deck,
        dispute_fact,
        settle_dispute,
        create_team,
        create_invitation,
        join_team,
        leave_team,
        set_member,
    )
}
