"""A question about documents, answered in a model's words from numbered sentences only; each answer is checked."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twentyq.authoring.widening.checks import stems
from twentyq.authoring.widening.model import Model, Reader

if TYPE_CHECKING:
    from twentyq.authoring.widening.forms import AnswerReply

LONGEST = 600
"""Characters of an answer."""
LEAST_SHARED = 0.6
"""Share of an answer's words that stand in the sentences that it cites, or in the question."""
REMEMBERED = 500
"""Replies that are kept in memory, so that asking again costs nothing."""
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][\w'\u2019-]+")
"""Words with a capital that do not begin a sentence."""
NEGATION = re.compile(r"\b(?:not?|never|nor|neither|none|nobody|nothing|cannot|without)\b|n['\u2019]t\b", re.IGNORECASE)
SENTENCE = re.compile(r"[.!?][\"'\u2019\u201d)]*$")
"""What ends as a sentence does; the "no" of a table's row denies nothing but its cell."""
LINK = re.compile(r"://|www\.|\w@\w", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Worded:
    """An answer in a model's words, and the positions of the sentences that it rests on."""

    text: str
    sentences: tuple[int, ...]


class Answerer:
    """Words answers by a model, on an account for each deck and day."""

    def __init__(self, model_for: Callable[[str], Model]) -> None:
        """`model_for` has the model that counts what it spends on an account."""
        self._model_for = model_for
        self._replies: dict[str, str] = {}

    def answer(self, account: str, question: str, sentences: Sequence[str]) -> Worded | None:
        """The answer; None where the sentences have none, the model fails, or its reply is not borne out by them."""
        from twentyq.authoring.widening.forms import answer_question

        reply = Reader(self._model_for(account), self._replies).ask(answer_question(question, sentences))
        for old in list(self._replies)[:-REMEMBERED]:
            self._replies.pop(old, None)
        return borne_out(reply, question, sentences) if reply else None

    def forget(self) -> None:
        """Let go of all replies."""
        self._replies.clear()


def borne_out(reply: "AnswerReply", question: str, sentences: Sequence[str]) -> Worded | None:
    """The reply as an answer; None unless every sentence that it cites was shown and speaks of the question, and its
    numbers, names and most of its words stand in them; it denies something just where they do.
    """
    text = " ".join(reply.text.split())
    cited = tuple(dict.fromkeys(number - 1 for number in reply.sentences))
    if not (text and cited) or len(text) > LONGEST or not text.isprintable() or LINK.search(text):
        return None
    if any(not 0 <= at < len(sentences) for at in cited):
        return None
    if any(not stems(question) & stems(sentences[at]) for at in cited):
        return None
    return Worded(text, cited) if _is_said(text, question, [sentences[at] for at in cited]) else None


def _is_said(text: str, question: str, cited: Sequence[str]) -> bool:
    said = " ".join(cited)
    if not set(NUMBER.findall(text)) <= set(NUMBER.findall(said)):
        return False
    known = stems(f"{said} {question}")
    if any(not stems(name) <= known for name in NAME.findall(text)):
        return False
    denies = bool(NEGATION.search(text))
    if denies != any(NEGATION.search(one) for one in cited if denies or SENTENCE.search(one)):
        return False
    words = stems(text)
    return bool(words) and len(words & known) >= LEAST_SHARED * len(words)
