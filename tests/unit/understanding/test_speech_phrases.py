"""What the recognizer of answers can hear means the same when it is typed."""

import pytest
from tests.unit.understanding.test_ways_to_answer import heard

from twentyq.game.turn import TurnKind
from twentyq.speech.hearing.grammar import read_grammar

PHRASES = [(meaning, phrase) for meaning, said in read_grammar().phrases.items() if meaning for phrase in said]


@pytest.mark.parametrize("asked", TurnKind)
def test_every_phrase_that_can_be_heard_means_the_same_in_words(asked: TurnKind) -> None:
    assert len(PHRASES) > 200
    assert [
        (meaning, phrase, heard(phrase, asked)) for meaning, phrase in PHRASES if heard(phrase, asked) != meaning
    ] == []
