"""Players whose answers were given elsewhere: JSON lines of a thing and its answers by question id."""

from collections.abc import Collection, Iterator
from pathlib import Path

import msgspec

from twentyq.game.answer import Answer
from twentyq.guessing.errors import AnswersFileError
from twentyq.guessing.players import ListedPlayer


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    thing: str
    answers: dict[str, Answer]


def read_answers(file: Path, questions: Collection[str]) -> Iterator[ListedPlayer]:
    """One player a line; AnswersFileError for broken lines and for ids that are not in `questions`."""
    with file.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                read = msgspec.json.decode(line, type=_Line)
            except (msgspec.MsgspecError, UnicodeDecodeError) as exc:
                raise AnswersFileError(f"{file}:{number}: {exc}") from exc
            unknown = sorted(read.answers.keys() - set(questions))
            if unknown:
                raise AnswersFileError(f"{file}:{number}: unknown question {unknown[0]!r}")
            yield ListedPlayer(read.thing, read.answers)
