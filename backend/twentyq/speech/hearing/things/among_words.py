"""Names of things among the words that a recognizer of any words hears."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from twentyq.knowledge.deck import Deck, Thing
from twentyq.knowledge.errors import DeckMissingError
from twentyq.knowledge.speaking import says
from twentyq.knowledge.spelling import fold
from twentyq.speech.hearing.cascade import Thresholds
from twentyq.speech.hearing.things.grammar import CONFIRMATIONS, LEADS
from twentyq.speech.recognizer import Certainty, HeardKind, Recognizer
from twentyq.speech.recording import Recording
from twentyq.speech.thing_recognizer import HeardThing

HESITATION = re.compile(r"^(?:(?:uh|um|er|hmm|oh|well|so|okay|ok|and)\b[\s,]*)+")
LEAD = re.compile(rf"^(?:{'|'.join(LEADS)}|i am thinking of|the answer was)\b\s*")
LONGEST_NAME = 5
"""Words of what is offered although the deck does not know it."""


class ThingsInWords:
    """ThingRecognizer over a recognizer of any words. Only what the deck knows is sure; other words are offered."""

    def __init__(self, recognizer: Recognizer, decks: Callable[[str], Deck], thresholds: Thresholds) -> None:
        """`decks` by id; DeckMissingError or OSError where there is none."""
        self._recognizer = recognizer
        self._decks = decks
        self._thresholds = thresholds

    def recognize_thing(
        self,
        recording: Recording,
        deck_id: str,
        language: str,
        likely: Mapping[str, float],
    ) -> HeardThing:
        """The name that was said, of the deck's or of those that are likely: a version in use may know more names."""
        hearing = self._recognizer.recognize(recording, language)
        name = bare_name(hearing.transcript)
        heard = HeardThing(hearing.kind, "", "", hearing.confidence, hearing.recognizer)
        certainty = self._thresholds.certainty(hearing.confidence)
        if hearing.kind is not HeardKind.WORDS or not name or certainty is Certainty.UNSURE:
            return heard
        answer = next((answer for answer, phrases in CONFIRMATIONS.items() if name in phrases), None)
        if answer:
            return replace(heard, certainty=certainty, answer=answer)
        thing = self._thing(name, deck_id)
        if thing is not None:
            return replace(heard, certainty=certainty, name=thing.name, says=thing.says)
        known = next((one for one in likely if fold(one) == name), None)
        if known:
            return replace(heard, certainty=certainty, name=known, says=says(known, None))
        if len(name.split()) > LONGEST_NAME:
            return heard
        return replace(heard, certainty=Certainty.HALF_SURE, name=name, says=says(name, None))

    def warm(self, deck_id: str) -> None:
        """Load the deck."""
        self._decks(deck_id)

    def _thing(self, name: str, deck_id: str) -> Thing | None:
        try:
            deck = self._decks(deck_id)
        except (DeckMissingError, OSError):
            return None
        row = deck.find(name)
        return None if row is None else deck.things[row]


def bare_name(words: str) -> str:
    """What is named, without what people say before a name: "Um, it was a guitar." is guitar."""
    return fold(LEAD.sub("", HESITATION.sub("", words.strip(" .,!?").casefold())))
