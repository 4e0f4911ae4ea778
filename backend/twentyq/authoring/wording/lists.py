"""Questions of columns that hold several entries a cell: one for every entry that is frequent enough."""

import re

from twentyq.authoring.wording.asked import with_value
from twentyq.authoring.wording.casing import SMALL, as_said
from twentyq.authoring.wording.categories import (
    AWARD,
    MOSTLY,
    NAMED_KIND,
    PLAIN,
    STARRING,
    as_listed,
    is_unclear,
    maker,
    one_of,
    there_in_it,
)
from twentyq.authoring.wording.circumstances import COLOUR_THERE, HABITAT, living
from twentyq.authoring.wording.completions import (
    ONCE,
    PREPOSITION,
    acts,
    does,
    done_to_a_part,
    in_sentence,
    names_something,
    used_for,
)
from twentyq.authoring.wording.headers import ORDERS, Header
from twentyq.authoring.wording.lexicon import (
    ABILITIES,
    ANIMAL_WORDS,
    BESIDE,
    HELD,
    NOUN_LIKE_VERBS,
    PARTICIPLES,
    PARTS,
    VERBS,
    infinitive,
    is_quality,
)
from twentyq.authoring.wording.phrases import (
    DAYS,
    MONTHS,
    ends_done,
    is_counted,
    is_mass,
    is_plural,
    is_said,
    its,
    plural,
    singular,
    with_article,
    with_the,
)
from twentyq.authoring.wording.places import OCEAN, ORIGIN, PLACE, done_there, is_from, placed
from twentyq.authoring.wording.yes_no import ADVERB

CONTAINS = re.compile(r"(?:main |key )?(?:ingredients?|allergens?|contents?|contains|nutrients?)")
MATERIALS = re.compile(r"materials?|made of|made from|components?|composition")
SUBSTANCE = re.compile(r"(?:main )?(?:fib(?:re|er)s?|fabric|cloth|textile|metal|wood|stone|yarn)")
"""Headers over what a thing is, or partly is."""
SHARE = re.compile(r"\d{1,3} ?% [^\W\d]")
"""How much of it is what: "75% wool"."""
EATS = re.compile(r"(?:main |favou?rite )?(?:diet|foods?|prey|eats|feeds on)")
COMING_IN = re.compile(r"colou?r (?:choices|options|range)|available colou?rs|colou?rs available|finish(?:es| options)")
"""Headers over what one may choose."""
PLAYERS = re.compile(r"(cast|crew|line-?up|squad)(?: members| names)?")
HAS = re.compile(
    r"(?:special |main |key )?(?:features?|equipment|functions?|amenities|facilities|accessories|connections?|"
    r"connectivity|ports)"
)
BORDERS = re.compile(r"borders|neighbou?rs|neighbou?ring countries|border countries")
MONTHLY = (
    (r"sow(?:ing|n|ed)?(?: time)?", "Is it sown in {month}?"),
    (r"plant(?:ing|ed)?(?: out)?(?: time)?", "Is it planted in {month}?"),
    (r"(?:harvest|pick)(?:ing|ed)?(?: time)?", "Is it harvested in {month}?"),
    (r"(?:flower|bloom|blossom)(?:s|ing)?(?: time)?(?: in)?", "Does it flower in {month}?"),
    (r"(?:breed|nest)(?:s|ing)?(?: season| time)?(?: in)?", "Does it breed in {month}?"),
    (r"months?|season|in season|available", "Is it in season in {month}?"),
)
LIVING = ANIMAL_WORDS | {"habitat"}
"""Headers beside which a place is where something lives."""
COLOUR = re.compile(r"colou?r$")
SEASONAL = frozenset(
    {"appear", "arrive", "bloom", "breed", "close", "depart", "fruit", "germinate", "hatch", "mate", "nest", "open",
     "overwinter", "return", "ripen", "roost", "spawn"}
)  # fmt: skip
"""What it does in some months, as it flies or sings."""
UNTIL = re.compile(r"\b(?:until|till)$")
PEOPLED = frozenset({"borders", "capital", "cities", "continent", "countries", "currency", "population"})
"""Headers beside which a language is that of a place."""
LANGUAGES = re.compile(r"(?:official |main )?languages?(?: spoken)?")


def entry(header: Header, value: str, others: frozenset[str]) -> str:
    """The question whether the value is among a thing's entries; `others` are words of the deck's other headers."""
    phrase, said = header.phrase, as_said(header, value)
    if value in MONTHS:
        return _in_month(header, value)
    done = is_said(said) or bool(PARTICIPLES.match(said))
    asked = with_value(phrase, in_sentence(said), is_done=done) or _as_it_says(header, said) or acts(phrase, said)
    if asked:
        return asked
    if is_unclear(header):
        return as_listed(header, value)
    if made := maker(phrase) or maker(singular(phrase)):
        return f"{made} {with_the(value)}?"
    if asked := there_in_it(header, said) or _had(phrase, said) or _placed(phrase, value, others):
        return asked
    if HABITAT.fullmatch(singular(phrase)) and len(said.split()) == 1:
        return living(said)
    if asked := _completed(header, value, in_sentence(said)):
        return asked
    if PLAIN.fullmatch(phrase) and (is_said(said) or is_quality(said)) and not COLOUR.search(phrase):
        return f"Can it be {said}?"
    return _partly(header, said) or _among(header, value, said)


def _among(header: Header, value: str, said: str) -> str:
    """Whether an entry is one of several, or a part of one whole: "kit"."""
    phrase = header.phrase
    if _is_of_parts(header) and not (value[:1].isupper() and is_counted(phrase)):
        return f"Does {its(phrase)} include {in_sentence(said)}?"
    return one_of(
        with_the(value) if PLACE.fullmatch(phrase.removesuffix("s")) else said,
        plural(phrase, counted=bool(NAMED_KIND.search(phrase))),
    )


def _as_it_says(header: Header, said: str) -> str | None:
    """The question of "sweet or sour", of "surface mainly", and of "baked on"."""
    if header.phrase.endswith(" on"):
        return _on_day(header, said)
    if header.phrase in {"day", "days"} and said in DAYS:
        return f"Is it on {said}s?"
    if said in header.phrase.split(" or "):
        return f"Is it {said}?"
    if (side := COLOUR_THERE.fullmatch(header.phrase)) and is_said(said):
        return f"Is it {said} {side[1]}, at least partly?"
    return f"Is {its(header.phrase)} {said}?" if header.words[-1] in MOSTLY and len(header.words) > 1 else None


def _completed(header: Header, value: str, said: str) -> str | None:
    """The question of a header that the entry completes: "found in", "pairs with", "offices in", "libretto by"."""
    phrase, words = header.phrase, header.words
    if asked := used_for(phrase, words, said) or does(words, said):
        return asked
    if not PREPOSITION.search(phrase):
        if len(words) == 3 and infinitive(words[0]) and PREPOSITION.search(words[1]):
            return f"Does it {infinitive(words[0])} {words[1]} {said}?"
        led = words[0] in VERBS and len(words) > 1 and words[0] not in NOUN_LIKE_VERBS
        return f"Does it {' '.join([VERBS[words[0]], *words[1:]])} {said}?" if led else None
    if len(words) == 1:
        return as_listed(header, value)
    if PARTICIPLES.match(words[0]):
        return f"{'Was' if words[0] in ONCE else 'Is'} it {phrase} {_part(with_the(value))}?"
    if len(words) > 2 and done_to_a_part(words):
        return f"{'Are' if is_plural(words[0]) else 'Is'} its {phrase} {with_the(value)}?"
    if words[0] in BESIDE:
        return f"Is it {phrase} {'the sea' if value == 'sea' else _part(value)}?"
    if is_plural(words[0]):
        return f"Does it have {phrase} {with_the(value)}?"
    return f"Is its {phrase} {with_the(value)}?" if names_something(words[-2]) else f"Is it {phrase} {_part(value)}?"


def _part(value: str) -> str:
    """A part of the body with its article: "good for the back"."""
    return f"the {value}" if value in PARTS else value


def _partly(header: Header, said: str) -> str | None:
    """The question of what the thing, or one part, may be beside the other entries."""
    phrase = header.phrase
    if SHARE.match(said):
        return f"Is it {said}?"
    if SUBSTANCE.fullmatch(phrase) and not is_plural(said):
        return f"Is it at least partly {said}?"
    return f"Is its {phrase} {said}, at least partly?" if _is_partly(header, phrase, said) else None


def _is_partly(header: Header, phrase: str, said: str) -> bool:
    """Whether the entries tell what one part is like, so that it may be several of them: "skin", "green; red"."""
    if is_plural(phrase) or NAMED_KIND.search(phrase) or SMALL.search(phrase) or not said[:1].islower():
        return False
    return header.has_qualities or is_mass(phrase)


def _is_of_parts(header: Header) -> bool:
    """Whether a header names one whole of which entries are parts: "kit"."""
    plain = header.phrase.isalpha() and header.phrase not in VERBS
    return plain and not (is_plural(header.phrase) or NAMED_KIND.search(header.phrase) or SMALL.search(header.phrase))


def _had(phrase: str, said: str) -> str | None:
    """The question of a header that says what, or who, is in it or on it, what it comes in, won or eats."""
    if AWARD.fullmatch(phrase) and said[:1].isupper():
        return f"Has it won the {said}?"
    if STARRING.fullmatch(phrase) and said[:1].isupper():
        return f"Does it star {said}?"
    if COMING_IN.fullmatch(phrase) and not said[:1].isdigit():
        return f"Does it come in {said}?"
    if (people := PLAYERS.fullmatch(phrase)) and said[:1].isupper():
        return f"Is {said} in its {people[1]}?"
    if CONTAINS.fullmatch(phrase):
        return f"Does it contain {said}?"
    if MATERIALS.fullmatch(phrase):
        return f"Is it made of {said}?"
    if EATS.fullmatch(phrase):
        if is_said(said):
            return f"Does it eat {said} food?"
        return f"Does it eat {plural(said) if is_counted(said) else said}?"
    if HAS.fullmatch(phrase):
        return f"Does it have {said if is_plural(said) else with_article(said)}?"
    return None


def _placed(phrase: str, value: str, others: frozenset[str]) -> str | None:
    """The question of a header that says where it is, lives or is from, or what is spoken there."""
    if BORDERS.fullmatch(phrase):
        return f"Does it border {with_the(value)}?"
    if LANGUAGES.fullmatch(phrase) and others & PEOPLED:
        return f"Do people speak {value} there?"
    if done := done_there(phrase, value):
        return done
    if ORIGIN.fullmatch(phrase):
        return f"Is it from {with_the(value)}?"
    if OCEAN.fullmatch(phrase):
        return placed(phrase, value, others)
    if any(PLACE.fullmatch(one) for one in (phrase, singular(phrase), phrase.partition(" or ")[0])):
        if others & LIVING:
            return f"Does it live in {with_the(value)}?"
        return f"Is it {'from' if is_from(phrase, others) else 'in'} {with_the(value)}?"
    return None


def _on_day(header: Header, said: str) -> str | None:
    """The question of "baked on", where that is Saturday or daily; none where it is no time."""
    when = f"on {said}s" if said in DAYS else said if said in {"daily", "weekly"} else ""
    words = header.words[:-1]
    if not when:
        return None
    if PARTICIPLES.match(words[0]) or words[0] in HELD:
        return f"Is it {' '.join(words)} {when}?"
    verb = infinitive(words[0])
    return f"Does it {' '.join([verb, *words[1:]])} {when}?" if verb else f"Does it have {' '.join(words)} {when}?"


def _done_in_month(phrase: str, month: str) -> str | None:
    """The question of what one does with it in some months: "sow indoors", "pick"."""
    first, _, rest = phrase.partition(" ")
    if first in ORDERS and ADVERB.fullmatch(rest):
        return f"Is it {ORDERS[first]} {rest} in {month}?"
    found = (template for pattern, template in MONTHLY if re.fullmatch(pattern, phrase))
    template = next(found, None)
    return template and template.format(month=month)


def _in_month(header: Header, month: str) -> str:
    phrase = header.phrase
    if asked := _done_in_month(phrase, month):
        return asked
    if "months" in phrase.split():
        return one_of(month, phrase)
    if header.words[-1] == "month":
        return f"Is {month} {its(phrase)}?"
    if UNTIL.search(phrase):
        month = f"{month} and no longer"
    if PREPOSITION.search(phrase) and (asked := does(header.words, month)):
        return asked
    if PREPOSITION.search(phrase) and (PARTICIPLES.match(header.words[0]) or header.words[0] in HELD):
        return f"Is it {phrase} {month}?"
    if PREPOSITION.search(phrase):
        return as_listed(header, month)
    if ends_done(header.words):
        return f"Is it {phrase} in {month}?"
    if VERBS.get(phrase) in ABILITIES | SEASONAL:
        return f"Does it {VERBS[phrase]} in {month}?"
    return (
        as_listed(header, month)
        if is_unclear(header)
        else f"{'Are' if is_plural(phrase) else 'Is'} its {phrase} in {month}?"
    )
