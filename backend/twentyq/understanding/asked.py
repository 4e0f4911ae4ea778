"""A question taken apart: what of it an answer may say back."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from twentyq.understanding.echoes import Echoes
from twentyq.understanding.language import language_for
from twentyq.understanding.words import COMMA, normalize

REMEMBERED = 2048
"""Questions that are kept taken apart."""
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|,")
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks of its subject."""

    opening: str
    predicate: Words
    wholes: frozenset[Words]
    """All that, said of the subject, is a yes to it."""
    compared: Words = ()
    """In a comparison what stands before "than"."""
    standard: Words = ()
    """And what stands behind it."""
    kind: Words = ()
    """What is asked without examples and circumstances."""
    qualities: frozenset[Words] = frozenset()
    """Of "have big or long ears" what these are."""

    def contents(self, echoes: Echoes) -> Iterator[frozenset[str]]:
        """What has to be said of it so that it is said whole, in each of the ways."""
        for whole in self.wholes:
            if told := frozenset(whole) - echoes.unsaid - echoes.light:
                yield told


@lru_cache(REMEMBERED)
def asked_in(question: str, language: str) -> Asked | None:
    """The question taken apart; None where its language does not tell how, or it begins otherwise."""
    echoes = language_for(language).echoes
    words = words_of(question, language)
    if echoes is None or len(words) < 2:
        return None
    begins = max((at for at in range(2, len(words) + 1) if " ".join(words[1:at]) in echoes.subjects), default=0)
    if begins and words[0] in echoes.being | echoes.doing:
        return _taken_apart(words[0], words[begins:], echoes) if words[begins:] else None
    return _taken_apart(words[0], (words[0], *words[begins:]), echoes) if begins and echoes.inverting else None


def words_of(text: str, language: str) -> Words:
    """Words and commas, contractions written out."""
    written = language_for(language).spelling.contractions
    found = _WORD.findall(normalize(text).casefold())
    # "Its" is "it is" at the beginning alone: "its own home".
    return tuple(part for at, word in enumerate(found) for part in _expanded(word, written, first=at == 0))


def _expanded(word: str, written: Mapping[str, str], *, first: bool) -> list[str]:
    return (written.get(word, word) if first or "'" in word else word).split()


def _taken_apart(opening: str, predicate: Words, echoes: Echoes) -> Asked:
    kind = _without_circumstances(predicate, echoes)
    parts = _parts(kind, echoes)
    enough = _of_being(parts, echoes) if opening in echoes.being else _of_doing([part for part, _ in parts])
    wholes = {predicate, kind, *enough}
    than = next((at for at, word in enumerate(predicate) if word in echoes.comparing), 0)
    wholes |= {predicate[:than]}
    wholes |= {tuple(echoes.mirrored.get(word, word) for word in whole) for whole in wholes}
    wholes |= {tuple(word for word in whole if word not in echoes.unsaid) for whole in wholes}
    spoken = {tuple(word for word in whole if word != COMMA) for whole in wholes} - {()}
    return Asked(
        opening, predicate, frozenset(spoken), predicate[:than], predicate[than:], kind, _qualities(parts, echoes)
    )


def _without_circumstances(predicate: Words, echoes: Echoes) -> Words:
    """Without "when you press it" and ", like wood or stone"."""
    for at, (word, after) in enumerate(zip(predicate, (*predicate[1:], ""), strict=True)):
        if at and (word in echoes.circumstances or (word == COMMA and after in echoes.examples)):
            return predicate[:at]
    return predicate


def _parts(predicate: Words, echoes: Echoes) -> list[tuple[Words, bool]]:
    """What stands between commas and "or", each with whether both stand behind it; all of it where there is no "or"."""
    if not set(predicate) & echoes.alternatives:
        return [(predicate, False)]
    parts: list[tuple[Words, bool]] = []
    current: list[str] = []
    for word, after in zip((*predicate, COMMA), (*predicate[1:], COMMA, ""), strict=True):
        if word != COMMA and word not in echoes.alternatives:
            current.append(word)
        elif current:
            parts.append((tuple(current), word == COMMA and after in echoes.alternatives))
            current = []
    return parts


def _qualities(parts: list[tuple[Words, bool]], echoes: Echoes) -> frozenset[Words]:
    """What is asked of that which the thing has: "long" of "a long tail"."""
    (first, *rest), *others = (part for part, _ in parts)
    *before, end = (tuple(rest), *others)
    told = [tuple(word for word in part if word not in echoes.articles) for part in (*before, end[:-1])]
    return frozenset(told if first in echoes.having and all(len(one) == 1 for one in told) else ())


def _of_being(parts: list[tuple[Words, bool]], echoes: Echoes) -> Iterator[Words]:
    """Of "a dog, a wolf or a fox", "in lakes or rivers", "wet, or full of liquid" each; of "a plant or food of warm
    countries", whose parts share their end, none.
    """
    (first, apart), *others = parts
    if apart or (others and others[0][0][0] in echoes.articles):
        yield first
    if sum(behind for _, behind in parts) == 1:
        yield from (part for (_, behind), (part, _) in zip(parts, others, strict=False) if behind)
    singles = [part for part, _ in others]
    if singles and all(len(part) == 1 for part in singles) and not echoes.articles & {*first[-2:-1]}:
        yield from (first, *(first[:-1] + part for part in singles))
    for part, _ in others:
        if first[0] in echoes.articles and part[0] in echoes.articles:
            yield part


def _of_doing(parts: list[Words]) -> Iterator[Words]:
    """Of "have horns or antlers", "hop or jump" each, of "bite or sting people" each with its end."""
    first, *others = parts
    if all(len(part) == 1 for part in parts):
        yield from parts
    elif len(first) > 1:
        yield from (first, *(first[:1] + part for part in others))
    else:
        end = next(part[1:] for part in parts if len(part) > 1)
        yield from (part + end if len(part) == 1 else part for part in parts)
