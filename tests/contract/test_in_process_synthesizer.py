"""Every synthesizer that speaks in the process."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import numpy as np
import pytest

from twentyq.knowledge.compiled import load_named
from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.hearing.decoding import decode
from twentyq.speech.recording import SAMPLE_RATE
from twentyq.speech.speaking.encoding import MP3, OPUS
from twentyq.speech.speaking.espeak import EspeakSynthesizer
from twentyq.speech.speaking.hibari import HibariSynthesizer
from twentyq.speech.speaking.in_process import InProcessSynthesizer
from twentyq.speech.speaking.loudness import LOUDNESS, loudness
from twentyq.speech.synthesizer import Samples
from twentyq.understanding.lines import all_lines

MAGIC = {MP3: (b"ID3", b"\xff\xf3", b"\xff\xfb"), OPUS: (b"OggS",)}
VOICES = (EspeakSynthesizer, HibariSynthesizer)


@pytest.fixture(params=VOICES)
def voice(request: pytest.FixtureRequest) -> InProcessSynthesizer:
    """Every voice in turn."""
    synthesizer: InProcessSynthesizer = request.param()
    return synthesizer


@pytest.mark.parametrize("content_type", MAGIC)
@pytest.mark.parametrize("kind", VOICES)
def test_a_question_becomes_a_sound_file(kind: type, content_type: str) -> None:
    voice = kind(content_type)
    sound = voice.synthesize("Can you hold it in one hand?", "en-US")
    assert sound.content_type == voice.voice.content_type == content_type
    assert sound.data.startswith(MAGIC[content_type])
    assert 1.0 < decode(sound.data).seconds < 4.0


def test_questions_are_equally_loud(voice: InProcessSynthesizer) -> None:
    texts = ["No.", "Okay. Next:", *(question.text for question in load_named("everyday").questions[::60])]
    spoken = [loudness(voice.samples(text, "en-US")) for text in texts]
    assert spoken == pytest.approx([LOUDNESS] * len(texts), abs=0.1)
    kept = [loudness(Samples(decode(voice.synthesize(text, "en-US").data).pcm, SAMPLE_RATE)) for text in texts]
    assert kept == pytest.approx([LOUDNESS] * len(texts), abs=1.2)  # compressed, and without what 16 kHz leave out


def test_threads_do_not_mix_their_sentences(voice: InProcessSynthesizer) -> None:
    texts = ["No.", "Can you eat it?", "Is it bigger than a house and older than a hundred years?"]

    def length(text: str) -> int:
        return len(voice.samples(text, "en-US").pcm)

    alone = [length(text) for text in texts]
    assert sorted(set(alone)) == alone
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(length, texts * 4)) == pytest.approx(alone * 4, rel=0.02)


def test_speech_begins_and_ends_with_the_sound(voice: InProcessSynthesizer) -> None:
    pcm, sample_rate = voice.samples("Is it a helicopter?", "en-US")
    wave = np.abs(np.frombuffer(pcm, np.int16).astype(int))
    (spoken,) = np.nonzero(wave > 0.02 * wave.max())
    assert spoken[0] < 0.1 * sample_rate
    assert len(wave) - spoken[-1] < 0.2 * sample_rate


def test_another_language_is_refused(voice: InProcessSynthesizer) -> None:
    with pytest.raises(SpeechUnavailableError):
        voice.synthesize("Ist es lebendig?", "de-DE")


@pytest.mark.parametrize("text", ["", "...", "\N{SLIGHTLY SMILING FACE}", "\N{CIRCLED DIGIT EIGHT} [[a](/b/)", "\x00"])
def test_odd_texts_are_spoken_or_unavailable(voice: InProcessSynthesizer, text: str) -> None:
    with suppress(SpeechUnavailableError):
        assert decode(voice.synthesize(text, "en-US").data).seconds < 5


def test_every_line_of_the_machine_is_spoken() -> None:
    lines = sorted(all_lines("en-US"), key=len)
    assert all(HibariSynthesizer().samples(text, "en-US").pcm for text in (*lines[:3], *lines[-3:]))
