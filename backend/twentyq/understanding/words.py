"""Text as typed or heard -> words in the spelling of a language's phrases."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from difflib import get_close_matches

MAX_LENGTH = 500
COMMA, STOP, QUERY = ",", ".", "?"
BREAKS = frozenset((COMMA, STOP, QUERY))
LETTERS = "abcdefghijklmnopqrstuvwxyz"
TWO_SLIPS = 7
"""Letters of the shortest word that may hold two slips."""
CLOSE = 0.8
"""Share of the letters that it then has in common, in order, with what it stands for."""
_CODE = re.compile(r"[{}<>\[\]|\\$=@#^~%]")
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[,;:()]|\?|[.!\n\u2026\u2013\u2014]|(?<=\s)-+(?=\s)")
_RUN = re.compile(r"(.)\1{2,}")
_DOUBLE = re.compile(r"(.)\1")
# A dotless i has the capital of one with a dot.
_ALIKE = dict.fromkeys("\u2019\u2018\u02bc\u00b4`", "'") | dict.fromkeys("\u201c\u201d", '"') | {"\u0131": "i"}
_SPELLINGS = str.maketrans(_ALIKE)


@dataclass(frozen=True, slots=True)
class Words:
    """Words and breaks in order. `code`: it holds signs of markup or programs, which no answer does."""

    tokens: tuple[str, ...]
    mended: bool = False
    """Some word was misspelt."""
    code: bool = False


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a language knows of words."""

    symbols: Mapping[str, str]
    contractions: Mapping[str, str]
    known: Set[str]
    """Words that are never taken for a misspelling."""
    targets: Mapping[str, int]
    """Words that a misspelling may stand for, with how many phrases hold them."""


def normalize(text: str) -> str:
    """One spelling of equal texts: visible characters, plain quotes, single spaces, at most 500 characters."""
    text = unicodedata.normalize("NFKC", text[:MAX_LENGTH]).translate(_SPELLINGS)
    text = "".join(" " if char.isspace() else char for char in text if char.isspace() or _is_visible(char))
    return unicodedata.normalize("NFKC", " ".join(text.split()))[:MAX_LENGTH].strip()


def read_words(text: str, spelling: Spelling, kept: Set[str] = frozenset()) -> Words:
    """The words of a text; those of `kept` are not misspelt."""
    text = text[:MAX_LENGTH]
    for symbol, words in spelling.symbols.items():
        text = text.replace(symbol, words)
    text = normalize(text).casefold()
    raw = _joined_letters(_TOKEN.findall(text), spelling.known)
    tokens: list[str] = []
    mended = False
    for word in raw:
        if not word[0].isalnum():
            tokens.append(_break(word))
            continue
        expanded = _expanded(word, spelling)
        if expanded is None and word not in kept and (mend := _mended(word, spelling)):
            expanded, mended = _expanded(mend, spelling), True
        tokens += (expanded or word).split()
    return Words(tuple(tokens), mended, bool(_CODE.search(text)))


def _is_visible(char: str) -> bool:
    """Not a control, a format character, a surrogate, an accent that stands alone or a mark that varies an emoji."""
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me", "Sk")


def _break(sign: str) -> str:
    if sign == QUERY:
        return QUERY
    return COMMA if sign in ",:;()" or sign[0] == "-" else STOP


def _expanded(word: str, spelling: Spelling) -> str | None:
    """The words that a known word stands for."""
    plain = word.replace("'", "")
    for form in (word, plain):
        if form in spelling.contractions:
            return spelling.contractions[form]
        if form in spelling.known:
            return form
    return plain.removesuffix("s") if "'" in word and plain.removesuffix("s") in spelling.known else None


def _mended(word: str, spelling: Spelling) -> str | None:
    """The known word that a misspelling is closest to; of several the one that more phrases hold."""
    for form in (_RUN.sub(r"\1\1", word), _RUN.sub(r"\1", word), _DOUBLE.sub(r"\1", word)):
        if form != word and (form in spelling.known or form in spelling.contractions):
            return form
    word = _RUN.sub(r"\1", word)
    if not 3 <= len(word) <= 14:
        return None
    found = sorted(set(_neighbours(word)) & spelling.targets.keys(), key=lambda near: (-spelling.targets[near], near))
    if not found and len(word) >= TWO_SLIPS:
        near = [target for target in spelling.targets if target[0] == word[0] and len(target) >= TWO_SLIPS]
        found = get_close_matches(word, near, n=1, cutoff=CLOSE)
    return found[0] if found else None


def _neighbours(word: str) -> Iterator[str]:
    """Words one slip away: two letters swapped, one too many, one left out, in longer words one wrong."""
    for at in range(len(word)):
        if at + 1 < len(word):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        if at and len(word) > 3:
            yield word[:at] + word[at + 1 :]
        if len(word) > 3:
            yield from (word[: at + 1] + letter + word[at + 1 :] for letter in LETTERS)
        if at and len(word) > 5:
            yield from (word[:at] + letter + word[at + 1 :] for letter in LETTERS)


def _joined_letters(tokens: list[str], known: Set[str]) -> list[str]:
    """A word said letter by letter ("y e s") as one."""
    joined = "".join(tokens)
    spelt = len(tokens) > 1 and all(len(token) == 1 and token.isalpha() for token in tokens)
    return [joined] if spelt and joined in known else tokens
