"""Compiled decks behind the port `Decks`."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from twentyq.decks.personal import PersonalGuessers
from twentyq.game.game import Game
from twentyq.game.proposal import Proposal
from twentyq.guessing.guesser import Guesser
from twentyq.guessing.insight import Insight
from twentyq.play.errors import DeckUnavailableError
from twentyq.play.ports import DeckInfo
from twentyq.settings import Settings
from twentyq.time_left import about_to_wait

if TYPE_CHECKING:
    from twentyq.decks.in_use import VersionsInUse
    from twentyq.guessing.bayes import BayesGuesser
    from twentyq.knowledge.deck import Deck
    from twentyq.knowledge.versions import Pointer
    from twentyq.language_model import LanguageModel

KEPT_VERSIONS = 3
"""Versions in memory, the last used: about 16 MB each of 5,824 things and 500 questions."""
KEPT_OWN = 12
"""The same of players' own decks, which are far smaller."""

Prepared = tuple[Guesser, "BayesGuesser"]
"""What plays, and the Bayes guesser that it is or asks."""


class CompiledDecks:
    """Decks that come with Twentyq, and their versions: headers at once, a guesser when it is first asked for."""

    def __init__(
        self, settings: Settings, model: "LanguageModel | None" = None, in_use: "VersionsInUse | None" = None
    ) -> None:
        """Take the decks that `settings` name, and let `model` play beside them; no versions without `in_use`."""
        self._settings = settings
        self._model = model
        self._in_use = in_use
        self._bundled: dict[str, Prepared] = {}
        self._versions: OrderedDict[tuple[str, str], Prepared] = OrderedDict()
        self._thing_counts: dict[str, int] = {}
        self._personal = PersonalGuessers(self._plays)
        self._lock, self._preparing = Lock(), Lock()

    @property
    def infos(self) -> Mapping[str, DeckInfo]:
        """By deck id, the default first."""
        counts = self._thing_counts
        return {
            name: replace(info, thing_count=counts[name]) if name in counts else info
            for name, info in self._bundled_infos.items()
        }

    @cached_property
    def _bundled_infos(self) -> Mapping[str, DeckInfo]:
        from twentyq.knowledge.headers import named_header

        headers = (named_header(deck_id) for deck_id in self._settings.deck_ids)
        return {
            header.id: DeckInfo(header.id, header.name, header.description, header.language, header.thing_count)
            for header in headers
        }

    def info(self, deck_id: str) -> DeckInfo:
        """A deck of `infos`, or its bare id when it was withdrawn."""
        return self.infos.get(deck_id) or DeckInfo(deck_id, deck_id, "This deck is no longer offered.", "en-US", 0)

    def current_version(self, deck_id: str) -> str | None:
        """The version that games begin with."""
        if self._in_use is None or deck_id not in self._bundled_infos:
            return None
        return self._in_use.version(_base(deck_id), lambda pointer: self._prepare_next(deck_id, pointer))

    def guesser(self, deck_id: str, version: str | None = None, taught: tuple[Proposal, ...] = ()) -> Guesser:
        """The guesser of the deck as of a version, or of what stands in for it."""
        return self._playing(deck_id, version, taught)[0]

    def insight(self, deck_id: str, version: str | None = None, taught: tuple[Proposal, ...] = ()) -> Insight | None:
        """What the deck makes of games."""
        playing = self._offered(deck_id, version, taught)
        return Insight(playing[1]) if playing else None

    def likely(self, game: Game) -> Mapping[str, float]:
        """The belief of the Bayes guesser."""
        playing = self._offered(game.deck_id, game.deck_version)
        if playing is None:
            return {}
        bayes = playing[1]
        return dict(bayes.best(bayes.belief(game), len(bayes.deck.things)))

    def _offered(self, deck_id: str, version: str | None, taught: tuple[Proposal, ...] = ()) -> Prepared | None:
        """What plays a deck that comes with the program, or the version of a player's own."""
        if deck_id in self._bundled_infos:
            return self._playing(deck_id, version, taught)
        own = self._version(deck_id, version) if version else None
        return self._personal.beside(own[1], taught) if own and taught else own

    def _playing(self, deck_id: str, version: str | None, taught: tuple[Proposal, ...] = ()) -> Prepared:
        """What plays a game of this version, for a player who taught something."""
        prepared = self._as_of(deck_id, version)
        return self._personal.beside(prepared[1], taught) if taught else prepared

    def _as_of(self, deck_id: str, version: str | None) -> Prepared:
        """What plays a game of this version; where that cannot be read, what is in use, at worst the bundled deck."""
        prepared = self._version(deck_id, version) if version else None
        if version and prepared is None:
            current = self.current_version(deck_id)
            prepared = self._version(deck_id, current) if current and current != version else None
        return prepared or self._bundled_deck(deck_id)

    def _version(self, deck_id: str, version: str) -> Prepared | None:
        """A version in memory, read when it is not; None where it cannot be."""
        from twentyq.knowledge.errors import KnowledgeError

        key = deck_id, version
        if (known := self._known(key)) or self._in_use is None:
            return known
        about_to_wait()
        with self._preparing:
            if (known := self._known(key)) or not self._in_use.readable(*key):
                return known
            try:
                return self._keep(key, self._in_use.deck(_base(deck_id), version))
            except KnowledgeError as exc:
                self._in_use.failed(*key, exc)
                return None

    def _prepare_next(self, deck_id: str, pointer: "Pointer") -> None:
        """Have the version that is to be in use in memory, or raise why not."""
        key = deck_id, pointer.version
        if self._in_use and not self._known(key):
            deck = self._in_use.deck(_base(deck_id), pointer.version, pointer.sha256)
            with self._preparing:
                self._keep(key, deck)
        if known := self._known(key):
            self._thing_counts[deck_id] = len(known[1].deck.things)

    def _known(self, key: tuple[str, str]) -> Prepared | None:
        with self._lock:
            if key in self._versions:
                self._versions.move_to_end(key)
            return self._versions.get(key)

    def _keep(self, key: tuple[str, str], deck: "Deck") -> Prepared:
        from twentyq.knowledge.compiled import variant

        prepared = self._prepared(variant(deck, key[0]))
        with self._lock:
            self._versions[key] = prepared
            own = key[0] not in self._bundled_infos
            alike = [one for one in self._versions if (one[0] not in self._bundled_infos) == own]
            for old in alike[: -(KEPT_OWN if own else KEPT_VERSIONS)]:
                del self._versions[old]
        return prepared

    def _bundled_deck(self, deck_id: str) -> Prepared:
        from twentyq.knowledge.compiled import load_named
        from twentyq.knowledge.errors import DeckMissingError

        if known := self._bundled.get(deck_id):
            return known
        about_to_wait()
        with self._preparing:
            if deck_id not in self._bundled:
                try:
                    self._bundled[deck_id] = self._prepared(load_named(deck_id))
                except DeckMissingError as exc:
                    raise DeckUnavailableError(deck_id) from exc
            return self._bundled[deck_id]

    def _prepared(self, deck: "Deck") -> Prepared:
        from twentyq.guessing.bayes import BayesGuesser

        bayes = BayesGuesser(deck)
        return self._plays(bayes), bayes

    def _plays(self, bayes: "BayesGuesser") -> Guesser:
        """The guesser that the settings name."""
        # A player's own deck asks what its documents tell, and its things are told to no model.
        model = self._model if bayes.deck.id in self._bundled_infos else None
        return model.guesser(self._settings, bayes) if model else bayes


def _base(deck_id: str) -> str:
    """The deck whose variant it is: versions hold all of it."""
    from twentyq.knowledge.headers import ADULT

    return deck_id.removesuffix(ADULT)
