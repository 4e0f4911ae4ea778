"""Questions of categories: one for every value that is frequent enough."""

import re

from twentyq.authoring.wording.headers import Header
from twentyq.authoring.wording.lexicon import HELD, NOT_ADJECTIVES, PARTICIPLES, PAST, PLACE_WORDS, VERBS, is_name
from twentyq.authoring.wording.phrases import (
    is_kind,
    is_mass,
    is_plural,
    is_said,
    plural,
    singular,
    with_article,
    with_the,
)

ORIGIN = re.compile(
    r"(?:country |place |region |area )?(?:of )?(?:origin|provenance)|home ?(?:land|country)|from|origin country|"
    r"native (?:range|to|region)"
)
PLACE = re.compile(
    r"(?:(?:main|native|home|sub|world|geographic(?:al)?) ?)?(?:continent|region|subregion|location|country|city|state|"
    r"county|province|district|place|area|island|territory|constellation|hemisphere|native to|range)"
)
NATIONALITY = re.compile(r"nationality|cuisine|ethnicity")
PLAIN = re.compile(
    r"(?:main |primary |body |outer )?colou?r|size|sex|gender|texture|shape|taste|hardness|difficulty|"
    r"sweetness|temperament|firmness|age class"
)
"""Headers whose values are said of a thing as they are."""
MATERIAL = re.compile(r"(?:main |primary )?material|made of|made from|composition")
MILK = re.compile(r"(?:type of |kind of |source of )?milk(?: type| source| animal)?")
KIND = re.compile(
    r"(?:(?:main|primary|body|animal|plant|object|instrument|vehicle|building|planet|cheese|product|element|game|food|"
    r"item|bird|sub) ?)?(?:type|kind|class)|type of \w+|what it is|phase|state of matter|state at room temperature|"
    r"role|occupation|profession|course|position|diet|feeding"
)
OF_A_PART = re.compile(
    r"(?:tender|engine|roof|leaf|bark|stem|wing|bill|tail|body|hull|frame|case|cap|lid|handle|brake|gear|transmission|seat|"
    r"screen|keyboard|battery|soil|root|flower|fruit|seed|coat|hair|wheel|door|window|wall|floor) "
    r"(?:type|kind|class|style|form)"
)
"""Headers over kinds of a part rather than of the thing."""
WORDS_OF_KIND = re.compile(r"type|kind|class|category|classification|group|status|form|style")
FAMILY = re.compile(r"(?:\w+ )?(?:family|order|genus|phylum|subfamily|tribe)")
GROUP = re.compile(
    r"(?:\w+ )?(?:group|category|department|section|collection|range|series|league|division|product line)"
)
HABITAT = re.compile(r"(?:main |typical |natural |preferred )?(?:habitat|biome|environment)")
POWER = re.compile(r"power|(?:power|energy) (?:source|supply)|fuel|fuel type|powered by|runs on")
PLACED = re.compile(r"\b(?:in|from|to|near|at|by)$")
MAKERS = (
    (r"author|writer|written by", "written by"),
    (r"director|directed by", "directed by"),
    (r"discoverer|discovered by", "discovered by"),
    (r"inventor|invented by", "invented by"),
    (r"architect|designer|designed by", "designed by"),
    (r"composer|composed by", "composed by"),
    (r"publisher|published by", "published by"),
    (r"founder|founded by", "founded by"),
    (r"developer|developed by", "developed by"),
    (r"creator|created by", "created by"),
    (r"builder|built by", "built by"),
    (r"artist|painter|painted by|manufacturer|maker|producer|made by|produced by|brand", "made by"),
)
PREPOSITION = re.compile(r"\b(?:in|on|of|for|from|by|to|with|at|near)$")
OF_A_PEOPLE = re.compile(r"(?:an|ese|ish|ch|ek|iss|ai|i|ic)$")
LANDS = re.compile(r"stan$|^(?:japan|iran|sudan|jordan|taiwan|oman|bhutan|haiti|brunei|malawi|burundi|fiji)$")
LIGHT = re.compile(r"sun|sunlight|light|exposure|sun exposure|light requirements")
CENTURY = re.compile(r"century|era|period|epoch|age")
BORN = re.compile(r"(?:country|place|city|state|town) of birth|birth ?(?:place|country|city)|born in")
SEASON = re.compile(r"(?:main |best |flowering |harvest )?season|month|blooms in|day")
NAMES_NAMES = re.compile(
    r"\b(?:name|brand|religion|actor|actress|singer|player|president|ruler|owner|star|band|dynasty|god|manufacturer|"
    r"author|director|maker|museum|gallery|distillery|brewery|winery|agency|college|university|school|site|vehicle|rocket|station|company|operator|airline|"
    r"country|birth|language|city|currency|team|league|party)s?\b"
)
MILKS = re.compile(
    r"^(cow|goat|sheep|ewe|buffalo|water buffalo|yak|camel|mare|donkey)s?"
    r"(?:['\u2019]s|s['\u2019]|['\u2019])?(?: milk)?$",
    re.IGNORECASE,
)
OWNED_NATIONALITY = re.compile(r"(\w+)['\u2019]s nationality|nationality of (?:the )?(\w+)|(\w+) nationality")
LATIN = re.compile(r"[A-Z][a-z]+(?:aceae|idae|inae)|[A-Z][a-z]+(?:a|ales|ates|formes)(?= order| phylum| genus)")
"""Names of orders, families and the like that are the same for one and many."""
STATE = re.compile(r"\b(?:condition|state|status|grade|quality|level|rating|risk)$")
"""Headers over words that are said of a thing."""
SMALL = re.compile(
    r"\b(?:colou?rs?|ingredients?|allergens?|contents?|contains|nutrients?|materials?|diet|foods?|prey|eats|features?|"
    r"equipment|functions?|habitats?|uses?|used|flavou?rs?|tastes?|parts?|organs?|shapes?|patterns?|genres?|sports?|weapons?|"
    r"tools?|toppings?|roles?|abilities|symptoms?|milk|power|fuel|course|season)\b"
)
"""Headers whose values are common nouns."""
SERVED = frozenset({"served", "sold", "eaten", "cooked", "drunk", "worn", "painted", "smoked"})
"""Headers whose values say how that is done to it."""
HABITUAL = frozenset({"powered", "used", "eaten", "owned", "run", "fed", "driven", "played", "spoken", "sold"})
INSTITUTION = re.compile(r"\b(?:museum|gallery|library|theatre|theater|stadium)$")
ON = {"coast": "coasts", "coasts": "coasts", "shore": "shores", "cliff": "cliffs", "cliffs": "cliffs", "ice": "ice"}
"""Habitats that something lives on."""
IN_BRACKETS = re.compile(r"\s*\([^)]*\)")


def category(header: Header, value: str, others: frozenset[str]) -> str:
    """The question whether a thing has this value; `others` are words of the deck's headers, which tell places."""
    phrase, value = header.phrase, IN_BRACKETS.sub("", value).strip() or value
    if header.is_shortened:
        return f'Is {value} given for it under "{header.raw}"?'
    if asked := _placed(phrase, value, others):
        return asked
    for pattern, done in MAKERS:
        if re.fullmatch(pattern, phrase) and not is_said(value):
            return f"Was it {done} {value}?" if value[:1].isupper() else _not_by_name(phrase, value)
    said = as_said(header, value)
    if asked := _substance(phrase, value, said) or _led(header, value if PLACED.search(phrase) else said):
        return asked
    if is_plural(phrase) and " of " not in phrase and phrase not in VERBS:
        return one_of(said, phrase)
    return _of_kind(phrase, said)


def _substance(phrase: str, value: str, said: str) -> str | None:
    """The question of a header that says what it is made of, lives in or runs on."""
    if MILK.fullmatch(phrase):
        milk = MILKS.match(value)
        return f"Is it made from {milk[1].lower()}'s milk?" if milk else f"Is its milk {said}?"
    if MATERIAL.fullmatch(phrase):
        return f"Is it made of {said}?"
    if SEASON.fullmatch(phrase) and not is_said(said):
        return f"Is its {phrase.removesuffix(' in')} {said}?"
    if HABITAT.fullmatch(phrase) and len(said.split()) == 1:
        return living(said)
    if phrase in SERVED:
        return f"Is it {phrase} {said}?"
    if LIGHT.fullmatch(phrase):
        return f"Does it grow in {said}?"
    if POWER.fullmatch(phrase):
        return f"Is it {said}?" if is_said(said) else f"Is it powered by {said}?"
    return _dated(phrase, said)


def living(said: str) -> str:
    """Whether it lives in such places, or on them."""
    return f"Does it live on {ON[said]}?" if said in ON else f"Does it live in {plural(said)}?"


def _dated(phrase: str, said: str) -> str | None:
    """The question of a header that says when, by centuries and the like."""
    if CENTURY.fullmatch(phrase):
        return f"Is it from the {said}?" if phrase in said else f"Is it from the {said} {phrase}?"
    if PARTICIPLES.fullmatch(phrase) and "century" in said:
        return f"Was it {phrase} in the {said}?"
    return None


def _not_by_name(phrase: str, value: str) -> str:
    return f"Is it {value}?" if PARTICIPLES.match(value.split()[0]) else f"Is its {phrase} {value}?"


def one_of(said: str, several: str) -> str:
    """Whether it is among several: "Is red one of its colours?"."""
    many = is_plural(said) and not said[:1].isupper()
    return f"Are {said} among its {several}?" if many else f"Is {said} one of its {several}?"


def as_said(header: Header, value: str) -> str:
    """A value as it stands within a sentence: lower case, but for names."""
    if NAMES_NAMES.search(header.phrase) or PLACE.fullmatch(header.phrase) or ORIGIN.fullmatch(header.phrase):
        return value
    first, _, rest = value.partition(" ")
    if not re.fullmatch(r"[A-Z][a-z\u2019'-]+", first) or is_name(first.casefold()):
        return value
    if not rest and not _is_common(header, first.casefold()):
        return value
    longer = [word for word in rest.split() if len(word) > len("of")]
    titled = bool(longer) and all(word[:1].isupper() for word in longer)
    if titled and not WORDS_OF_KIND.search(header.phrase):
        return value
    return value.casefold() if titled and not is_name(rest.casefold()) else f"{first.casefold()} {rest}".strip()


def _is_common(header: Header, word: str) -> bool:
    """Whether a single word is no name although it is written with a capital."""
    kinds = (PLAIN, MATERIAL, MILK, KIND, HABITAT, POWER, LIGHT, SEASON, GROUP, FAMILY)
    if any(pattern.fullmatch(header.phrase) for pattern in kinds) or header.words[0] in VERBS:
        return not (FAMILY.fullmatch(header.phrase) and LATIN.match(f"{word.capitalize()} {header.words[-1]}"))
    listed = (
        SMALL.search(header.phrase)
        or STATE.search(header.phrase)
        or WORDS_OF_KIND.search(header.phrase)
        or _ends_done(header.words)
    )
    return bool(listed) or is_said(word) or is_kind(word) or is_mass(word) or word.endswith("ing")


def _ends_done(words: list[str]) -> bool:
    """ "part eaten", but not "dog breed"."""
    last = words[-1]
    done = (PARTICIPLES.match(last) or last in HELD) and last not in NOT_ADJECTIVES
    return len(words) > 1 and bool(done) and not PARTICIPLES.match(words[0])


def _placed(phrase: str, value: str, others: frozenset[str]) -> str | None:
    if owner := OWNED_NATIONALITY.fullmatch(phrase):
        whose = owner[1] or owner[2] or owner[3]
        return f"Is its {whose} {value}?" if _is_people(value) else f"Is its {whose} from {with_the(value)}?"
    if NATIONALITY.fullmatch(phrase):
        return f"Is it {value}?" if _is_people(value) else f"Is it from {with_the(value)}?"
    if BORN.fullmatch(phrase):
        return f"Was it born in {with_the(value)}?"
    if ORIGIN.fullmatch(phrase) or (phrase.endswith(" of origin") and "date" not in phrase):
        return f"Is it {value}?" if _is_demonym(value) else f"Is it from {with_the(value)}?"
    if PLACE.fullmatch(phrase):
        if _is_demonym(value):
            return f"Is it {value}?"
        from_there = re.fullmatch(r"(?:home )?(?:country|state|region)|native to", phrase) and not others & PLACE_WORDS
        return f"Is it from {with_the(value)}?" if from_there else f"Is it in {with_the(value)}?"
    return None


def _is_people(value: str) -> bool:
    """Whether a nationality is an adjective: "Italian", but not "Japan"."""
    return bool(OF_A_PEOPLE.search(value.casefold()) and not LANDS.search(value.casefold()))


def _is_demonym(value: str) -> bool:
    return bool(
        re.fullmatch(r"(?:french|greek|dutch|swiss|german|czech|thai|[a-z]+(?:ian|ese|[nlt]ish))", value.casefold())
    )


def _led(header: Header, said: str) -> str | None:
    """The question of a header that the value completes: "found in", "eats", "used for"."""
    phrase, words = header.phrase, header.words
    if words[0] in PAST and PREPOSITION.search(phrase):
        return f"Did it {' '.join([PAST[words[0]], *words[1:]])} {said}?"
    if words[0] in VERBS and (len(words) == 1 or PREPOSITION.search(phrase)):
        return f"Does it {' '.join([VERBS[words[0]], *words[1:]])} {said}?"
    if PREPOSITION.search(phrase) and len(words) > 1:
        then = words[-1] == "by" and said[:1].isupper() and words[0] not in HABITUAL
        return f"{'Was' if then else 'Is'} it {phrase} {said}?"
    return None


def _of_kind(phrase: str, said: str) -> str:
    if " or " in phrase and said in phrase.split(" or "):
        return f"Is it {said}?"
    if PLAIN.fullmatch(phrase) and len(said.split()) <= len(("very", "dark", "red")):
        return f"Is it {said}?"
    if OF_A_PART.fullmatch(phrase) and is_said(said):
        return f"Is its {phrase} {said}?"
    if is_said(said) and (KIND.fullmatch(phrase) or WORDS_OF_KIND.search(phrase)):
        return f"Is it {said}?"
    if KIND.fullmatch(phrase) and not is_mass(said):
        one = singular(said) if is_plural(said) else said
        return f"Is it {with_article(one)}?"
    if is_kind(said) and WORDS_OF_KIND.search(phrase):
        return f"Is it {with_article(said)}?"
    if FAMILY.fullmatch(phrase) and LATIN.match(f"{said} {phrase.split()[-1]}"):
        return f"Is it in the {phrase} {said}?"
    if FAMILY.fullmatch(phrase):
        of = said if " and " in said else singular(said)
        return f"Is it in the {of} {phrase.split()[-1]}?"
    if GROUP.fullmatch(phrase):
        return f"Is it in the {said} {phrase.split()[-1]}?"
    return _as_given(phrase, said)


def _as_given(phrase: str, said: str) -> str:
    """The question of any other header: as the value is given where its article is not known."""
    if _ends_done(phrase.split()):
        bare = is_mass(said) or is_plural(said) or not said[:1].islower() or is_said(said)
        return f"{'Are' if is_plural(said) else 'Is'} {said if bare else f'the {said}'} the {phrase}?"
    plain = (
        is_said(said)
        or (STATE.search(phrase) and " " not in said)
        or is_mass(said)
        or not said[:1].islower()
        or (" " in said and not is_plural(said))
    )
    if INSTITUTION.search(phrase):
        return f"Is its {phrase} called {said}?"
    if plain:
        return f"Is its {phrase} {said}?"
    shown = f'"{said}"' if " " in said and said.islower() else said
    return f"Is {shown} given as its {phrase}?"
