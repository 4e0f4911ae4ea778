"""English answers that say the question back: "it flies" to "Does it fly?", "bigger" to "Is it bigger than a car?"."""

import re
from collections.abc import Iterator

from twentyq.game.answer import Answer
from twentyq.understanding.words import normalize

BE = frozenset(["is", "are", "was", "were"])
DO = frozenset(["do", "does", "did", "can", "could", "would", "will"])
SUBJECTS = frozenset(["it", "they", "he", "she", "that", "this", "people", "we", "you", "i", "one"])
DEGREES = ("much", "way", "far", "a lot", "lots", "a bit", "a little", "slightly", "definitely", "even")
OTHER_WAY = {
    "bigger": ("smaller", "tinier", "littler"),
    "larger": ("smaller",),
    "heavier": ("lighter",),
    "longer": ("shorter",),
    "taller": ("shorter", "smaller"),
    "older": ("newer", "younger"),
    "smaller": ("bigger", "larger"),
}
_WORD = re.compile(r"[\w'-]+")
_IT_IS = re.compile(r"^(?:(?:it|that|they|he|she)(?:'s|'re| is| are| was| were)|is|it|its) ")


def said_back(text: str, question: str) -> Answer | None:
    """YES or NO where the whole text is the question said back, or its comparison turned round; None of all else."""
    asked, said = _words(question), " ".join(_words(text))
    if "?" in text or len(asked) < 3 or not said:
        return None
    if asked[0] in BE and asked[1] in SUBJECTS:
        return _of_what_it_is(_IT_IS.sub("", said + " ").strip(), asked[2:])
    if asked[0] in DO:
        subject = next((at for at, word in enumerate(asked) if word in SUBJECTS), None)
        return Answer.YES if subject and said in _done(asked[subject + 1 :], said.split()) else None
    return None


def _of_what_it_is(said: str, predicate: list[str]) -> Answer | None:
    if said == " ".join(predicate):
        return Answer.YES
    if "than" not in predicate:
        return None
    comparatives = [word for word in predicate[: predicate.index("than")] if word != "or"]
    compared = said.removesuffix(" than that").removesuffix(" " + " ".join(predicate[predicate.index("than") :]))
    for degree in DEGREES:
        compared = compared.removeprefix(degree + " ")
    if compared in comparatives:
        return Answer.YES
    return Answer.NO if any(compared in OTHER_WAY.get(word, ()) for word in comparatives) else None


def _done(predicate: list[str], said: list[str]) -> Iterator[str]:
    """What is done, in the third person, or by the subject that was said; its first words or all of it."""
    verb, *rest = predicate or [""]
    third = _third_person(verb)
    subject = [said[0]] if said[0] in SUBJECTS else []
    for form in (third, verb) if subject else (third,):
        for ends in (len(rest), 0):
            yield " ".join([*subject, form, *rest[:ends]])


def _third_person(verb: str) -> str:
    if verb == "have":
        return "has"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")


def _words(text: str) -> list[str]:
    return _WORD.findall(normalize(text).casefold())
