"""Answer phrases and common words -> a pronunciation dictionary and a bigram model for the in-process recognizer.

Each answer phrase is one word of the dictionary ("+i_don't_know"), so that it is heard whole or not at all. It competes
with the common words: what fits them better is not an answer. `python -m twentyq.speech.hearing.grammar` writes the
files anew.
"""

import re
from collections.abc import Container, Iterable, Mapping
from functools import cache
from itertools import islice, product
from math import log10
from pathlib import Path
from typing import NamedTuple

from twentyq.speech.hearing.meaning import Meaning

FOLDER = Path(__file__).parent / "en_us"
PHRASES = FOLDER / "phrases.yaml"
COMMON_WORDS = FOLDER / "common_words.txt"
DICTIONARY = FOLDER / "answers.dict"
MODEL = FOLDER / "answers.arpa"
MORE_PRONUNCIATIONS = FOLDER / "pronunciations.txt"
"""Common ways to say a word that the CMU dictionary lacks."""
MARK = "+"
FILLERS = ("uh", "um", "oh", "well", "hmm", "and", "so", "but")
"""Common words that may stand before an answer."""

MEANING_WEIGHTS: Mapping[Meaning | None, float] = {Meaning.YES: 5, Meaning.NO: 5, Meaning.HELP: 2}
"""How often a meaning is said, against 1 for the others."""
PHRASE_EXPONENT = -0.7
"""Of a meaning's phrases, the one at rank r has a share of r to this power (after Zipf's law)."""
ANSWERS_FIRST = 0.5
"""Probability that what is said begins with an answer."""
ANSWERS_AFTER_FILLER = 0.3
ANSWERS_ANYWHERE = 0.02
END_AFTER_ANSWER = 0.95
END_ANYWHERE = 0.1
COMMON_WORD_EXPONENT = -0.5
"""A common word at rank r has a share of r to this power: flatter than in running speech, of which one word is said."""
MAX_PRONUNCIATIONS = 6
DROPPED_R = re.compile(r"(?<=[A-Z]) R(?= (?![AEIOU])|$)")
"""An R that British speakers leave out: not before a vowel."""

VARIANT = re.compile(r"\(\d+\)$")

Pronunciations = Mapping[str, list[str]]


class Grammar(NamedTuple):
    """What can be heard."""

    phrases: Mapping[Meaning | None, list[str]]
    """By meaning, the usual one first; under None phrases that are heard and stay unclear."""
    common_words: list[str]


def token(phrase: str) -> str:
    """A phrase as a word of the dictionary."""
    return MARK + phrase.replace(" ", "_")


def phrase_of(word: str) -> str:
    """The phrase of a token."""
    return word.removeprefix(MARK).replace("_", " ")


@cache
def read_grammar() -> Grammar:
    """The lists that people read and edit."""
    import yaml

    phrases = yaml.safe_load(PHRASES.read_text())
    words = [line for line in COMMON_WORDS.read_text().split("\n") if line and not line.startswith("#")]
    return Grammar({None if key == "NONE" else Meaning(key): said for key, said in phrases.items()}, words)


def read_pronunciations(path: Path, wanted: Container[str] | None = None) -> Pronunciations:
    """A dictionary in the CMU form, of all words or the wanted ones, the first pronunciation first."""
    found: dict[str, list[str]] = {}
    for line in path.read_text().splitlines():
        word, pronunciation = line.split(maxsplit=1)
        word = VARIANT.sub("", word)
        if wanted is None or word in wanted:
            found.setdefault(word, []).append(pronunciation)
    return found


def phrase_pronunciations(phrase: str, known: Pronunciations) -> list[str]:
    """Ways to say a phrase: its words' pronunciations joined, the likely ones first."""
    words = phrase.split()
    choices = [known[word][: 3 if len(words) <= 3 else 2] for word in words]
    american = list(islice(dict.fromkeys(" ".join(parts) for parts in product(*choices)), MAX_PRONUNCIATIONS))
    british = (re.sub(r"\bER\b", "AH", DROPPED_R.sub("", sound)) for sound in american)
    return list(dict.fromkeys([*american, *british]))


def competing_words(grammar: Grammar, known: Pronunciations) -> list[str]:
    """Common words that do not sound like an answer phrase ("know" does)."""
    phrases = [phrase for said in grammar.phrases.values() for phrase in said if " " not in phrase]
    sounds = {sound for phrase in phrases for sound in known[phrase]}
    return [word for word in grammar.common_words if sounds.isdisjoint(known[word])]


def dictionary(grammar: Grammar, known: Pronunciations) -> str:
    """The pronunciation dictionary, in the CMU form."""
    spoken = {token(p): phrase_pronunciations(p, known) for said in grammar.phrases.values() for p in said}
    return dictionary_lines(spoken | {word: known[word] for word in competing_words(grammar, known)})


def dictionary_lines(spoken: Pronunciations) -> str:
    """A dictionary in the CMU form."""
    lines = [
        f"{word}{f'({number})' if number > 1 else ''} {sound}"
        for word, sounds in spoken.items()
        for number, sound in enumerate(sounds, 1)
    ]
    return "\n".join(lines) + "\n"


def answer_shares(grammar: Grammar) -> dict[str, float]:
    """P(token) over all answers."""
    weights = {meaning: MEANING_WEIGHTS.get(meaning, 1.0) for meaning in grammar.phrases}
    shares: dict[str, float] = {}
    for meaning, said in grammar.phrases.items():
        ranks = [rank**PHRASE_EXPONENT for rank in range(1, len(said) + 1)]
        for phrase, rank in zip(said, ranks, strict=True):
            shares[token(phrase)] = weights[meaning] / sum(weights.values()) * rank / sum(ranks)
    return shares


def bigram_model(grammar: Grammar, known: Pronunciations) -> str:
    """The language model, in ARPA form."""
    answers, words = answer_shares(grammar), competing_words(grammar, known)
    ranks = {word: rank**COMMON_WORD_EXPONENT for rank, word in enumerate(words, 1)}
    left = 1 - ANSWERS_ANYWHERE - END_ANYWHERE
    once = {answer: ANSWERS_ANYWHERE * share for answer, share in answers.items()}
    once |= {word: left * rank / sum(ranks.values()) for word, rank in ranks.items()}
    once["</s>"] = END_ANYWHERE
    fillers = [word for word in FILLERS if word in ranks]
    twice = {("<s>", answer): ANSWERS_FIRST * share for answer, share in answers.items()}
    twice |= {(answer, "</s>"): END_AFTER_ANSWER for answer in answers}
    twice |= {(f, answer): ANSWERS_AFTER_FILLER * share for f in fillers for answer, share in answers.items()}
    backoff = {"<s>": (1 - ANSWERS_FIRST) / (1 - ANSWERS_ANYWHERE)}
    backoff |= dict.fromkeys(answers, (1 - END_AFTER_ANSWER) / (1 - END_ANYWHERE))
    backoff |= dict.fromkeys(fillers, (1 - ANSWERS_AFTER_FILLER) / (1 - ANSWERS_ANYWHERE))
    return arpa(once, twice, backoff)


def arpa(once: Mapping[str, float], twice: Mapping[tuple[str, str], float], backoff: Mapping[str, float]) -> str:
    """Probabilities as an ARPA file."""
    ones = (f"{log10(p):.3f} {word} {log10(backoff.get(word, 1)):.3f}" for word, p in once.items())
    twos = (f"{log10(p):.3f} {first} {second}" for (first, second), p in sorted(twice.items()))
    return "\n".join(
        [
            "\\data\\",
            f"ngram 1={len(once) + 1}",
            f"ngram 2={len(twice)}",
            "\n\\1-grams:",
            f"-99 <s> {log10(backoff['<s>']):.3f}",
            *ones,
            "\n\\2-grams:",
            *twos,
            "\n\\end\\\n",
        ]
    )


def generated() -> Iterable[tuple[Path, str]]:
    """The files with what they should hold; needs the CMU dictionary that pocketsphinx brings."""
    from pocketsphinx import get_model_path

    grammar = read_grammar()
    known = {**read_pronunciations(Path(get_model_path()) / "en-us" / "cmudict-en-us.dict")}
    for word, sounds in read_pronunciations(MORE_PRONUNCIATIONS).items():
        known[word] = [*known[word], *sounds]
    return (DICTIONARY, dictionary(grammar, known)), (MODEL, bigram_model(grammar, known))


if __name__ == "__main__":
    for path, text in generated():
        path.write_text(text)
