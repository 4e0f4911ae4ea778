"""Settings of hearing and speaking."""

from typing import Annotated, Literal

import msgspec

from twentyq.speech.allowance.allowance import Limits
from twentyq.speech.hearing.cascade import Thresholds
from twentyq.speech.speaking.encoding import MP3, OPUS
from twentyq.speech.speaking.polly import NAME as POLLY
from twentyq.speech.transcribe import NAME as TRANSCRIBE
from twentyq.speech.transcribe import TranscribeSettings

Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Positive = Annotated[float, msgspec.Meta(gt=0)]
Whole = Annotated[int, msgspec.Meta(ge=0)]


class SpeechSettings(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the one settings model."""

    sure: Share = 0.9
    """Least confidence of what is accepted without a word."""
    half_sure: Share = 0.5
    """Least confidence of what is accepted and said back."""
    strict_sure: Share = 0.97
    """The same for a player who had to undo what was heard."""
    strict_half_sure: Share = 0.8
    offered: Share = 0.3
    """Least confidence of what the thing was, after the machine gave up, that the player is asked about."""
    recordings_per_minute: Annotated[float, msgspec.Meta(ge=1)] = 40
    """Of one player; beyond it players are asked to wait."""
    transcribe_region: str = ""
    """Of Amazon Transcribe; empty to do without."""
    transcribe_vocabulary: str = ""
    transcribe_seconds: Positive = 8.0
    """Time budget of one recording."""
    transcribe_day_seconds: Whole = 15_000
    """Of all recordings of a day, as billed: 15 at least for each. 1,000 recordings, 6 US dollars."""
    local_voice: Literal["auto", "hibari", "espeak-ng"] = "auto"
    """Which speaks in the process: auto is hibari where it is installed, else espeak-ng."""
    polly_region: str = ""
    """Of Amazon Polly; empty to speak by `local_voice`."""
    polly_engine: Literal["standard", "neural", "long-form", "generative"] = "neural"
    polly_voice: str = "Joanna"
    """For en-US."""
    polly_requests_per_second: Positive = 8.0
    """The account's quota."""
    polly_day_characters: Whole = 100_000
    """Of all new sentences of a day: some 2,200, 1.60 US dollars."""
    speech_format: Literal["mp3", "opus"] = "mp3"

    @property
    def thresholds(self) -> Thresholds:
        """For most players."""
        return Thresholds(self.sure, self.half_sure)

    @property
    def strict_thresholds(self) -> Thresholds:
        """For players who had to undo."""
        return Thresholds(self.strict_sure, self.strict_half_sure)

    @property
    def thing_thresholds(self) -> Thresholds:
        """For what the thing was."""
        return Thresholds(self.sure, self.offered)

    @property
    def transcribe(self) -> TranscribeSettings | None:
        """How Transcribe is asked, where it is."""
        if not self.transcribe_region:
            return None
        vocabulary = self.transcribe_vocabulary or None
        return TranscribeSettings(self.transcribe_region, vocabulary, self.transcribe_seconds)

    @property
    def day_limits(self) -> Limits:
        """What services may be asked for in a day."""
        return {TRANSCRIBE: self.transcribe_day_seconds, POLLY: self.polly_day_characters}

    @property
    def content_type(self) -> str:
        """Of spoken sentences."""
        return OPUS if self.speech_format == "opus" else MP3
