"""Failures of hearing and speaking.

SpeechError
├── AudioUnreadableError     the bytes are not a recording that can be decoded
├── AudioTooLongError        the recording is longer, or larger, than is listened to
└── SpeechUnavailableError   a recognizer or synthesizer failed; the same call may succeed later
"""


class SpeechError(Exception):
    """A failure of hearing or speaking."""

    retryable = False


class AudioUnreadableError(SpeechError):
    """Not sound, broken, or of a kind that is not taken."""

    def __init__(self) -> None:
        super().__init__("This recording cannot be read.")


class AudioTooLongError(SpeechError):
    """More sound than is listened to."""

    def __init__(self, limit: str) -> None:
        super().__init__(f"A recording may have at most {limit}.")
        self.limit = limit


class SpeechUnavailableError(SpeechError):
    """A speech service cannot be reached, is throttled, too slow, or refuses; `service` names it."""

    retryable = True

    def __init__(self, service: str, reason: str) -> None:
        super().__init__(f"{service}: {reason}")
        self.service = service
        self.reason = reason

    def __reduce__(self) -> tuple[type["SpeechUnavailableError"], tuple[str, str]]:
        return type(self), (self.service, self.reason)
