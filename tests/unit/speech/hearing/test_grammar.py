"""The files that the recognizer reads follow from the lists that people edit."""

from twentyq.speech.hearing.grammar import (
    competing_words,
    generated,
    phrase_of,
    phrase_pronunciations,
    read_grammar,
    read_pronunciations,
    token,
)
from twentyq.speech.hearing.lattice import BigramModel
from twentyq.speech.hearing.meaning import Meaning


def test_generated_files_are_up_to_date() -> None:
    for path, text in generated():
        assert path.read_text() == text, f"{path.name} is stale: run python -m twentyq.speech.hearing.grammar"


def test_every_meaning_has_phrases_and_no_phrase_has_two() -> None:
    phrases = read_grammar().phrases
    assert set(Meaning) <= set(phrases)
    said = [phrase for group in phrases.values() for phrase in group]
    assert len(said) == len(set(said))


def test_a_phrase_is_one_word_with_the_sounds_of_its_words_joined() -> None:
    known = {"not": ["N AA T"], "sure": ["SH UH R"]}
    assert phrase_pronunciations("not sure", known) == ["N AA T SH UH R", "N AA T SH UH"]
    assert phrase_of(token("not sure")) == "not sure"


def test_a_common_word_that_sounds_like_an_answer_does_not_compete() -> None:
    grammar = read_grammar()
    paths = {path.name: path for path, _ in generated()}
    heard = set(read_pronunciations(paths["answers.dict"]))
    assert "know" in grammar.common_words
    assert "know" not in heard
    assert "now" in heard


def test_probabilities_after_a_word_sum_to_one() -> None:
    text = {path.name: text for path, text in generated()}["answers.arpa"]
    model = BigramModel(text.splitlines())
    words = [line.split()[1] for line in text.split("\\2-grams:")[0].splitlines() if line.startswith("-")]
    words.remove("<s>")
    for after in ("<s>", "+yes", "uh", "the"):
        total = sum(2.718281828459045 ** model.log_probability(word, after) for word in words)
        assert 0.95 < total < 1.05


def test_single_word_phrases_are_sounds_of_their_own() -> None:
    known = {"no": ["N OW"], "know": ["N OW"], "now": ["N AW"]}
    grammar = read_grammar()._replace(phrases={Meaning.NO: ["no"]}, common_words=["know", "now"])
    assert competing_words(grammar, known) == ["now"]
