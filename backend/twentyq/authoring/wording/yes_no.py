"""Questions of columns of yes and no: what a thing is, has, can, does."""

import re
from dataclasses import replace

from twentyq.authoring.wording.asked import sentence
from twentyq.authoring.wording.headers import ORDERS, Header, without_format
from twentyq.authoring.wording.lexicon import (
    ABILITIES,
    ACRONYMS,
    ADJECTIVES,
    ANIMAL_WORDS,
    BARE,
    BESIDE,
    CLASS_NOUN,
    CONTAINED,
    FOOD_WORDS,
    HELD,
    NOT_ADJECTIVES,
    NOUN_LIKE_VERBS,
    PARTICIPLES,
    PAST,
    VERBS,
    WHOLE,
    is_like,
    is_quality,
)
from twentyq.authoring.wording.nouns import COUNTED, FEATURES, UNCOUNTED
from twentyq.authoring.wording.phrases import (
    DAYS,
    NUMERALS,
    is_counted,
    is_kind,
    is_mass,
    is_plural,
    is_said,
    singular,
    with_article,
)
from twentyq.authoring.wording.years import HAPPENED

BASE_VERBS = frozenset(VERBS.values()) | {"look", "differ"}
JOINING = frozenset(
    ["after", "all", "and", "or", "in", "on", "by", "of", "from", "for", "with", "to", "as", "at", "near", "under"]
)
STILL = frozenset({"already", "currently", "fully", "mostly", "now", "often", "partly", "still", "usually"})
"""Adverbs that say since when or how far."""
WHOLES = frozenset({"collection", "series", "set", "trilogy"})
"""Kinds of which a thing is a part."""
THERE = frozenset({"available", "included"})
AFTER_NOUN = frozenset(
    {"usual", "common", "possible", "optional", "visible", "allowed", "needed", "ok", "permitted", "required"}
)
"""Adjectives that, last in a header, are said of the noun before them."""
COLOURS = frozenset({"black", "blue", "brown", "green", "red", "white", "yellow"})
WORKS = frozenset({"book", "film", "movie", "play", "song"})
SORTS = frozenset({"quality", "grade", "proof", "friendly", "free"})
"""Words after which a header is said of the thing: "gem quality"."""
BEST = re.compile(r"(?!for|hon|mod|int|ear)\w{3,}(?:est)|most")
NOTICED = frozenset({"found", "discovered", "seen", "recorded", "photographed", "proven", "observed", "stolen", "lost"})
LEADING = frozenset(
    {
        "is",
        "are",
        "was",
        "has",
        "have",
        "having",
        "can",
        "could",
        "may",
        "does",
        "do",
        "did",
        "with",
        "no",
        "not",
    }
)
LIKENED = re.compile(r"\b(as|like|into|part of|member of|based on) (?!an? |the )(\w+(?: \w+)?)$")
"""A noun that lacks its article: "used as film set"."""
IN_A_YEAR = re.compile(r"(?<=\w )(in|on) (calendar|catalogue|list|menu|programme|season|syllabus) ((?:19|20)\d\d)$")
WITHIN = re.compile(r"(?<=\w )(around|behind|in|inside|near|on|under) (\w+)$")
"""The same of one that is known: "steam in oven"."""
ADVERB = re.compile(
    r"\w+(?:ly|wards?)|abroad|alive|alone|barefoot|cold|daily|fresh|hot|indoors|online|outdoors|raw|separately|today|"
    r"together|warm|whole|worldwide|yearly"
)
"""How or where something is done to it."""
TIMES = frozenset({"once", "twice", "before", "recently", "already"})
NOT_LAST = frozenset(
    {
        "only",
        "first",
        "later",
        "else",
        "too",
        "again",
        "once",
        "twice",
        "today",
        "now",
        "ever",
        "often",
        "always",
        "usual",
        "yet",
        "also",
        "not",
        "official",
    }
)
AWAY_FROM = frozenset({"college", "games", "nursery", "school", "sport", "sports", "swimming", "work"})
REMEDY = re.compile(r"(antidote|cure|remedy|vaccine|vaccination)((?: available)?(?: (?:at|in|on) .+)?)")
IN_THE = re.compile(r"(?<= )(at|in|on) (?=[A-Z]{2,} [a-z])")
"""Where "UK schedule" lacks its article."""
SYMPTOMS = frozenset(
    {"aches", "blisters", "breathlessness", "cough", "coughing", "cramps", "diarrhoea", "dizziness", "drowsiness",
     "fatigue", "fever", "headache", "headaches", "itching", "nausea", "pain", "rash", "sickness", "sneezing",
     "spots", "swelling", "throat", "vomiting"}
)  # fmt: skip
ILLNESS = frozenset(
    {"contagious", "disease", "fever", "illness", "incubation", "infection", "infectious", "rash", "vaccine"}
)
"""Words in headers of tables of what one stays away with."""
GAME_WORDS = frozenset({"players", "player", "dice", "mechanics", "cards", "board", "game", "games"})
SIZED = re.compile(r"([^\W\d]{3,}) (\d+(?:\.\d+)?)\s?(mm|cm)")
"""Things by their size: "Jack 3.5mm"."""
AWARD = re.compile(r"(?:[A-Z].*)?(?:Award|Champions?hip|Cup|League|Medal|Olympics|Prize|Title|Trophy)(?: final)?")
"""What is won and has a name."""
DONE_TO_IT = re.compile(
    r"(book|buy|climb|cook|do|eat|hire|make|touch|visit|wash|wear)( (?:at|from|in|on|raw|with|without)\b.*|)"
)
"""What people do with it: "can do at home"."""
LIVING = frozenset({"adults", "bees", "birds", "butterflies", "cats", "children", "dogs", "humans", "kids", "people"})
GOING = frozenset({"runs", "starts", "stops", "turns", "works"})
"""Verbs that are nouns as well, but hardly alone."""
ABOUT_IT = re.compile(r"([a-z]+(?: [a-z]+)?) (about|for|of|on) it")
BY_ITSELF = {
    "acted": "act", "appeared": "appear", "competed": "compete", "reigned": "reign", "starred": "star",
    "studied": "study", "toured": "tour", "travelled": "travel",
}  # fmt: skip
"""What nobody else does to it."""
LAID = {"eggs": "Does it lay eggs?", "milk": "Does it give milk?"}


def yes_no(header: Header, others: frozenset[str], names: frozenset[str] = frozenset()) -> str:
    """The question; `others` are words of the deck's other headers, which tell animals from food, `names` of those
    over the names of its things, which tell what they are.
    """
    header = replace(header, phrase=IN_A_YEAR.sub(r"\1 the \3 \2", header.phrase))
    header = replace(header, phrase=WITHIN.sub(_within, LIKENED.sub(_likened, header.phrase)))
    words = header.words
    if whole := sentence(header.phrase) or WHOLE.get(header.phrase) or _either(header) or _of_illness(header, others):
        return whole
    first, rest = words[0], _after_first(header)
    if header.phrase == "solo":
        return "Can it be played solo?" if others & GAME_WORDS else safe(header)
    if words[0] in NUMERALS - {"one"} and is_plural(words[-1]) and header.raw.istitle():
        return f"Is it one of the {header.raw.strip('?: ')}?"
    if rest and words[-1] in names and first not in LEADING:
        return f"Is it {with_article(header.phrase, counted=not is_plural(header.phrase))}?"
    if rest and first not in LEADING and (asked := _ended(header, words[-1])):
        return asked
    if _is_unclear(header):
        return safe(header)
    if rest and (asked := _led(first, rest)):
        return asked
    if header.phrase in LAID and others & ANIMAL_WORDS:
        return LAID[header.phrase]
    if header.phrase in CONTAINED and (
        others & FOOD_WORDS or header.phrase in {"gluten", "lactose", "nuts", "alcohol"}
    ):
        return f"Does it contain {header.phrase}?"
    return (None if rest else _alone(first)) or _bare(header, first, rest)


def any_of_it(header: Header, others: frozenset[str], names: frozenset[str]) -> str | None:
    """The question whether there is any of what a header of one word names; none where the word may be no noun."""
    phrase = header.phrase
    if phrase in VERBS:
        return None
    known = phrase in WHOLE or is_counted(phrase) or is_plural(phrase) or (is_mass(phrase) and not is_said(phrase))
    text = yes_no(header, others, names)
    return text if known and " " not in phrase and text.startswith("Does it ") else None


def _either(header: Header) -> str | None:
    """The question of two parts of which it has one: "strap/ties"."""
    parts = [part.strip() for part in without_format(header.raw).casefold().split("/")]
    if len(parts) != 2 or not all(part.isalpha() and _names(part) for part in parts):
        return None
    if any(is_kind(part) or CLASS_NOUN.search(part) for part in parts):
        return None
    return f"Does it have {_had(parts[0])} or {_had(parts[1]) if is_plural(parts[0]) else parts[1]}?"


def _of_illness(header: Header, others: frozenset[str]) -> str | None:
    """The question of "off school", "rash" and "vaccine", where the things are illnesses."""
    if not others & ILLNESS:
        return None
    first, _, rest = header.phrase.partition(" ")
    if first == "off" and rest in AWAY_FROM:
        return f"Do you stay off {rest} with it?"
    if remedy := REMEDY.fullmatch(header.phrase):
        where = IN_THE.sub(r"\1 the ", remedy[2])
        return f"Is there {with_article(remedy[1], counted=True)} for it{where}?"
    return f"Does it cause {_had(header.phrase)}?" if header.words[-1] in SYMPTOMS else None


def _is_unclear(header: Header) -> bool:
    """Whether a header is letters that few know, or says what a thing is not: "OOP", "No dogs"."""
    unknown = re.fullmatch(r"[A-Z]{2,5}", header.raw.strip("?:* ")) and header.phrase.casefold() not in ACRONYMS
    return bool(unknown or re.match(r"no\s", header.raw, re.IGNORECASE)) or header.is_shortened


def _likened(found: re.Match[str]) -> str:
    """ "as a film set", "around an object"."""
    return f"{found[1]} {with_article(found[2])}" if is_counted(found[2]) else found[0]


def _within(found: re.Match[str]) -> str:
    """ "in the oven", but "in bed", "in Spain" and "in a film"."""
    if found[2] in WORKS:
        return f"{found[1]} {with_article(found[2])}"
    return f"{found[1]} the {found[2]}" if is_counted(found[2]) and found[2] not in BARE else found[0]


def _ended(header: Header, last: str) -> str | None:
    """The question of a header whose last word tells its form."""
    if sized := SIZED.fullmatch(header.raw.strip("?:*! ")):
        article = "an" if re.match(r"8|1[18]\b", sized[2]) else "a"
        return f"Does it have {article} {sized[2]} {sized[3]} {sized[1].lower()}?"
    before = header.phrase.rpartition(" ")[0]
    named = is_counted(before) or is_mass(before)
    if last in SORTS or (named and _is_doing(last) and not is_mass(last)):
        return f"Is it {header.phrase}?"
    if last in COLOURS and named:
        return f"Does it have {header.phrase}?"
    if BEST.fullmatch(header.words[0]):
        return f"Is it the {header.phrase}?"
    return _ended_done(header, before, last) or _ended_otherwise(header, before, last)


def _ended_done(header: Header, before: str, last: str) -> str | None:
    """The question of a noun and what is done with it: "eggs found"."""
    if PARTICIPLES.match(last) and last not in NOT_ADJECTIVES | THERE | AFTER_NOUN | {"added"} and _names(before):
        many = is_plural(before)
        if last == "made" and is_counted(before):
            return f"Has {with_article(before)} been made of it?"
        if last in NOTICED:
            return f"{'Have' if many else 'Has'} its {before} been {last}?"
        by_it = is_mass(before) and " " not in before and last not in {"used", "needed"}
        return f"Is it {header.phrase}?" if by_it else f"{'Are' if many else 'Is'} its {before} {last}?"
    return None


def _ended_otherwise(header: Header, before: str, last: str) -> str | None:
    if about := ABOUT_IT.fullmatch(header.phrase):
        return f"{'Are' if is_plural(about[1]) else 'Is'} there {with_article(about[1])} {about[2]} it?"
    if last == "ok" and before in {"indoor", "indoors", "outdoor", "outdoors"}:
        return f"Is it OK {before.removesuffix('s')}s?"
    if last in AFTER_NOUN:
        one = is_counted(before) or (before.endswith("er") and not is_mass(before))
        before = with_article(before) if last in {"needed", "ok", "required"} and one else before
        last = last.upper() if last == "ok" else last
        what = f"{'Are' if is_plural(before) else 'Is'} {before} {last}"
        return f"{what}?" if last in {"allowed", "permitted"} else f"{what} for it?"
    if (
        last.endswith(("able", "ible"))
        and is_said(last)
        and last not in THERE | {"washable"}
        and before.split()[-1] in FEATURES
    ):
        return f"Is its {header.phrase}?"
    if last in TIMES and " " not in before:
        return f"Was it {header.phrase}?"
    return f"{'Are' if is_plural(before) else 'Is'} {before} added to it?" if last == "added" else None


def _names(phrase: str) -> bool:
    """Whether a phrase ends with a noun and begins with nothing that is done."""
    led = PARTICIPLES.match(phrase.split()[0]) or phrase.split()[0] in {*VERBS, *PAST, *BESIDE, *LEADING}
    return not led and not is_said(phrase) and (is_counted(phrase) or is_plural(phrase) or is_mass(phrase))


def safe(header: Header) -> str:
    """The question of a header whose form tells nothing."""
    return f'Does "{without_format(header.raw)}" apply to it?'


def _after_first(header: Header) -> str:
    return header.phrase.partition(" ")[2]


def _led(first: str, rest: str) -> str | None:
    """The question of a header that begins with a verb."""
    if first in {"is", "are", "was", "be"}:
        rest = f"the {rest}" if BEST.fullmatch(rest.split()[0]) else rest
        return f"Was it {rest}?" if first == "was" else f"Is it {_with_kind(rest)}?"
    if first in {"has", "have", "having"}:
        return f"Does it have {_had(rest)}?"
    if first in {"can", "could", "may"} and (done := DONE_TO_IT.fullmatch(rest)):
        return f"Can you {done[1]} it{done[2]}?"
    if first in {"can", "could", "may"}:
        return f"Can it {rest}?"
    if first in {"does", "do", "did"}:
        return f"Does it {rest}?"
    if first == "with":
        return f"Does it have {_had(rest)}?"
    if first in LIVING and rest.split()[0] in BASE_VERBS:
        return f"Do {first} {rest.removesuffix(' it')} it?"
    if first == "ok" and rest.split()[0] in JOINING:
        return f"Is it OK {rest}?"
    return _done(first, rest)


def _done(first: str, rest: str) -> str | None:
    """The same of any other verb: what it did, or does."""
    if first in {"taught", "led", "fought", "won"} and rest.split()[0] in JOINING:
        return f"Is it {first} {rest}?"
    if first == "used" and is_plural(rest) and " " not in rest:
        return f"Did it use {rest}?"
    if first in BY_ITSELF:
        return f"Did it {BY_ITSELF[first]} {rest}?"
    if first in PAST:
        return f"Did it {PAST[first]} {f'the {rest}' if AWARD.fullmatch(rest) else rest}?"
    if first in STILL and rest.split()[0] in VERBS:
        return f"Does it {first} {' '.join([VERBS[rest.split()[0]], *rest.split()[1:]])}?"
    if first in VERBS and singular(rest).capitalize() in DAYS:
        return f"Does it {VERBS[first]} on {rest.capitalize()}?"
    if first in VERBS and not (first in NOUN_LIKE_VERBS and _is_one(rest)):
        return f"Does it {VERBS[first]} {_had(rest) if is_counted(rest) and rest != 'well' else rest}?"
    one = singular(first)
    if first.endswith("ches") and (is_mass(rest) or is_plural(rest)):
        return f"Does it {one} {rest}?"
    if is_plural(first) and rest.split()[0] in JOINING and one not in COUNTED | UNCOUNTED and not is_kind(one):
        return f"Does it {one} {rest}?"
    return None


def _bare(header: Header, first: str, rest: str) -> str:
    phrase = header.phrase
    if phrase.casefold() in ABILITIES:
        return f"Can it {phrase}?"
    if rest and header.words[-1] in THERE:
        return _there(phrase.rpartition(" ")[0], header.words[-1])
    if first in {"in", "on", "at"} and _takes_the(rest):
        return f"Is it {first} the {rest}?"
    if first in {"in", "on", "at"} and len(header.words) == 2 and rest not in BARE:
        return f"Is it {first} {header.raw.strip('?: ').rpartition(' ')[2]}?"
    if _is_said_of_it(phrase, first, rest):
        return f"Is it {_with_articles(phrase, first, rest)}?"
    if first in ORDERS and (
        ADVERB.fullmatch(rest) or (rest and rest.split()[0] in JOINING - {"and", "or", "of", "as"})
    ):
        return f"Is it {ORDERS[first]} {rest}?"
    if is_plural(first) and rest.split()[:1] and rest.split()[0] in BASE_VERBS:
        return f"Do its {phrase}?"
    if rest and first in BASE_VERBS and not _is_named(phrase, first, rest):
        done = is_plural(rest) or is_mass(rest) or rest.split()[0] in JOINING - {"by", "of"} or is_said(rest)
        return f"Does it {phrase}?" if done else safe(header)
    if is_kind(phrase) or CLASS_NOUN.search(phrase):
        return _kind(header)
    last = header.words[-1]
    odd = (
        last in NOT_LAST | JOINING
        or last.endswith("ly")
        or re.search(r"[\d/&]|\s[A-Z]{2,}$", without_format(header.raw))
        or PARTICIPLES.match(last)
    )
    return safe(header) if odd and last not in NOT_ADJECTIVES else f"Does it have {_had(phrase)}?"


def _with_articles(phrase: str, first: str, rest: str) -> str:
    """ "a good first dog", "from a living thing"; most as they stand."""
    if not rest or not is_counted(rest) or " of " in rest:
        return phrase
    if first in {"for", "from", "near"}:
        return f"{first} {with_article(rest)}"
    return with_article(phrase) if first in {"bad", "good", "great"} else phrase


def _kind(header: Header) -> str:
    """The question of a header that is a kind of thing: "hybrid"."""
    one = with_article(header.phrase)
    if any(PARTICIPLES.match(word) for word in header.words[1:-1]):
        return f"Does it have {one}?"
    return f"Is it part of {one}?" if header.phrase in WHOLES else f"Is it {one}?"


def _is_named(phrase: str, first: str, rest: str) -> bool:
    """Whether a header that begins as a verb does names something all the same: "open fire", "run time"."""
    on_it = first in FEATURES and rest.split()[0] in {"around", "in", "inside", "on", "round", "under"}
    return (
        on_it
        or is_kind(phrase)
        or (first in ADJECTIVES and rest in FEATURES)
        or (is_counted(first) and is_counted(rest))
    )


def _there(what: str, there: str) -> str:
    """The question of "breakfast included", "expansion available", "organic available"."""
    if there == "included":
        return f"{'Are' if is_plural(what) else 'Is'} {with_article(what) if is_counted(what) else what} included?"
    if is_said(what) and not is_counted(what):
        return f"Is there {with_article(what)} version of it?"
    return f"Does it have {with_article(what)} {there}?"


def _alone(word: str) -> str | None:
    """The question of a verb that stands alone."""
    if word in HAPPENED:
        return f"Did it {HAPPENED[word]}?"
    if _was_done(word):
        return f"Was it {word}?"
    return f"Does it {VERBS[word]}?" if word in VERBS.keys() - NOUN_LIKE_VERBS | GOING else None


def _was_done(word: str) -> bool:
    """ "stolen", but not "smoked"."""
    return bool(PARTICIPLES.match(word)) and not word.endswith("ed") and word not in HELD | {"cut", "run", "set"}


def _is_one(noun: str) -> bool:
    """Whether it may be the end of a compound noun: "plate" of "works plate"."""
    return (
        len(noun.split()) == 1
        and noun != "well"
        and not (is_plural(noun) or is_mass(noun) or is_said(noun) or noun.endswith("ly"))
    )


def _takes_the(noun: str) -> bool:
    """Whether "in exam" wants an article."""
    one = len(noun.split()) == 1 and noun.islower() and noun not in BARE
    return one and is_counted(noun) and not (is_plural(noun) or is_mass(noun) or is_said(noun) or noun.endswith("ing"))


def _is_said_of_it(phrase: str, first: str, rest: str) -> bool:
    """Whether a header tells what a thing is like: "native to Asia", "made by hand", "resident all year", "smoked"."""
    after = rest.split()[:1]
    if (
        first in STILL
        and after
        and (after[0].endswith("ing") or after[0] in BESIDE or PARTICIPLES.match(after[0]) or is_said(rest))
    ):
        return True
    if (
        first in BESIDE
        or is_said(phrase)
        or (not rest and (is_quality(first) or is_like(first)))
        or phrase.rpartition("-")[2] in HELD
        or (not rest and _is_doing(first))
    ):
        return True
    if rest and PARTICIPLES.match(first) and first not in NOT_ADJECTIVES and ADVERB.fullmatch(rest):
        return True
    return bool(rest) and rest.split()[0] in JOINING and (bool(PARTICIPLES.match(first)) or is_said(first))


def _is_doing(word: str) -> bool:
    """ "schooling", but not "ring"."""
    return word.endswith("ing") and word not in COUNTED | UNCOUNTED and len(word) > len("spring")


def _with_kind(rest: str) -> str:
    """ "raw", "a mammal", "from France"."""
    if rest.split()[0] in {"a", "an", "the", "in", "on", "from", "for", "part", "one"} or is_said(rest):
        return rest
    if is_kind(rest) or CLASS_NOUN.search(rest):
        return with_article(rest)
    return rest


def _had(noun: str) -> str:
    if noun.split()[0] in {"a", "an", "the", "any", "its", "more", "no", "to"} or is_plural(noun) or is_mass(noun):
        of_one = noun.partition(" ")[0] in ADJECTIVES and noun.partition(" ")[2] in FEATURES
        return with_article(noun, counted=True) if of_one else noun
    return with_article(noun)
