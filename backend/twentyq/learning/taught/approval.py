"""A person reviews what players taught: what is approved is in the next version, what is refused is asked no more."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from twentyq.knowledge.compiled import dump, load
from twentyq.knowledge.deck import Deck
from twentyq.knowledge.versions import DECK_FILE, Pointer, Versions
from twentyq.learning.errors import NotRipeError
from twentyq.learning.taught.growth import grown
from twentyq.learning.taught.joining import Candidate, candidates
from twentyq.learning.taught.proposals import Proposals
from twentyq.learning.taught.reviews import Decision, Reviews, key

VARIANT = "+"
"""Before a variant in a deck's id: variants learn together."""


@dataclass(frozen=True)
class Review:
    """What waits for a person, of one deck."""

    proposals: Proposals
    reviews: Reviews
    versions: Versions
    deck_id: str
    bundled: Callable[[], Deck]
    """The deck that comes with the program, whole."""

    def waiting(self) -> list[Candidate]:
        """Ripe things that nobody decided on."""
        decided = self.reviews.of(self.deck_id)
        return [one for one in self._all(self._in_use()[0]) if one.ripe and key(one.name) not in decided]

    def approve(self, name: str, now: datetime, *, with_questions: bool = True) -> Pointer:
        """Put the thing into the next version, on probation, and the version into use. NotRipeError, VersionsError."""
        deck, pointer = self._in_use()
        found = next((one for one in self._all(deck) if one.ripe and key(one.name) == key(name)), None)
        if found is None:
            raise NotRipeError(name)
        larger = grown(deck, found, found.questions if with_questions else ())
        made = self.versions.add(self.deck_id, {DECK_FILE: dump(larger)}, now)
        used = self.versions.point(self.deck_id, made.id, pointer.etag if pointer else None)
        self.reviews.decide(self.deck_id, Decision(found.name, True, "", now))
        return used

    def refuse(self, name: str, reason: str, now: datetime) -> None:
        """Ask no more about a thing. NotRipeError."""
        if all(key(one.name) != key(name) for one in self.waiting()):
            raise NotRipeError(name)
        self.reviews.decide(self.deck_id, Decision(name, False, reason, now))

    def _all(self, deck: Deck) -> list[Candidate]:
        taught = (one for one in self.proposals.all() if one.deck_id.partition(VARIANT)[0] == self.deck_id)
        return candidates(taught, deck)

    def _in_use(self) -> tuple[Deck, Pointer | None]:
        pointer = self.versions.latest(self.deck_id)
        deck = load(self.versions.read(self.deck_id, pointer.version)) if pointer else self.bundled()
        return deck, pointer
