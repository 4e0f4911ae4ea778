"""Sentences spoken once and kept: questions before they are asked, the rest on demand."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.speaking.encoding import MP3
from twentyq.speech.synthesizer import Synthesizer
from twentyq.storage.errors import StorageUnavailableError
from twentyq.storage.speech_cache import SUFFIXES, SpeechCache, SpeechLink
from twentyq.time_left import about_to_wait


@dataclass(frozen=True, slots=True)
class Spoken:
    """How far `speak_all` has come: `made` counts what was not there before."""

    done: int
    made: int
    total: int


class SpokenSentences:
    """Links to sentences spoken aloud."""

    def __init__(
        self, synthesizer: Synthesizer, cache: SpeechCache, voiced: Callable[[str], Synthesizer] | None = None
    ) -> None:
        """Speak by `synthesizer` what `cache` has not; by one of `voiced` where another voice is asked for."""
        self._synthesizer = synthesizer
        self._cache = cache
        self._voiced = voiced
        self._others: dict[str, SpokenSentences] = {}

    def link(self, text: str, language: str, lead: str = "", voice: str = "") -> SpeechLink | None:
        """A link to the text, spoken now where it never was; None when that fails: text is enough to play.

        MustWaitError inside `time_left.at_once` where it never was.
        """
        if voice and self._voiced:
            if voice not in self._others:
                self._others[voice] = SpokenSentences(self._voiced(voice), self._cache)
            return self._others[voice].link(text, language, lead)
        try:
            if lead and self._synthesizer.voice.content_type == MP3:
                return self._joined((lead, text.removeprefix(lead).lstrip()), language)
            return self.ensure(text, language)[0]
        except (SpeechUnavailableError, StorageUnavailableError):
            return None

    def ensure(self, text: str, language: str) -> tuple[SpeechLink, bool]:
        """A link, and whether the sentence had to be spoken. Raises SpeechUnavailableError, StorageUnavailableError."""
        name = self._name(text, language)
        known = self._cache.link(name)
        if known is not None:
            return known, False
        return self._cache.put(name, self._spoken(text, language)), True

    def _joined(self, parts: Sequence[str], language: str) -> SpeechLink:
        """Sentences one after the other. MP3 files may be joined as they are, which costs next to nothing."""
        name = self._name(parts, language)
        known = self._cache.link(name)
        return known or self._cache.put(name, b"".join(self._sound(part, language) for part in parts))

    def _sound(self, text: str, language: str) -> bytes:
        """The sentence, kept from now on."""
        name = self._name(text, language)
        known = self._cache.read(name)
        if known is not None:
            return known
        sound = self._spoken(text, language)
        self._cache.put(name, sound)
        return sound

    def _spoken(self, text: str, language: str) -> bytes:
        about_to_wait()
        return self._synthesizer.synthesize(text, language).data

    def speak_all(self, texts: Iterable[str], language: str) -> Iterator[Spoken]:
        """Speak what is missing of `texts`, each once; tells its progress after every sentence."""
        unique = list(dict.fromkeys(texts))
        made = 0
        for done, text in enumerate(unique, 1):
            made += self.ensure(text, language)[1]
            yield Spoken(done, made, len(unique))

    def _name(self, text: str | Sequence[str], language: str) -> str:
        """The sound's name: a hash of all that it depends on, and its format's suffix."""
        voice = self._synthesizer.voice
        content = [text, language, voice.engine, voice.name(language), voice.content_type]
        digest = sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
        return digest + SUFFIXES[voice.content_type]
