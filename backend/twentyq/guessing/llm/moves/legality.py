"""The rules which a move of the language model must keep before it is put to a player."""

import re
from collections.abc import Collection

from twentyq.game.game import Game
from twentyq.game.move import Ask, Guess
from twentyq.game.turn import Turn, TurnKind
from twentyq.guessing.llm.errors import IllegalMoveError
from twentyq.guessing.llm.moves.kinds import is_kind
from twentyq.guessing.llm.moves.meanings import concepts_of, meaning_of
from twentyq.knowledge import speaking
from twentyq.knowledge.deck import Deck
from twentyq.knowledge.spelling import fold

SPOKEN_WORDS, SPOKEN_LENGTH = 16, 100
NAME_WORDS, NAME_LENGTH = 8, 60
SAME = 0.8
"""Two questions with this share of their concepts in common are one."""
_PLAIN = re.compile(r"[\w\s'\u2019,.:&()/+%-]+")
_YES_NO = re.compile(
    r"(is|are|was|were|does|do|did|can|could|has|have|had|will|would|should|might|may|must)(n't)?\b", re.IGNORECASE
)
_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"(a|an|the|some)\s", re.IGNORECASE)
_ABOUT_IT = re.compile(r"\b(it|its)\b", re.IGNORECASE)
_LINK = re.compile(r"://|\bwww\b|\w\.\w\w")
_SENTENCE = re.compile(
    r"(the answer is:? |(i|my|we) (final |best )?(guess|think|say)( is| that)?:? )?(is it |it is |it['\u2019]?s )?",
    re.IGNORECASE,
)
"""How models begin a guess that they write as a sentence."""


def legal_ask(text: str, game: Game, deck: Deck, askable: Collection[str]) -> Ask:
    """The question as a move; IllegalMoveError names the broken rule. `askable`: ids of the deck still worth asking.

    A question of the deck gets its id. One that names a thing ("Is it a person?") stays a question: a yes may mean the
    thing or any of its kind.
    """
    text = " ".join(text.split())
    known = known_question(text, deck)
    if known is None:
        _spoken_question(text)
    if game.turns_left <= 1:
        raise IllegalMoveError("this is the last turn: guess")
    for number, turn in enumerate(game.turns, 1):
        asked = turn.subject == known if known is not None else same_question(text, turn.text)
        if turn.kind is TurnKind.QUESTION and asked:
            raise IllegalMoveError(f"question {number} asked that")
    if known is not None and known not in askable:
        raise IllegalMoveError("earlier answers imply that")
    return Ask(text[0].upper() + text[1:], known)


def legal_guess(name: str, game: Game, deck: Deck) -> Guess:
    """The guess as a move; IllegalMoveError names the broken rule.

    A thing of the deck gets the deck's name where the model used it; an alias stays, since it may mean less or more.
    """
    name = " ".join(name.split()).strip(" .?!\"'")
    name = _SENTENCE.sub("", f"{name} ", count=1).strip()
    if not name or len(name) > NAME_LENGTH or len(name.split()) > NAME_WORDS or not _PLAIN.fullmatch(name):
        raise IllegalMoveError(f"a guess is a name of at most {NAME_WORDS} words")
    if _LINK.search(name):
        raise IllegalMoveError("a guess holds no address")
    if known_question(f"is it {name}", deck) is not None or is_kind(_ARTICLE.sub("", name, count=1), deck):
        raise IllegalMoveError("that is a kind of things: guess one thing")
    row = deck.find(name)
    own = row is not None and fold(name) in _forms(deck.things[row].name)
    bare = deck.things[row].name if row is not None and own else _ARTICLE.sub("", name, count=1)
    says = deck.things[row].says if row is not None and own else _said(name, row, deck)
    if any(_named(turn, bare, row, deck) for turn in game.turns):
        raise IllegalMoveError("that was guessed before")
    return Guess(f"Is it {says}?", bare)


def same_question(first: str, second: str) -> bool:
    """Whether two questions ask the same, or one the opposite of the other."""
    one, other = concepts_of(first), concepts_of(second)
    if not one or not other:
        return fold(first) == fold(second)
    return len(one & other) >= SAME * len(one | other)


def known_question(text: str, deck: Deck) -> str | None:
    """Id of the deck's question with this text, but for case and signs, or else with this very meaning."""
    wanted, meaning = _WORD.findall(text.casefold()), meaning_of(text)
    meant = None
    for question in deck.questions:
        if _WORD.findall(question.text.casefold()) == wanted:
            return question.id
        if meant is None and meaning and meaning_of(question.text) == meaning:
            meant = question.id
    return meant


def _spoken_question(text: str) -> None:
    if not text.endswith("?") or _LINK.search(text) or not _PLAIN.fullmatch(text[:-1]):
        raise IllegalMoveError("ask one plain question that ends with a question mark")
    if not _YES_NO.match(text):
        raise IllegalMoveError("ask a question that yes or no answers")
    if re.search(r"\bor\b", text, re.IGNORECASE):
        raise IllegalMoveError('ask without "or"')
    if not _ABOUT_IT.search(text):
        raise IllegalMoveError('ask about "it"')
    if len(text) > SPOKEN_LENGTH or len(text.split()) > SPOKEN_WORDS:
        raise IllegalMoveError(f"ask in fewer than {SPOKEN_WORDS} words")


def _said(name: str, row: int | None, deck: Deck) -> str:
    """With an article where the model left out the one that the deck's own name for the thing has."""
    bare = row is None or _ARTICLE.match(name) or not _ARTICLE.match(deck.things[row].says)
    return name if bare else speaking.says(name, None)


def _forms(name: str) -> tuple[str, str]:
    return fold(name), fold(name) + "s"


def _named(turn: Turn, bare: str, row: int | None, deck: Deck) -> bool:
    if turn.kind is not TurnKind.GUESS or turn.subject is None:
        return False
    return fold(turn.subject) == fold(bare) or (row is not None and deck.find(turn.subject) == row)
