"""What may be taught, whatever is written."""

from hypothesis import given
from hypothesis import strategies as st

from twentyq.learning.taught.checks import (
    NAME_LENGTH,
    QUESTION_LENGTH,
    TeachingRefusedError,
    checked_name,
    checked_question,
)


@given(st.text(max_size=80), st.booleans())
def test_a_name_is_one_printable_line_or_refused(written: str, known: bool) -> None:
    try:
        name = checked_name(written, known=known)
    except TeachingRefusedError:
        return
    assert name == " ".join(written.split())
    assert 1 <= len(name) <= NAME_LENGTH
    assert checked_name(name, known=known) == name


@given(st.sampled_from(["is it", "does it", "what"]), st.text(max_size=140))
def test_a_question_ends_in_one_mark_or_is_refused(beginning: str, rest: str) -> None:
    try:
        question = checked_question(f"{beginning} {rest}", "a kazoo")
    except TeachingRefusedError:
        return
    assert question.count("?") == 1
    assert question.endswith("?")
    assert not question.startswith("What")
    assert len(question) <= QUESTION_LENGTH + 1
    assert checked_question(question, "a kazoo") == question
