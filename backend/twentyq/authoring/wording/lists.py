"""Questions of columns that hold several entries a cell: one for every entry that is frequent enough."""

import re

from twentyq.authoring.wording.categories import HABITAT, ORIGIN, PLACE, as_said, one_of
from twentyq.authoring.wording.headers import Header
from twentyq.authoring.wording.lexicon import PLACE_WORDS, VERBS
from twentyq.authoring.wording.phrases import is_mass, is_plural, plural, singular, with_article, with_the

CONTAINS = re.compile(r"(?:main |key )?(?:ingredients?|allergens?|contents?|contains|nutrients?)")
MATERIALS = re.compile(r"materials?|made of|made from|components?|composition")
EATS = re.compile(r"(?:main |favou?rite )?(?:diet|foods?|prey|eats|feeds on)")
HAS = re.compile(
    r"(?:special |main |key )?(?:features?|equipment|functions?|amenities|facilities|accessories|connections?|"
    r"connectivity|ports)"
)
BORDERS = re.compile(r"borders|neighbou?rs|neighbou?ring countries|border countries")
LANGUAGES = re.compile(r"(?:official |main )?languages?(?: spoken)?")


def entry(header: Header, value: str, others: frozenset[str]) -> str:
    """The question whether the value is among a thing's entries; `others` are words of the deck's other headers."""
    phrase, said = header.phrase, as_said(header, value)
    if CONTAINS.fullmatch(phrase):
        return f"Does it contain {said}?"
    if MATERIALS.fullmatch(phrase):
        return f"Is it made of {said}?"
    if EATS.fullmatch(phrase):
        return f"Does it eat {said if is_mass(said) else plural(said)}?"
    if HAS.fullmatch(phrase):
        return f"Does it have {said if is_plural(said) else with_article(said)}?"
    if BORDERS.fullmatch(phrase):
        return f"Does it border {with_the(value)}?"
    if LANGUAGES.fullmatch(phrase) and others & PLACE_WORDS:
        return f"Do people speak {value} there?"
    if ORIGIN.fullmatch(phrase):
        return f"Is it from {with_the(value)}?"
    if HABITAT.fullmatch(singular(phrase)) and len(said.split()) == 1:
        return f"Does it live in {plural(said)}?"
    words = header.words
    if words[0] in VERBS and (len(words) > 1 or words[0] not in {"uses", "borders", "forms"}):
        return f"Does it {' '.join([VERBS[words[0]], *words[1:]])} {said}?"
    shown = with_the(value) if PLACE.fullmatch(phrase.removesuffix("s")) else said
    return one_of(shown, plural(phrase))
