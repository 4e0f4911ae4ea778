"""A deck's names -> a pronunciation dictionary and a bigram model, as `grammar` makes them of answers.

Each name is one word ("+acoustic_guitar"), said alone or after a few words ("it was a"). It competes with the common
words that are no names.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from twentyq.game.answer import Answer
from twentyq.knowledge.deck import Thing
from twentyq.knowledge.spelling import fold
from twentyq.speech.hearing.grammar import (
    END_AFTER_ANSWER,
    FILLERS,
    Pronunciations,
    arpa,
    dictionary_lines,
    phrase_pronunciations,
    read_grammar,
    read_pronunciations,
    token,
)
from twentyq.speech.hearing.phonemes import pronounce

ARTICLES = ("a", "an", "the", "my", "some")
LEADS = ("it was", "it's", "it is", "that was", "i was thinking of", "i thought of", "i had", "my thing was")
CONFIRMATIONS: Mapping[Answer, tuple[str, ...]] = {
    Answer.YES: ("yes", "yeah", "yep", "yes it was", "that's right", "correct"),
    Answer.NO: ("no", "nope", "no it wasn't", "that's wrong"),
}
"""Said in place of a name, to one that was offered."""
NAMES, CONFIRMED, COMMON, ARTICLE, LEAD = 0.55, 0.03, 0.28, 0.05, 0.03
"""Probabilities that a word is one of these; all names are alike, and the end has the rest."""
COMMON_WORD_EXPONENT = -0.5
AFTER_LEAD = 0.6
"""That an article follows."""


class ThingGrammar(NamedTuple):
    """What can be heard, in the recognizer's file formats."""

    dictionary: str
    model: str
    meanings: Mapping[str, str | None]
    """The thing's name, YES or NO by token."""
    fillers: frozenset[str]
    """Words that may stand before a name."""


def spoken_forms(things: Iterable[Thing]) -> dict[str, Thing]:
    """Things by what players call them: their names, then their aliases, without what tells namesakes apart."""
    things, forms = list(things), dict[str, Thing]()
    for aliases in (False, True):
        for thing in things:
            for name in thing.aliases if aliases else (thing.name,):
                forms.setdefault(fold(name.split(",")[0]), thing)
    return forms


def thing_grammar(things: Iterable[Thing]) -> ThingGrammar:
    """The grammar of a deck's things. Takes half a second. Raises SpeechUnavailableError without espeak-ng."""
    forms = spoken_forms(things)
    said = {phrase: str(answer) for answer, phrases in CONFIRMATIONS.items() for phrase in phrases}
    names = {phrase: thing.name for phrase, thing in forms.items() if phrase not in said}
    words = read_grammar().common_words
    known = _pronunciations([*said, *names, *LEADS, *ARTICLES, *words])
    names = {phrase: name for phrase, name in names.items() if all(word in known for word in phrase.split())}
    sounds = {token(phrase): phrase_pronunciations(phrase, known) for phrase in (*said, *names)}
    named = {sound for token_sounds in sounds.values() for sound in token_sounds}
    before = {phrase.replace(" ", "_"): phrase_pronunciations(phrase, known) for phrase in (*LEADS, *ARTICLES)}
    common = [word for word in words if word not in before and named.isdisjoint(known[word])]
    dictionary = dictionary_lines(sounds | before | {word: known[word] for word in common})
    model = _model([token(phrase) for phrase in names], [token(phrase) for phrase in said], common)
    meanings = {token(phrase): meaning for phrase, meaning in (said | names).items()}
    return ThingGrammar(dictionary, model, meanings, frozenset((*before, *FILLERS)))


def _pronunciations(phrases: Iterable[str]) -> Pronunciations:
    """Of every word that can be pronounced: as the CMU dictionary has it, else as espeak-ng says it."""
    from pocketsphinx import get_model_path

    words = dict.fromkeys(word for phrase in phrases for word in phrase.split())
    known = read_pronunciations(Path(get_model_path()) / "en-us" / "cmudict-en-us.dict", frozenset(words))
    return {**known, **{word: [sound] for word in words if word not in known and (sound := pronounce(word))}}


def _model(names: list[str], said: list[str], common: list[str]) -> str:
    ranks = {word: rank**COMMON_WORD_EXPONENT for rank, word in enumerate(common, 1)}
    leads, articles = ([phrase.replace(" ", "_") for phrase in phrases] for phrases in (LEADS, ARTICLES))
    once = dict.fromkeys(names, NAMES / len(names)) | dict.fromkeys(said, CONFIRMED / len(said))
    once |= {word: COMMON * rank / sum(ranks.values()) for word, rank in ranks.items()}
    once |= dict.fromkeys(leads, LEAD / len(leads)) | dict.fromkeys(articles, ARTICLE / len(articles))
    once["</s>"] = end = 1 - sum(once.values())
    twice = {(word, "</s>"): END_AFTER_ANSWER for word in (*names, *said)}
    twice |= {(lead, article): AFTER_LEAD / len(articles) for lead in leads for article in articles}
    backoff = dict.fromkeys((*names, *said), (1 - END_AFTER_ANSWER) / (1 - end))
    backoff |= dict.fromkeys(leads, (1 - AFTER_LEAD) / (1 - ARTICLE))
    return arpa(once, twice, backoff | {"<s>": 1.0})
