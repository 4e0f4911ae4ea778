"""What one answer says about other questions."""

from twentyq.knowledge.deck import Question
from twentyq.knowledge.implications import Implications


def question(name: str, implies: tuple[str, ...] = (), excludes: tuple[str, ...] = ()) -> Question:
    return Question(name, f"Is it {name}?", "So.", 0.05, implies, excludes)


QUESTIONS = Implications(
    [
        question("alive"),
        question("animal", ("alive",), ("plant",)),
        question("plant", ("alive",)),
        question("mammal", ("animal",)),
        question("tree", ("plant",)),
    ]
)


def test_a_yes_settles_all_that_it_implies_and_excludes() -> None:
    settled = QUESTIONS.settled_by("mammal", yes=True)
    assert settled == {"mammal": True, "animal": True, "alive": True, "plant": False, "tree": False}


def test_a_no_settles_all_that_imply_it() -> None:
    assert QUESTIONS.settled_by("alive", yes=False) == dict.fromkeys(
        ("alive", "animal", "plant", "mammal", "tree"), False
    )
    assert QUESTIONS.settled_by("mammal", yes=False) == {"mammal": False}


def test_exclusion_counts_both_ways() -> None:
    assert QUESTIONS.settled_by("tree", yes=True)["mammal"] is False


def test_a_question_of_no_deck_settles_nothing() -> None:
    assert QUESTIONS.settled_by("unheard of", yes=True) == {}
