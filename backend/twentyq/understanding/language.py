"""Languages, each a file of data in `languages/`."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from twentyq.game.turn import TurnKind
from twentyq.understanding.echoes import Echoes
from twentyq.understanding.leads import Leads
from twentyq.understanding.lexicon import Lexicon, Role, phrases
from twentyq.understanding.named import Naming
from twentyq.understanding.partly import Partly
from twentyq.understanding.passing import Passing
from twentyq.understanding.words import Spelling

DEFAULT = "en"
_PLAIN = {
    "passes": Role.PASS,
    "negators": Role.NEGATOR,
    "hedges": Role.HEDGE,
    "wonders": Role.WONDER,
    "doubts": Role.DOUBT,
    "certainties": Role.CERTAINTY,
    "subjects": Role.SUBJECT,
    "auxiliaries": Role.AUXILIARY,
    "articles": Role.ARTICLE,
    "fillers": Role.FILLER,
    "corrections": Role.CORRECTION,
    "regrets": Role.REGRET,
    "retractions": Role.RETRACTION,
    "verdicts": Role.VERDICT,
    "describing": Role.DESCRIBING,
    "placing": Role.PLACING,
    "joining": Role.JOINING,
    "contrasts": Role.CONTRAST,
    "prefaces": Role.PREFACE,
    "explanations": Role.EXPLANATION,
    "personal": Role.PERSONAL,
    "questions": Role.QUESTION,
    "instructions": Role.INSTRUCTION,
    "imperatives": Role.IMPERATIVE,
    "distress": Role.DISTRESS,
    "idioms": Role.IDIOM,
    "sarcasms": Role.SARCASM,
    "ironies": Role.IRONY,
    "namings": Role.NAMING,
    "waitings": Role.WAITING,
    "greetings": Role.GREETING,
}
_VALUED = {"interjections": Role.INTERJECTION, "statements": Role.STATEMENT, "commands": Role.COMMAND}
_ANSWERING = ("interjections", "statements", "hedges", "wonders", "doubts", "certainties", "passes", "commands")
OFTEN, TELLING_LENGTH = 3, 7
"""A misspelling stands for a word of so many phrases, or with so many letters."""
TARGET_LENGTH = 3
"""Letters of the shortest word that a misspelling may stand for."""


@dataclass(frozen=True, slots=True)
class Language:
    """What is known of one language."""

    lexicons: Mapping[TurnKind, Lexicon]
    """By what the player answers to: a question or a guess."""
    spelling: Spelling
    ordinary: frozenset[str]
    """Words of everyday talk."""
    references: frozenset[str]
    """Words by which an explanation speaks of the thing."""
    persons: frozenset[str]
    """Those of the references by which a player also speaks of others."""
    sorts: frozenset[str]
    """Words for kinds of the thing."""
    conditions: frozenset[str]
    """Words for when it is so."""
    limits: frozenset[str]
    """Words that single out a kind."""
    echoes: Echoes | None
    """How a question is said back, where its file tells."""
    leads: Leads | None
    """How a plain answer goes on, where its file tells."""
    alone: frozenset[str]
    """What names no answer by itself."""
    named: Naming | None
    """How the thing is said to be of a kind, where its file tells."""
    partly: Partly | None
    """What is so in part, where its file tells."""
    passing: Passing | None
    """How remarks are made, where its file tells."""


def language_for(tag: str) -> Language:
    """The language of a BCP 47 tag by its first part; English where there is no file for it."""
    return _load(_name(tag))


def lines_for(tag: str) -> Mapping[str, Any]:
    """What the machine says in the language, by purpose and occasion."""
    return _lines(_name(tag))


def _name(tag: str) -> str:
    primary = tag.split("-")[0].lower()
    return primary if primary in languages() else DEFAULT


@cache
def languages() -> frozenset[str]:
    """The languages there are."""
    folder = files("twentyq.understanding") / "languages"
    return frozenset(file.name.removesuffix(".yaml") for file in folder.iterdir() if file.name.endswith(".yaml"))


@cache
def _lines(name: str) -> Mapping[str, Any]:
    lines: Mapping[str, Any] = _read(name)["lines"]
    return lines


def _read(name: str) -> Mapping[str, Any]:
    import yaml

    text = (files("twentyq.understanding") / "languages" / f"{name}.yaml").read_text("utf-8")
    # BaseLoader keeps every scalar a string: yes and no stay words.
    data: Mapping[str, Any] = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506
    return data


@cache
def _load(name: str) -> Language:
    data = _read(name)
    plain = list(_phrases(data))
    guess = [(phrase, Role.STATEMENT, answer) for answer, text in data["guess"].items() for phrase in phrases(text)]
    adverbs = frozenset(data["adverbs"].split())
    lexicons = {
        TurnKind.QUESTION: Lexicon(plain, adverbs),
        TurnKind.GUESS: Lexicon(guess + _without(plain, guess), adverbs),
    }
    return Language(
        lexicons,
        _spelling(data, lexicons),
        ordinary=frozenset(data["ordinary"].split()),
        references=frozenset(phrases(data["references"])),
        persons=frozenset(phrases(data["persons"])),
        sorts=frozenset(phrases(data["sorts"])),
        conditions=frozenset(phrases(data["conditions"])),
        limits=frozenset(phrases(data["limits"])),
        echoes=Echoes.read(data["said_back"]) if "said_back" in data else None,
        leads=Leads.read(data["leads"]) if "leads" in data else None,
        alone=frozenset(phrases(data.get("alone", ""))),
        named=Naming.read(data["named"]) if "named" in data else None,
        partly=Partly.read(data["partly"]) if "partly" in data else None,
        passing=Passing.read(data["in_passing"]) if "in_passing" in data else None,
    )


def _phrases(data: Mapping[str, Any]) -> Iterator[tuple[str, Role, str]]:
    for section, role in _PLAIN.items():
        yield from ((phrase, role, "") for phrase in phrases(data[section]))
    for section, role in _VALUED.items():
        for value, text in data[section].items():
            yield from ((phrase, role, value) for phrase in phrases(text))
    about = set(phrases(data["game_words"]))
    told = [phrase for text in data["commands"].values() for phrase in phrases(text)]
    yield from ((phrase, Role.GAME, "") for phrase in told if phrase.count(" ") > 1 and about & set(phrase.split()))


def _without(plain: list[tuple[str, Role, str]], guess: list[tuple[str, Role, str]]) -> list[tuple[str, Role, str]]:
    """The phrases that mean nothing else in answer to a guess."""
    taken = {phrase for phrase, _, _ in guess}
    return [entry for entry in plain if entry[0] not in taken]


def _spelling(data: Mapping[str, Any], lexicons: Mapping[TurnKind, Lexicon]) -> Spelling:
    texts = [data[section] for section in _ANSWERING]
    answering = [text for texts_ in texts for text in (texts_.values() if isinstance(texts_, dict) else [texts_])]
    targets = Counter(word for text in answering for phrase in phrases(text) for word in phrase.split())
    targets.update({short: OFTEN for short in data["contractions"] if len(short) > TARGET_LENGTH + 1})
    known = set().union(*(lexicon.words for lexicon in lexicons.values()))
    known |= set(" ".join((data["ordinary"], data["sorts"], data["references"])).replace(",", " ").split())
    return Spelling(
        symbols=data["symbols"],
        contractions=data["contractions"],
        known=known | set(data["contractions"]),
        targets={
            word: count
            for word, count in targets.items()
            if len(word) >= (TARGET_LENGTH if count >= OFTEN else TELLING_LENGTH)
        },
    )
