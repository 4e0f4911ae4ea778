"""The recognizer in the process: a network, sure of most answers in a few milliseconds, and a decoder for the rest."""

from collections.abc import Callable, Mapping
from functools import cached_property
from threading import Lock

from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.hearing.agreement import SHORT, TAKEN, agreed, disputed, holds_both, sure_alone
from twentyq.speech.hearing.feeding import feed
from twentyq.speech.hearing.grammar import DICTIONARY, FILLERS, MODEL, read_grammar, token
from twentyq.speech.hearing.listening import NOISE_DB, Listener
from twentyq.speech.hearing.network.network import Network, network
from twentyq.speech.recognizer import Guess, HeardKind, Hearing
from twentyq.speech.recording import Recording

NAME = "in-process"
LANGUAGE = "en"


class AnswerRecognizer:
    """Recognizer of answers and commands in English. Safe for threads."""

    name = NAME

    def __init__(self, load_network: Callable[[], Network] = network) -> None:
        """Load nothing yet; see `warm`."""
        self._load_network = load_network
        self._lock = Lock()

    def warm(self) -> None:
        """Load models and hear a moment of noise, so that the first player does not wait."""
        import numpy as np

        hum = 3000 * np.sin(np.arange(8000) * 2 * np.pi * 150 / 16000) ** 3
        self.recognize(Recording(hum.astype("<i2").tobytes()), "en-US")

    def recognize(self, recording: Recording, language: str) -> Hearing:
        """The answer or command that was said, else UNCLEAR or SILENCE."""
        if language.split("-")[0] != LANGUAGE:
            raise SpeechUnavailableError(NAME, f"does not know {language}")
        fed = feed(recording, NOISE_DB)
        if fed is None:
            return Hearing(HeardKind.SILENCE, "", 0.0, NAME)
        network = self._load_network()
        heard = network.hear(recording)
        answer = sure_alone(heard)
        if answer:
            return self._hearing({answer: max(heard.yes, heard.no)}, "")
        with self._lock:
            listener = self._listener
        take = listener.decode(fed)
        found = agreed(take, heard)
        long_and_taken = heard.seconds > SHORT and max(found.values()) >= TAKEN
        if long_and_taken and holds_both(network.hear_parts(recording)):
            found = disputed(found)
        return self._hearing(found, take.words)

    def _hearing(self, confidences: Mapping[str, float], words: str) -> Hearing:
        meaning = max(confidences, key=confidences.__getitem__)
        confidence = confidences[meaning]
        transcript = words if self._meanings.get(token(words)) == meaning else self._phrases[meaning]
        guess = Guess(NAME, transcript, meaning, confidence)
        return Hearing(HeardKind.WORDS, transcript, confidence, NAME, guesses=(guess,))

    @cached_property
    def _listener(self) -> Listener:
        return Listener(DICTIONARY, MODEL, self._meanings, FILLERS)

    @cached_property
    def _meanings(self) -> dict[str, str | None]:
        return {token(phrase): meaning for meaning, said in read_grammar().phrases.items() for phrase in said}

    @cached_property
    def _phrases(self) -> dict[str, str]:
        """The usual way to say a meaning."""
        return {meaning: said[0] for meaning, said in read_grammar().phrases.items() if meaning}
