"""The guesser and the insight of a game, with what its player taught, and what they know and make of words."""

from dataclasses import dataclass
from functools import cached_property

from twentyq.game.answer import Answer
from twentyq.game.game import Game
from twentyq.game.proposal import Proposal
from twentyq.game.turn import Remark, TurnKind
from twentyq.guessing.guesser import Guesser
from twentyq.guessing.insight import Insight
from twentyq.play.ports import Ports
from twentyq.storage.errors import StorageError
from twentyq.understanding import remarked


def taught_before(ports: Ports, player_id: str, deck_id: str) -> tuple[Proposal, ...]:
    """What the player taught of a deck; nothing where it cannot be read: a game goes on without."""
    if ports.proposals is None:
        return ()
    try:
        return tuple(one for one in ports.proposals.of(player_id) if one.deck_id == deck_id)
    except StorageError:
        return ()


def guesser_of(ports: Ports, game: Game) -> Guesser:
    """The guesser of the game."""
    return ports.decks.guesser(game.deck_id, game.deck_version, taught_in(ports, game))


def insight_of(ports: Ports, game: Game) -> Insight | None:
    """What the game's deck makes of it; None where the deck is withdrawn."""
    return ports.decks.insight(game.deck_id, game.deck_version, taught_in(ports, game))


@dataclass(frozen=True)
class KnownByDeck:
    """What a game's deck makes of words that answer one of its turns."""

    ports: Ports
    game: Game
    asked: TurnKind
    question: str
    """As it was put."""
    subject: str | None
    """Its id in the deck, or the guess."""

    def of_kind(self, kind: str) -> Answer | None:
        """What is surely the answer of things of a kind; yes to a guess that is called so, too."""
        if self._insight is None:
            return None
        if self.asked is TurnKind.QUESTION:
            return self._insight.of_kind(kind, self.subject)
        deck = self._insight.deck
        return Answer.YES if deck.senses(kind) == (deck.find(self.subject or ""),) else None

    def told(self, text: str) -> Answer | None:
        """What a text answers that says so without a yes or no."""
        told = self.remarks(text, whole=True) if self.asked is TurnKind.QUESTION else ()
        return next((one.answer for one in told if one.question == self.subject), None)

    def remarks(self, text: str, *, whole: bool = False) -> tuple[Remark, ...]:
        """What a text says of the thing that the deck asks for; `whole`: if it says nothing else.

        What is so of the guess, too, may be said of it: "no, she's a woman" to "Is it Mary Poppins?".
        """
        if self._insight is None:
            return ()
        deck, found = self._insight.deck, []
        told = remarked(text, self.question, self.game.language, deck.remarks, subject=self.subject or "", whole=whole)
        for one, truth in told.items():
            so = self._insight.has(self.subject or "", one) if self.asked is TurnKind.GUESS else None
            if so is not truth:
                asked = deck.questions[deck.question_index[one]]
                found.append(Remark(one, asked.text, Answer.YES if truth else Answer.NO))
        return tuple(found)

    @cached_property
    def _insight(self) -> Insight | None:
        return insight_of(self.ports, self.game)


def taught_in(ports: Ports, game: Game) -> tuple[Proposal, ...]:
    """Read only for a game whose player had taught something when it began, and no more than was taught by then."""
    if not game.personal:
        return ()
    found = taught_before(ports, game.player_id, game.deck_id)
    return tuple(one for one in found if one.taught_at <= game.started_at)
