"""A game beside the documents."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace as changed
from tests.unit.authoring.drafts import small_draft

from twentyq.authoring.compiling import compile_draft, deck_of
from twentyq.authoring.draft import By, Draft, Fact, SetFact, Stated
from twentyq.authoring.editing import apply
from twentyq.authoring.evidence import EVIDENCE_FILE, load
from twentyq.authoring.review import GameReview, review
from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.game import Game
from twentyq.game.move import Ask
from twentyq.game.rules import answer, put, start
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.insight import Insight

AT = datetime(2026, 1, 1, tzinfo=UTC)


def played(*answers: tuple[str, Answer], thing: str | None = "Bear") -> Game:
    game = start("g", "p", deck_id="animals", language="en-US", seed=1, at=AT)
    for question, given in answers:
        game = put(game, Ask(f"{question}?", question), AT)
        game = answer(game, len(game.turns), given, AnswerChannel.TAP, AT)
    return replace(game, thing=thing)


def reviewed(game: Game, draft: Draft | None = None) -> GameReview | None:
    made = draft or small_draft()
    evidence = load(compile_draft(made)[EVIDENCE_FILE])
    return review(game, Insight(BayesGuesser(deck_of(made))), evidence)


def test_every_answer_stands_beside_what_the_documents_say_and_where() -> None:
    found = reviewed(played(("q0", Answer.YES), ("q1", Answer.YES), ("q2", Answer.PROBABLY_NOT)))
    assert found is not None
    assert [(one.said, one.stated, one.differs) for one in found.answers] == [
        (Answer.YES, Stated.YES, False),
        (Answer.YES, Stated.NO, True),
        (Answer.PROBABLY_NOT, Stated.NO, False),
    ]
    assert all(one.citations == (small_draft().quotes[1],) for one in found.answers)
    assert found.named == small_draft().quotes[1]


def test_what_the_documents_do_not_say_never_differs() -> None:
    draft = small_draft()
    draft = changed(draft, facts=tuple(fact for fact in draft.facts if (fact.thing, fact.question) != (1, 0)))
    found = reviewed(played(("q0", Answer.NO)), draft)
    assert found is not None
    assert (found.answers[0].stated, found.answers[0].citations, found.answers[0].differs) == (None, (), False)


def test_sources_that_disagree_are_both_shown_and_nothing_differs() -> None:
    draft = small_draft()
    draft = changed(draft, facts=(*draft.facts, Fact(1, 0, Stated.NO, 0.03, By.CELL, (2,))))
    found = reviewed(played(("q0", Answer.NO)), draft)
    assert found is not None
    assert (found.answers[0].stated, found.answers[0].differs) == (Stated.SOMETIMES, False)
    assert found.answers[0].citations == (draft.quotes[1], draft.quotes[2])


def test_the_owners_word_is_told_as_such() -> None:
    found = reviewed(played(("q0", Answer.NO)), apply(small_draft(), SetFact("Bear", "q0", Stated.NO)))
    assert found is not None
    assert (found.answers[0].by, found.answers[0].citations) == (By.OWNER, ())


def test_the_guess_rested_on_the_answers_that_spoke_most_for_the_thing() -> None:
    game = played(*((f"q{n}", Answer.YES if n % 3 == 0 else Answer.NO) for n in range(8)), ("q8", Answer.YES))
    found = reviewed(game)
    assert found is not None
    assert len(found.rested_on) == 5
    bits = [one.bits for one in found.rested_on]
    assert bits == sorted(bits, reverse=True)
    assert min(bits) >= max(one.bits for one in found.answers if one not in found.rested_on)
    assert found.answers[-1] not in found.rested_on


@pytest.mark.parametrize("thing", [None, "Zebra"])
def test_a_game_about_nothing_of_the_deck_has_no_review(thing: str | None) -> None:
    assert reviewed(played(("q0", Answer.YES), thing=thing)) is None


def test_questions_that_the_deck_does_not_hold_are_left_out() -> None:
    found = reviewed(played(("other", Answer.YES), ("q0", Answer.YES)))
    assert found is not None
    assert [one.turn.subject for one in found.answers] == ["q0"]
