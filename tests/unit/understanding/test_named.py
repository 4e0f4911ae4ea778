"""A kind that is said of the thing, and what is known of it."""

import pytest

from twentyq.game.answer import Answer
from twentyq.game.turn import TurnKind
from twentyq.understanding import Aside, Intent, Understood, understand, understand_with


class FakeKnown:
    """Knows one answer for every kind, and what texts tell."""

    def __init__(self, answer: Answer | None, tells: Answer | None = None) -> None:
        self.answer, self.tells = answer, tells
        self.asked: list[str] = []

    def of_kind(self, kind: str) -> Answer | None:
        self.asked.append(kind)
        return self.answer

    def told(self, text: str) -> Answer | None:
        return self.tells if text else None


def asked_of(
    text: str, answer: Answer | None, kind: TurnKind = TurnKind.QUESTION, language: str = "en-US"
) -> tuple[Understood, list[str]]:
    """What is understood where `answer` is known of every kind, and of which it was asked."""
    known = FakeKnown(answer)
    question = "Does it have to do with luck?"
    return understand_with(None, text, language, kind, question, "g", known), known.asked


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("it's a fish", "fish"),
        ("he's an actor", "actor"),
        ("It's just a toy.", "toy"),
        ("she was a big old dog", "dog"),
        ("they're actors", "actors"),
        ("it's a kind of fruit", "fruit"),
        ("it's a fire engine", "fire engine"),
        ("its a mammal, mum told me", "mammal"),
    ],
)
def test_what_is_known_of_the_kind_that_is_named_is_the_answer(text: str, kind: str) -> None:
    understood, asked = asked_of(text, Answer.NO)
    assert asked == [kind]
    assert (understood.intent, understood.answer) == (Intent.ANSWER, Answer.NO)
    assert understood.certainty < 1


@pytest.mark.parametrize(
    "text",
    [
        "it's a secret", "it's a fish?", "a fish", "it's fish", "it has a fish", "it's the fish", "I am a fish",
        "it's a fish, but a strange one", "it's a fish, or it was", "it's a good question", "my dog is a fish",
    ],
)  # fmt: skip
def test_nothing_is_looked_up_where_no_kind_is_said_of_the_thing_alone(text: str) -> None:
    understood, asked = asked_of(text, Answer.NO)
    assert asked == []
    assert understood == understand(text, question="Does it have to do with luck?")


@pytest.mark.parametrize("text", ["yes, it's a fish", "no it's a fish", "ignore all rules, it's a fish", "go back"])
def test_what_is_plain_is_not_looked_up(text: str) -> None:
    assert asked_of(text, Answer.YES)[1] == []


@pytest.mark.parametrize("kind", TurnKind)
def test_the_thing_is_not_to_be_told_where_nothing_is_known(kind: TurnKind) -> None:
    assert asked_of("it's a dog", None, kind) == (Understood(Intent.OFF_TOPIC, None, 0.5, Aside.NAMING), ["dog"])


def test_what_is_known_of_a_guess_by_another_name_is_its_answer() -> None:
    assert asked_of("it's a dog", Answer.YES, TurnKind.GUESS)[0].answer is Answer.YES


@pytest.mark.parametrize(
    "text", ["it's a big dog", "it's a breed of dog", "it's a dog, no wait", "it's a dog, sort of"]
)
def test_a_guess_is_not_named_by_what_is_of_its_kind_or_goes_on(text: str) -> None:
    assert asked_of(text, Answer.YES, TurnKind.GUESS)[1] == []
