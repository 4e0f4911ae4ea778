"""Decks and teams by GraphQL: the whole way, and every field refuses strangers."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
import strawberry
from tests.making import TABLE, making_ports
from tests.speaker import Speaker

from twentyq.api import deck_fields
from twentyq.api.context import Context
from twentyq.api.json_values import camel
from twentyq.api.schema import create_schema
from twentyq.authoring.widening.answering import Worded
from twentyq.play.decks.searching import forget_searches
from twentyq.play.decks.sources import upload_key
from twentyq.play.ports import Ports

OWNER, STRANGER = "p1", "p2"
DECK = "{ id name state playable publishedVersion thingCount role documents { name } problem { code help } }"
DRAFT = """{ state draft { tables { id headers nameColumn } columns { id used example } things { name used }
    questions { id text } facts { thing question stated by citations { file quote start end cell header row } }
    verdict { games named } } }"""


@dataclass
class Client:
    """Sends documents as one player."""

    schema: strawberry.Schema
    ports: Ports
    player: str

    def send(self, document: str) -> Any:
        return asyncio.run(self.schema.execute(document, None, Context(self.ports, self.player, "request-1")))

    def data(self, document: str) -> Any:
        result = self.send(document)
        assert result.errors is None, result.errors
        (value,) = result.data.values()
        return value

    def error(self, document: str) -> str:
        (error,) = self.send(document).errors
        kind: str = error.extensions["errorType"]
        return kind


@dataclass
class Owned:
    """A deck with all that hangs on it, and a client of its owner and of a stranger."""

    owner: Client
    stranger: Client
    ids: dict[str, str]


@pytest.fixture(scope="module")
def schema() -> strawberry.Schema:
    return create_schema()


@pytest.fixture
def owned(schema: strawberry.Schema) -> Owned:
    ports = making_ports()
    owner = Client(schema, ports, OWNER)
    deck = owner.data('mutation { createDeck(input: {name: "Birds"}) { id } }')["id"]
    upload = owner.data(
        f'mutation {{ createDocumentUpload(input: {{deckId: "{deck}", fileName: "birds.csv"}}) {{ documentId url }} }}'
    )
    assert ports.workshop
    kept = ports.workshop.decks.load(deck)
    assert kept
    ports.workshop.files.write(upload_key(kept, kept.sources[0]), TABLE)
    owner.data(f'mutation {{ buildDeck(input: {{deckId: "{deck}"}}) {{ state }} }}')
    owner.data(f'mutation {{ publishDeck(input: {{deckId: "{deck}"}}) {{ state }} }}')
    game = owner.data(f'mutation {{ startGame(input: {{deckId: "{deck}"}}) {{ gameId }} }}')["gameId"]
    team = owner.data('mutation { createTeam(input: {name: "5b", memberName: "Low"}) { id members { id } } }')
    ids = {
        "deck": deck,
        "document": upload["documentId"],
        "game": game,
        "team": team["id"],
        "member": team["members"][0]["id"],
    }
    return Owned(owner, Client(schema, ports, STRANGER), ids)


def test_a_deck_is_reviewed_beside_its_sources(owned: Owned) -> None:
    deck = owned.ids["deck"]
    draft = owned.owner.data(f'{{ ownDeck(id: "{deck}") {DRAFT} }}')["draft"]
    fact = draft["facts"][0]
    (citation,) = fact["citations"]
    assert TABLE.decode().replace("\n", " ").count(citation["quote"]) > 0
    assert citation["file"] == "birds.csv"
    assert fact["by"] == "CELL"
    assert draft["verdict"] == {"games": 200, "named": 1.0}
    edited = owned.owner.data(
        f"""mutation {{ editDraft(input: {{deckId: "{deck}", edits: [
            {{switchColumn: {{columnId: "flies", used: false}}}},
            {{renameThing: {{thing: "robin", name: "European robin"}}}},
            {{setFact: {{thing: "puffin", questionId: "swims", stated: SOMETIMES}}}}]}}) {DRAFT} }}"""
    )["draft"]
    assert [column["used"] for column in edited["columns"]][:2] == [False, True]
    assert edited["things"][0]["name"] == "European robin"
    assert edited["verdict"] is None
    again = owned.owner.data(f'mutation {{ judgeDraft(input: {{deckId: "{deck}"}}) {DRAFT} }}')
    assert again["draft"]["verdict"]["games"] == 200


def test_an_edit_is_one_change(owned: Owned) -> None:
    for edit in ("{}", '{switchThing: {thing: "robin", used: true}, setFact: {thing: "robin", questionId: "swims"}}'):
        document = f'mutation {{ editDraft(input: {{deckId: "{owned.ids["deck"]}", edits: [{edit}]}}) {DECK} }}'
        assert owned.owner.error(document) == "InvalidInput"


def test_refusals_have_a_type_and_say_what_would_help(owned: Owned) -> None:
    document = (
        'mutation { editDraft(input: {deckId: "%s", edits: [{rewordQuestion: {questionId: "x", text: "?"}}]}) %s }'
    )
    (error,) = owned.owner.send(document % (owned.ids["deck"], DECK)).errors
    assert error.extensions["errorType"] == "DeckRefused"
    assert error.extensions["errorInfo"]["code"] == "EDIT_REFUSED"
    for _ in range(19):
        owned.owner.data('mutation { createDeck(input: {name: "More"}) { id } }')
    (error,) = owned.owner.send('mutation { createDeck(input: {name: "More"}) { id } }').errors
    assert error.extensions == {"errorType": "QuotaExceeded", "errorInfo": {"limit": 20}}


def test_own_decks_are_offered_to_who_may_play_them(owned: Owned) -> None:
    listed = [deck["id"] for deck in owned.owner.data("{ decks { id } }")]
    assert listed == ["everyday", owned.ids["deck"]]
    assert [deck["id"] for deck in owned.stranger.data("{ decks { id } }")] == ["everyday"]
    game = owned.owner.data(f'{{ game(id: "{owned.ids["game"]}") {{ deck {{ name thingCount }} deckVersion }} }}')
    assert game["deck"] == {"name": "Birds", "thingCount": 12}
    assert game["deckVersion"]


REVIEW = """{ thing named { quote cell } answers { turn question said stated differs text citations { quote cell } }
    restedOn { turn bits } }"""


def finished(owned: Owned) -> str:
    """A game with the deck, played to its end with yes to everything."""
    game_id = owned.ids["game"]
    turn: int | None = 1
    while turn:
        update = owned.owner.data(
            f"""mutation {{ answerQuestion(input: {{gameId: "{game_id}", turn: {turn}, answer: YES}})
                {{ game {{ currentTurn {{ number }} }} }} }}"""
        )
        turn = (update["game"]["currentTurn"] or {}).get("number")
    return game_id


def test_a_finished_game_stands_beside_its_sources(owned: Owned) -> None:
    assert owned.owner.data(f'{{ gameReview(gameId: "{owned.ids["game"]}") {REVIEW} }}') is None
    review = owned.owner.data(f'{{ gameReview(gameId: "{finished(owned)}") {REVIEW} }}')
    assert review["named"]["quote"] == review["thing"]
    assert review["answers"]
    for answer in review["answers"]:
        assert answer["text"] == f"The documents say {answer['stated'].lower()}."
        assert [citation["quote"] for citation in answer["citations"]] == [answer["stated"].lower()]
        assert answer["differs"] == (answer["stated"] == "NO")
    assert [one["bits"] for one in review["restedOn"]] == sorted(
        (one["bits"] for one in review["restedOn"]), reverse=True
    )


def test_a_game_of_a_deck_of_the_program_has_no_sources(owned: Owned) -> None:
    game_id = owned.owner.data("mutation { startGame(input: {}) { gameId } }")["gameId"]
    assert owned.owner.data(f'{{ gameReview(gameId: "{game_id}") {REVIEW} }}') is None


def test_who_may_no_longer_play_a_deck_sees_none_of_its_documents(owned: Owned) -> None:
    deck = owned.ids["deck"]
    share = 'mutation {{ shareDeck(input: {{deckId: "{}", visibility: {}}}) {{ id }} }}'
    owned.owner.data(share.format(deck, "LINK"))
    game_id = owned.stranger.data(f'mutation {{ startGame(input: {{deckId: "{deck}"}}) {{ gameId }} }}')["gameId"]
    assert owned.stranger.data(f'{{ searchPassages(deckId: "{deck}", query: "robin") {{ score }} }}')
    owned.owner.data(share.format(deck, "PRIVATE"))
    assert owned.stranger.error(f'{{ gameReview(gameId: "{game_id}") {REVIEW} }}') == "DeckNotFound"


def test_a_question_about_the_documents_is_answered_by_what_says_it(owned: Owned) -> None:
    query = (
        '{{ searchPassages(deckId: "{}", query: "{}", limit: {}) {{ score before citation {{ quote file row }} }} }}'
    )
    (found,) = owned.owner.data(query.format(owned.ids["deck"], "is there a puffin?", 1))
    assert found["citation"]["quote"].startswith("puffin")
    assert (found["citation"]["file"], found["citation"]["row"]) == ("birds.csv", 3)
    assert owned.owner.data(query.format(owned.ids["deck"], "xylophone", 5)) == []
    assert owned.owner.error(query.format(owned.ids["deck"], " ", 5)) == "InvalidInput"
    assert owned.owner.error(query.format(owned.ids["deck"], "owl", 21)) == "InvalidInput"


def test_a_model_words_an_answer_that_stands_beside_its_sources(owned: Owned) -> None:
    document = '{{ answerFromDocuments(deckId: "{}", query: "{}") {{ text citations {{ quote file row }} }} }}'
    puffin, nothing = (document.format(owned.ids["deck"], query) for query in ("  is there a puffin? ", "xylophone"))
    assert owned.owner.data(puffin) is None
    asked: list[tuple[str, str, int]] = []

    def answer(account: str, question: str, sentences: Sequence[str]) -> Worded:
        asked.append((account, question, len(sentences)))
        return Worded("There is a puffin.", (0,))

    workshop = owned.owner.ports.workshop
    assert workshop
    owned.owner.ports = replace(owned.owner.ports, workshop=replace(workshop, answer=answer))
    found = owned.owner.data(puffin)
    assert found["text"] == "There is a puffin."
    assert [(one["file"], one["row"]) for one in found["citations"]] == [("birds.csv", 3)]
    assert owned.owner.data(nothing) is None
    ((account, question, sentences),) = asked
    deck, _, player = account.split("/")
    assert (deck, len(player)) == (owned.ids["deck"], 16)
    assert (question, sentences) == ("is there a puffin?", 1)


def test_without_a_model_no_document_is_read_for_an_answer(owned: Owned) -> None:
    workshop = owned.owner.ports.workshop
    assert workshop
    unread: Any = None
    owned.owner.ports = replace(owned.owner.ports, workshop=replace(workshop, files=unread))
    ask = '{{ answerFromDocuments(deckId: "{}", query: "{}") {{ text }} }}'
    forget_searches()
    assert owned.owner.data(ask.format(owned.ids["deck"], "is there a puffin?")) is None
    assert owned.owner.error(ask.format(owned.ids["deck"], " ")) == "InvalidInput"


def test_a_deck_speaks_in_its_own_voice_and_leaves_the_questions_as_they_are(owned: Owned) -> None:
    deck = owned.ids["deck"]
    owned.owner.data(
        f"""mutation {{ brandDeck(input: {{deckId: "{deck}", host: "Ms Low", leads: ["Next:", "And now:"],
            named: "{{thing}}, of course!", lost: "I give up.", voice: "Ruth"}}) {{ id }} }}"""
    )
    speaker = Speaker()
    owned.owner.ports = replace(owned.owner.ports, spoken=speaker)
    update = "game { currentTurn { number text speech { url } } } reply { kind text speech { url } }"
    said = owned.owner.data(f'mutation {{ startGame(input: {{deckId: "{deck}"}}) {{ gameId {update} }} }}')
    game_id, leads = said["gameId"], []
    while turn := said["game"]["currentTurn"]:
        leads.append(said["reply"]["text"].removesuffix(turn["text"]).strip())
        given = f'gameId: "{game_id}", turn: {turn["number"]}, answer: YES'
        said = owned.owner.data(f"mutation {{ answerQuestion(input: {{{given}}}) {{ {update} }} }}")
    assert leads[:4] == ["This is Ms Low.", "Next:", "And now:", "Next:"]
    assert said["reply"]["text"].startswith("A ")
    assert said["reply"]["text"].endswith(", of course!")
    assert {*speaker.leads} == {"", "This is Ms Low.", "Next:", "And now:"}
    assert {*speaker.voices} == {"Ruth"}


NOTHING = None
OWN_THINGS = {"create_deck", "create_team", "decks_can_be_made"}
"""What strangers do is their own: there is nothing of others to refuse."""
REFUSED = {
    "own_decks": ("{ ownDecks { id } }", []),
    "own_deck": ('{ ownDeck(id: "$deck") { id } }', NOTHING),
    "teams": ("{ teams { id } }", []),
    "disputes": ('{ disputes(deckId: "$deck") { id } }', "DeckNotFound"),
    "game_review": ('{ gameReview(gameId: "$game") { thing } }', "GameNotFound"),
    "answer_from_documents": (
        '{ answerFromDocuments(deckId: "$deck", query: "robin") { text } }',
        "DeckNotFound",
    ),
    "search_passages": ('{ searchPassages(deckId: "$deck", query: "robin") { score } }', "DeckNotFound"),
    "name_deck": ('mutation { nameDeck(input: {deckId: "$deck", name: "x"}) { id } }', "DeckNotFound"),
    "share_deck": ('mutation { shareDeck(input: {deckId: "$deck", visibility: LINK}) { id } }', "DeckNotFound"),
    "brand_deck": ('mutation { brandDeck(input: {deckId: "$deck", host: "x"}) { id } }', "DeckNotFound"),
    "delete_deck": ('mutation { deleteDeck(input: {deckId: "$deck"}) { id } }', "DeckNotFound"),
    "create_document_upload": (
        'mutation { createDocumentUpload(input: {deckId: "$deck", fileName: "x.csv"}) { url } }',
        "DeckNotFound",
    ),
    "remove_document": (
        'mutation { removeDocument(input: {deckId: "$deck", documentId: "$document"}) { id } }',
        "DeckNotFound",
    ),
    "build_deck": ('mutation { buildDeck(input: {deckId: "$deck"}) { id } }', "DeckNotFound"),
    "edit_draft": (
        'mutation { editDraft(input: {deckId: "$deck", edits: [{switchThing: {thing: "owl", used: false}}]}) { id } }',
        "DeckNotFound",
    ),
    "judge_draft": ('mutation { judgeDraft(input: {deckId: "$deck"}) { id } }', "DeckNotFound"),
    "publish_deck": ('mutation { publishDeck(input: {deckId: "$deck"}) { id } }', "DeckNotFound"),
    "withdraw_deck": ('mutation { withdrawDeck(input: {deckId: "$deck"}) { id } }', "DeckNotFound"),
    "dispute_fact": ('mutation { disputeFact(input: {gameId: "$game", turn: 1}) { id } }', "GameNotFound"),
    "settle_dispute": (
        'mutation { settleDispute(input: {deckId: "$deck", disputeId: "x"}) { id } }',
        "DeckNotFound",
    ),
    "create_invitation": (
        'mutation { createInvitation(input: {teamId: "$team", role: PLAYER}) { code } }',
        "TeamNotFound",
    ),
    "join_team": ('mutation { joinTeam(input: {code: "$team", memberName: "x"}) { id } }', "InvitationExpired"),
    "leave_team": ('mutation { leaveTeam(input: {teamId: "$team"}) { id } }', "TeamNotFound"),
    "set_member": (
        'mutation { setMember(input: {teamId: "$team", memberId: "$member", role: PLAYER}) { id } }',
        "TeamNotFound",
    ),
}


def test_no_field_is_left_out_of_those_that_refuse_strangers() -> None:
    assert {*deck_fields.QUERIES, *deck_fields.MUTATIONS} == {*REFUSED, *OWN_THINGS}


@pytest.mark.parametrize("field", REFUSED)
def test_every_field_refuses_strangers(owned: Owned, field: str) -> None:
    document, expected = REFUSED[field]
    assert camel(field) in document
    for name, value in owned.ids.items():
        document = document.replace(f"${name}", value)
    workshop = owned.owner.ports.workshop
    assert workshop
    before = workshop.decks.load(owned.ids["deck"]), workshop.teams.load(owned.ids["team"])
    result = owned.stranger.send(document)
    if isinstance(expected, str):
        assert [error.extensions["errorType"] for error in result.errors] == [expected]
    else:
        assert (result.errors, [*result.data.values()]) == (None, [expected])
    assert (workshop.decks.load(owned.ids["deck"]), workshop.teams.load(owned.ids["team"])) == before


def test_a_stranger_starts_no_game_with_a_private_deck(owned: Owned) -> None:
    assert owned.stranger.error(f'mutation {{ startGame(input: {{deckId: "{owned.ids["deck"]}"}}) {{ gameId }} }}') == (
        "DeckNotFound"
    )
    assert owned.stranger.error(f'{{ thingNames(prefix: "r", deckId: "{owned.ids["deck"]}") }}') == "DeckNotFound"


def test_who_has_the_link_plays_and_sees_no_documents(owned: Owned) -> None:
    deck = owned.ids["deck"]
    owned.owner.data(f'mutation {{ shareDeck(input: {{deckId: "{deck}", visibility: LINK}}) {{ id }} }}')
    seen = owned.stranger.data(f'{{ ownDeck(id: "{deck}") {{ name role documents {{ name }} draft {{ warnings }} }} }}')
    assert seen == {"name": "Birds", "role": "PLAYER", "documents": [], "draft": None}
    assert owned.stranger.data(f'mutation {{ startGame(input: {{deckId: "{deck}"}}) {{ gameId }} }}')["gameId"]
    assert owned.stranger.error(f'mutation {{ publishDeck(input: {{deckId: "{deck}"}}) {{ id }} }}') == "DeckNotFound"
