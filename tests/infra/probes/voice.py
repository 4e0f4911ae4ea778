"""Decodes and hears a hum as the voice function would, from the unpacked bundle that is the first argument."""

import sys

sys.path.insert(0, sys.argv[1])

import io
import math
import struct
import wave

import twentyq.aws.voice
from twentyq.speech.hearing.decoding import decode
from twentyq.speech.transcribe import TranscribeRecognizer

file = io.BytesIO()
with wave.open(file, "wb") as sound:
    sound.setnchannels(1)
    sound.setsampwidth(2)
    sound.setframerate(16_000)
    samples = (int(9_000 * math.sin(moment * 0.06) ** 3) for moment in range(16_000))
    sound.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))
recognizer = twentyq.aws.voice.ports().recognizer
assert recognizer is not None
assert recognizer.recognize(decode(file.getvalue()), "en-US").recognizer == "in-process"
assert TranscribeRecognizer
assert twentyq.aws.voice.handler
