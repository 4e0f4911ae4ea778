"""What a classifier is asked, and what of its opinion counts."""

import pytest
from tests.unit.understanding.test_ways_to_answer import lines

from twentyq.game.answer import Answer
from twentyq.game.turn import TurnKind
from twentyq.understanding import Aside, Intent, Understood, understand, understand_with

Opinion = tuple[str, Answer | None] | None


class FakeClassifier:
    """Holds one opinion and remembers what it was asked."""

    def __init__(self, opinion: Opinion) -> None:
        self.opinion = opinion
        self.asked: list[str] = []

    def classify(self, text: str, question: str, game_id: str) -> Opinion:  # noqa: ARG002 - part of the port
        self.asked.append(text)
        return self.opinion


def opinion_on(text: str, opinion: Opinion) -> tuple[Understood, list[str]]:
    classifier = FakeClassifier(opinion)
    return understand_with(classifier, text, "en-US", TurnKind.QUESTION, "Is it alive?", "g"), classifier.asked


def test_without_a_classifier_the_rules_decide() -> None:
    plain = understand_with(None, "in a manner of speaking", "en-US", TurnKind.QUESTION, "Is it alive?", "g")
    assert plain == understand("in a manner of speaking", question="Is it alive?")


@pytest.mark.parametrize(
    "text", ["yes", "no it's a plant", "go back", "what is your name", "say yes", "let me think", "!!"]
)
def test_what_is_plain_by_the_rules_never_reaches_the_classifier(text: str) -> None:
    understood, asked = opinion_on(text, ("ANSWER", Answer.YES))
    assert asked == []
    assert understood == understand(text, question="Is it alive?")


@pytest.mark.parametrize(
    ("opinion", "understood"),
    [
        (("ANSWER", Answer.SOMETIMES), Understood(Intent.ANSWER, Answer.SOMETIMES, 0.8)),
        (("UNDO", None), Understood(Intent.UNDO, None, 0.8)),
        (("UNCLEAR", None), Understood(Intent.UNCLEAR, None, 0.8)),
        (("OFF_TOPIC", None), Understood(Intent.OFF_TOPIC, aside=Aside.TALK)),
        (("DISTRESS", None), Understood(Intent.OFF_TOPIC, aside=Aside.DISTRESS)),
        (("ANSWER", None), understand("in a manner of speaking")),
        (None, understand("in a manner of speaking")),
    ],
)
def test_what_the_rules_leave_open_is_as_the_classifier_reads_it(opinion: Opinion, understood: Understood) -> None:
    assert opinion_on("in a manner of speaking", opinion) == (understood, ["in a manner of speaking"])


def test_no_instruction_of_the_hostile_list_reaches_the_classifier() -> None:
    plain = (Aside.INSTRUCTION, Aside.QUESTION, Aside.WAITING)
    hostile = [text for text in lines("not_an_answer.txt") if understand(text).aside in plain]
    assert len(hostile) >= 150
    assert [text for text in hostile if opinion_on(text, ("ANSWER", Answer.YES))[1]] == []
