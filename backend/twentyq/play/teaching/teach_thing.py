"""After a lost game: teach the machine what it was."""

from twentyq.game.answer import Answer
from twentyq.game.game import Game
from twentyq.game.proposal import NEAREST, Proposal
from twentyq.game.rules import may_reveal, owned, teach
from twentyq.game.turn import TurnKind
from twentyq.guessing.insight import Insight
from twentyq.knowledge.speaking import said
from twentyq.knowledge.spelling import fold
from twentyq.learning.taught.checks import Reason, TeachingRefusedError, checked_name, checked_question
from twentyq.play.errors import TeachingOffError
from twentyq.play.games.change import change
from twentyq.play.ports import Ports
from twentyq.play.taught import insight_of
from twentyq.play.update import Reply, ReplyKind, Update
from twentyq.understanding.lines import learnt


def teach_thing(
    ports: Ports, player_id: str, game_id: str, name: str, question: str | None = None, given: Answer | None = None
) -> Update:
    """Keep what it was with the game's answers, and a question that tells it from the best guess.

    The player's next games look for it; teaching again corrects it. TeachingRefusedError, DeckNotFoundError.
    """
    game = owned(ports.games.load(game_id), player_id)
    may_reveal(game)
    insight = insight_of(ports, game)
    if ports.proposals is None or insight is None:
        raise TeachingOffError
    proposal = _proposal(ports, game, insight, name, question, given)
    ports.proposals.keep(proposal)
    taught = change(ports, player_id, game, lambda game: teach(game, proposal.name, ports.now()))
    return Update(taught, Reply(ReplyKind.REVEALED, learnt(said(proposal.name)[1], taught.language)))


def _proposal(
    ports: Ports, game: Game, insight: Insight, written: str, question: str | None, given: Answer | None
) -> Proposal:
    row = insight.deck.find(written)
    name = checked_name(written, known=row is not None)
    if (question is None) != (given is None) or given not in (None, Answer.YES, Answer.NO):
        raise TeachingRefusedError("answer", Reason.NO_ANSWER)
    asked = checked_question(question, name) if question is not None else None
    nearest = [near for near, _ in insight.nearest(game, NEAREST + 1) if insight.deck.find(near) != row][:NEAREST]
    answers = [
        (turn.subject, turn.answer)
        for turn in game.answered_turns
        if turn.kind is TurnKind.QUESTION and turn.subject and turn.answer
    ]
    known = _of_the_deck(insight, asked)
    if known and given:
        answers, asked = [*(one for one in answers if one[0] != known), (known, given)], None
    return Proposal(
        game_id=game.id,
        player_id=game.player_id,
        deck_id=game.deck_id,
        name=name,
        answers=tuple(answers),
        nearest=tuple(nearest),
        taught_at=ports.now(),
        question=asked,
        answer=given if asked else None,
        instead=next(iter(nearest), None) if asked else None,
        deck_version=game.deck_version,
    )


def _of_the_deck(insight: Insight, asked: str | None) -> str | None:
    """The id of the deck's question that has the same words."""
    if asked is None:
        return None
    return next((one.id for one in insight.deck.questions if fold(one.text) == fold(asked)), None)
