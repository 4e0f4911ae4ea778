"""hibari where it fails."""

from pathlib import Path

import hibari.voices
import pytest

from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.speaking import hibari as adapter
from twentyq.speech.speaking.hibari import LONGEST_TEXT, LONGEST_WORD, speak


def test_a_voice_that_is_not_in_the_package_is_not_fetched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fetched: list[str] = []
    monkeypatch.setenv("HIBARI_HOME", str(tmp_path))
    monkeypatch.setattr(hibari.voices, "download", lambda url, *_: fetched.append(url))
    with pytest.raises(SpeechUnavailableError):
        speak("Is it alive?", "emma")
    assert fetched == []


@pytest.mark.parametrize("text", ["a " * LONGEST_TEXT, "a-" * LONGEST_WORD])
def test_what_would_take_long_to_read_is_refused(text: str) -> None:
    with pytest.raises(SpeechUnavailableError):
        speak(text, "heart")


def test_whatever_the_library_raises_is_unavailability_without_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(text: str, seed: int) -> None:  # noqa: ARG001 - as the library is called
        raise IndexError(text)

    monkeypatch.setitem(adapter._voices, "heart", fail)
    with pytest.raises(SpeechUnavailableError) as caught:
        speak("Is it alive?", "heart")
    assert "alive" not in str(caught.value)


def test_a_turn_to_speak_is_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapter, "QUEUE_SECONDS", 0.01)
    with adapter._speaking, pytest.raises(SpeechUnavailableError):
        speak("Is it alive?", "heart")
