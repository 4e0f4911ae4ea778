"""The owner's edits."""

import pytest
from tests.unit.authoring.drafts import small_draft

from twentyq.authoring.compiling import asked, compile_draft, deck_of
from twentyq.authoring.draft import (
    DraftQuestion,
    RenameThing,
    RewordQuestion,
    SetFact,
    Stated,
    SwitchColumn,
    SwitchThing,
    from_state,
    to_state,
)
from twentyq.authoring.editing import apply, apply_again
from twentyq.authoring.errors import DraftUnreadableError, EditRefusedError, TooFewFactsError, TooFewThingsError


def test_a_draft_is_read_as_it_was_stored() -> None:
    draft = apply(small_draft(), SetFact("Ant", "q0", Stated.SOMETIMES))
    assert from_state(to_state(draft)) == draft


def test_what_is_no_draft_is_refused() -> None:
    with pytest.raises(DraftUnreadableError):
        from_state(b"nothing")


def test_a_thing_renamed_keeps_its_old_name_as_an_alias() -> None:
    draft = apply(small_draft(), RenameThing("Ant", "Wood ant", "a wood ant"))
    assert (draft.things[0].name, draft.things[0].says, draft.things[0].aliases) == ("Wood ant", "a wood ant", ("Ant",))
    assert deck_of(draft).find("ant") == 0


def test_a_question_reworded_is_asked_in_the_new_words() -> None:
    draft = apply(small_draft(), RewordQuestion("q1", "Does it  swim?"))
    assert deck_of(draft).questions[1].text == "Does it swim?"


def test_questions_of_a_column_that_is_switched_off_are_not_asked() -> None:
    draft = apply(small_draft(), SwitchColumn("b", used=False))
    assert asked(draft) == [0, 1, 2]
    with pytest.raises(TooFewFactsError, match="3 questions are too few"):
        compile_draft(draft)


def test_too_few_things_are_refused_with_what_would_help() -> None:
    with pytest.raises(TooFewThingsError, match="Add rows"):
        compile_draft(apply(small_draft(), SwitchThing("Ant", used=False)))


@pytest.mark.parametrize(
    "edit",
    [
        RewordQuestion("q1", "Does it swim"),
        RewordQuestion("q1", "Is it number 2?"),
        RewordQuestion("q1", "?" * 200),
        RewordQuestion("none", "Does it swim?"),
        RenameThing("Ant", "the bear"),
        RenameThing("Ant", "\u202eant"),
        SwitchColumn("c", used=True),
        SwitchThing("Zebra", used=False),
    ],
)
def test_an_edit_that_fits_nothing_or_cannot_be_asked_is_refused(edit: RewordQuestion) -> None:
    with pytest.raises(EditRefusedError):
        apply(small_draft(), edit)


def test_edits_are_kept_and_applied_again_to_a_draft_made_anew() -> None:
    edited = small_draft()
    for edit in (
        RenameThing("Ant", "Emmet"),
        RewordQuestion("q1", "Does it swim?"),
        SetFact("Emmet", "q2", Stated.YES),
    ):
        edited = apply(edited, edit)
    again = apply_again(small_draft(), (*edited.choices.edits, SwitchThing("Zebra", used=False)))
    assert again == edited


def test_the_later_of_two_edits_of_one_subject_stands_alone() -> None:
    draft = apply(apply(small_draft(), SetFact("Ant", "q0", Stated.YES)), SetFact("Ant", "q0", None))
    assert draft.facts == small_draft().facts
    assert draft.choices.edits == (SetFact("Ant", "q0", None),)
    assert isinstance(draft.questions[0], DraftQuestion)
