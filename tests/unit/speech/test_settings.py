"""Settings of speech, the adapters they lead to, and what importing them costs."""

import subprocess
import sys

import msgspec
import pytest

from twentyq.speech.adapters import build_recognizer, build_synthesizer
from twentyq.speech.allowance.memory import MemoryAllowance
from twentyq.speech.settings import SpeechSettings
from twentyq.speech.speaking import hibari
from twentyq.speech.speaking.encoding import MP3, OPUS
from twentyq.speech.speaking.espeak import EspeakSynthesizer
from twentyq.speech.speaking.hibari import HibariSynthesizer

HEAVY = ("numpy", "av", "hibari", "onnxruntime", "pocketsphinx", "boto3", "botocore", "websockets", "yaml")


def test_nothing_heavy_is_imported_before_it_is_used() -> None:
    modules = (
        "from twentyq.speech import adapters, transcribe; "
        "from twentyq.speech.hearing import answers, cascade, decoding; "
        "from twentyq.speech.speaking import espeak, hibari, loudness, polly"
    )
    code = f"import sys; {modules}; print(*(set(sys.modules) & set({HEAVY})))"
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert found.stdout.strip() == ""


def test_without_aws_settings_speech_stays_in_the_process() -> None:
    settings = SpeechSettings()
    assert settings.transcribe is None
    assert isinstance(build_synthesizer(settings), HibariSynthesizer)
    assert build_recognizer(settings, MemoryAllowance({})).name == "cascade"


def test_the_voice_in_the_process_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(build_synthesizer(SpeechSettings(local_voice="hibari")), HibariSynthesizer)
    assert isinstance(build_synthesizer(SpeechSettings(local_voice="espeak-ng")), EspeakSynthesizer)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"local_voice": "nobody"}, SpeechSettings)
    monkeypatch.setattr(hibari, "find_spec", lambda _: None)
    assert isinstance(build_synthesizer(SpeechSettings()), EspeakSynthesizer)


def test_regions_turn_the_services_on() -> None:
    settings = SpeechSettings(
        transcribe_region="eu-west-1", transcribe_vocabulary="things", polly_region="eu-west-1", speech_format="opus"
    )
    assert settings.transcribe is not None
    assert settings.transcribe.address == "wss://transcribestreaming.eu-west-1.amazonaws.com:8443"
    assert settings.transcribe.vocabulary == "things"
    voice = build_synthesizer(settings).voice
    assert (voice.engine, voice.content_type, voice.name("en-US")) == ("polly-neural", OPUS, "Joanna")
    assert SpeechSettings().content_type == MP3


def test_a_day_has_finite_limits_by_default() -> None:
    assert SpeechSettings().day_limits == {"transcribe": 15_000, "polly": 100_000}


@pytest.mark.parametrize("given", ["-1", "1.5", "inf", "much"])
@pytest.mark.parametrize("setting", ["transcribe_day_seconds", "polly_day_characters"])
def test_a_days_limit_is_a_whole_number(setting: str, given: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({setting: given}, SpeechSettings, strict=False)


def test_a_threshold_beyond_one_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"sure": "1.5"}, SpeechSettings, strict=False)
