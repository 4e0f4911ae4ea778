"""Names of a deck's things, heard in the process."""

import tempfile
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Lock
from types import MappingProxyType

from twentyq.game.answer import Answer
from twentyq.knowledge.deck import Thing
from twentyq.knowledge.errors import DeckMissingError
from twentyq.knowledge.speaking import says
from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.hearing.cascade import Thresholds
from twentyq.speech.hearing.listening import NAME, Listener
from twentyq.speech.hearing.things.grammar import thing_grammar
from twentyq.speech.recognizer import HeardKind
from twentyq.speech.recording import Recording
from twentyq.speech.thing_recognizer import HeardThing

LANGUAGE = "en"
BEAMS = {"beam": 1e-64, "pbeam": 1e-64, "wbeam": 1e-40}
"""Wider than the decoder's own: among thousands of names the right one often looks poor at first."""
ALIKE = 0.5
"""Share of a name's weight that all names have alike, since a player who beat the belief may have misled it."""
OTHER = 10.0
"""Weight of what is no name where a belief is known, so that no word is kept for sounding like a likely name. Found
with simulated lost games (`tests/benchmarks/voice/names.py`)."""
KEPT = 4
"""Grammars of decks that players made and of versions that know more names, the last used."""

Names = tuple[Listener, Mapping[str, Thing]]


class SphinxThingRecognizer:
    """ThingRecognizer in English over a deck's names; a deck's grammar is built when it is first needed.

    Confidence is the posterior as it is.
    """

    def __init__(self, things: Callable[[str], Sequence[Thing]], thresholds: Thresholds) -> None:
        """`things` of a deck; DeckMissingError or OSError where there is none."""
        self._things = things
        self._thresholds = thresholds
        self._decks: dict[str, Names] = {}
        self._made: OrderedDict[tuple[str, ...], Names] = OrderedDict()
        self._lock = Lock()

    def warm(self, deck_id: str) -> None:
        """Build the deck's grammar, so that no player waits for it."""
        self._deck(deck_id)

    def recognize_thing(
        self, recording: Recording, deck_id: str, language: str, likely: Mapping[str, float]
    ) -> HeardThing:
        """The name that was said, of the deck's."""
        if language.split("-")[0] != LANGUAGE:
            raise SpeechUnavailableError(NAME, f"does not know {language}")
        listener, things = self._deck(deck_id, likely)
        take = listener.listen(recording)
        if take is None:
            return HeardThing(HeardKind.SILENCE, "", "", 0.0, NAME)
        meanings = weighed(take.meanings, likely)
        best = max(meanings, key=meanings.__getitem__, default=None)
        if best is None:
            return HeardThing(HeardKind.UNCLEAR, "", "", 0.0, NAME)
        confidence = meanings[best]
        certainty = self._thresholds.certainty(confidence)
        thing = things.get(best)
        if thing is None:
            answer = Answer(best) if certainty is not certainty.UNSURE else None
            return HeardThing(HeardKind.WORDS, "", "", confidence, NAME, certainty, answer)
        return HeardThing(HeardKind.WORDS, thing.name, thing.says, confidence, NAME, certainty)

    def _deck(self, deck_id: str, likely: Mapping[str, float] = MappingProxyType({})) -> Names:
        """The names of a deck; those that are likely where a player made it, or a version knows more names."""
        with self._lock:
            if deck_id not in self._decks:
                try:
                    self._decks[deck_id] = _build(self._things(deck_id))
                except (DeckMissingError, OSError) as exc:
                    if not likely:
                        raise SpeechUnavailableError(NAME, "knows no names of this deck") from exc
                    return self._likely(likely)
            things = self._decks[deck_id][1]
            return self._decks[deck_id] if likely.keys() <= things.keys() else self._likely(likely, things)

    def _likely(self, likely: Mapping[str, float], known: Mapping[str, Thing] = MappingProxyType({})) -> Names:
        names = tuple(sorted(likely))
        if names not in self._made:
            self._made[names] = _build([known.get(name) or Thing(name, says(name, None), "", 3) for name in names])
            while len(self._made) > KEPT:
                self._made.popitem(last=False)
        self._made.move_to_end(names)
        return self._made[names]


def weighed(meanings: Mapping[str, float], likely: Mapping[str, float]) -> dict[str, float]:
    """P(meaning | sound, likely) from P(meaning | sound) with all names alike; what is missing to 1 is other words.

    What is no more likely, at 0, is left out and counts as other words.
    """
    if not likely:
        return dict(meanings)
    even = 1 / len(likely)
    weights = {meaning: p * _weight(likely.get(meaning), even) for meaning, p in meanings.items()}
    total = sum(weights.values()) + OTHER * max(0.0, 1 - sum(meanings.values()))
    return {meaning: weight / total for meaning, weight in weights.items() if likely.get(meaning) != 0}


def _weight(belief: float | None, even: float) -> float:
    """Of a name against that of one where all are alike. None is what is no name."""
    return OTHER if belief is None else ALIKE + (1 - ALIKE) * belief / even


def _build(things: Sequence[Thing]) -> Names:
    grammar = thing_grammar(things)
    with tempfile.TemporaryDirectory(prefix="twentyq-") as folder:
        dictionary, model = Path(folder) / "names.dict", Path(folder) / "names.arpa"
        dictionary.write_text(grammar.dictionary)
        model.write_text(grammar.model)
        listener = Listener(dictionary, model, grammar.meanings, grammar.fillers, **BEAMS)
    return listener, {thing.name: thing for thing in things}
