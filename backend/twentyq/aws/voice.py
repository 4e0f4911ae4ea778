"""The function behind the spoken fields: as the other, with what hears loaded before the first recording."""

from twentyq.aws.function import handler  # isort: split

from twentyq.aws.current import ports
from twentyq.voice import WaitingRecognizer

__all__ = ["handler"]

recognizer = ports().recognizer
if isinstance(recognizer, WaitingRecognizer):
    recognizer.warm()
