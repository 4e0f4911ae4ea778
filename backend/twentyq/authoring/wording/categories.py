"""Questions of categories: one for every value that is frequent enough."""

import re
from dataclasses import replace

from twentyq.authoring.wording.asked import AMONG, HOW, with_value
from twentyq.authoring.wording.casing import ABSTRACT, FAMILY, LATIN, SMALL, STATE, WORDS_OF_KIND, as_said, begun_small
from twentyq.authoring.wording.circumstances import SERVED, substance, timed
from twentyq.authoring.wording.completions import EVERYWHERE, LISTED, PREPOSITION, SEASONS, acts, completed, in_sentence
from twentyq.authoring.wording.headers import Header, quoted
from twentyq.authoring.wording.lexicon import (
    ADJECTIVES,
    GENRES,
    HELD,
    MATERIALS,
    NOT_ADJECTIVES,
    NOUN_LIKE_VERBS,
    PARTICIPLES,
    PARTS,
    VERBS,
    is_quality,
)
from twentyq.authoring.wording.nouns import COUNTED, UNCOUNTED
from twentyq.authoring.wording.people import WHO
from twentyq.authoring.wording.phrases import (
    NUMERALS,
    PAIRS,
    ends_done,
    head,
    is_counted,
    is_kind,
    is_mass,
    is_plural,
    is_said,
    its,
    plural,
    singular,
    with_article,
    with_the,
)
from twentyq.authoring.wording.places import OF_WORKS, bodily, placed
from twentyq.authoring.wording.yes_no import ADVERB, yes_no

PLAIN = re.compile(
    r"(?:main |primary |body |outer )?colou?r|size|sex|gender|texture|shape|taste|hardness|difficulty|"
    r"sweetness|temperament|firmness|age class|edibility|transparency|opacity|rarity|toxicity|temperature|abundance|"
    r"solubility|flammability"
)
"""Headers whose values are said of a thing as they are."""
KIND = re.compile(
    r"(?:(?:main|primary|body|animal|plant|object|instrument|vehicle|building|planet|cheese|product|element|game|food|"
    r"item|bird|sub) ?)?(?:type|kind|class)|type of \w+|what it is|phase|state of matter|state at room temperature|"
    r"role|occupation|profession|job title|course|position|diet|feeding|"
    r"(?:drug|medicine|medication|ship|boat|vessel|aircraft|cloud|dance|rock|mineral|knot) (?:type|kind|class)"
)
OF_A_PART = re.compile(r".+ (?:type|kind|class|style|form|method|system)")
"""Headers over kinds of a part rather than of the thing, but for those above."""
NAMED_KIND = re.compile(
    r"\b(?:type|kind|class|category|classification|group|style|form|method|system|mode|finish|pattern|material|colou?r|"
    r"genre|theme|topic|cuisine|diet|food|drink|prey|language|medium|technique|format|field|sport|season|day|month|time|flavou?r|taste|"
    r"smell|scent|spirit|fuel|metal|wood|stone|fabric|texture|sector|industry|discipline|title|job|role|position|hue|"
    r"status|subject|climate|name|commute|transport|travel|education|qualification|degree)$|"
    r"^(?:cause|reason|source|type|kind|form|method|colou?r) of\b"
)
"""Headers that a word answers without an article."""
GROUP = re.compile(
    r"(?:(?!target|age|user|price|colou?r|size|height)\w+ )*"
    r"(?:group|category|department|section|collection|range|series|league|division|product line)"
)
PLACED = re.compile(r"\b(?:in|from|to|near|at|by|until|till)$")
MAKERS = (
    (r"author|writer|written by", "written by"),
    (r"director|directed by", "directed by"),
    (r"discoverer|discovered by", "discovered by"),
    (r"inventor|invented by", "invented by"),
    (r"architect|designer|designed by", "designed by"),
    (r"composer|composed by", "composed by"),
    (r"publisher|published by", "published by"),
    (r"finder|found by", "found by"),
    (r"founder|founded by", "founded by"),
    (r"developer|developed by", "developed by"),
    (r"creator|created by", "created by"),
    (r"builder|built by", "built by"),
    (r"painter|painted by", "painted by"),
    (r"issuer|issued by|issuing country", "issued by"),
    (r"operator|operated by|run by", "operated by"),
    (r"illustrator", "illustrated by"),
    (r"sculptor", "sculpted by"),
    (r"conductor", "conducted by"),
    (r"photographer", "photographed by"),
    (r"translator", "translated by"),
    (r"narrator", "narrated by"),
    (r"choreographer", "choreographed by"),
    (r"editor", "edited by"),
    (r"breeder", "bred by"),
    (r"brewer|brewery", "brewed by"),
    (r"distributor", "distributed by"),
    (r"engineer", "engineered by"),
    (r"winner", "won by"),
    (r"(?:main )?sponsor", "sponsored by"),
    (r"artist", "by"),
    (r"manufacturer|maker|make|producer|made by|produced by|brand", "made by"),
)
ALL_ALONG = frozenset({"operated by", "sponsored by"})
DONE_ONCE = re.compile(
    r"(?:\w+ or )?(?:captured|collected|commissioned|conquered|destroyed|donated|excavated|given|presented|restored|"
    r"visited|won) by"
)
SIDED = re.compile(r"^(?:(?:better|dominant|favou?red|main|preferred|strong|stronger|playing) )?(foot|hand)$")
"""Headers over the side that somebody uses."""
TO_DO = re.compile(r"(?:difficulty|ease|hardness) (?:of |in )?(to \w+)")
ALTERNATIVE_FORMS = re.compile(
    r"(?:weave|knit|weft|cut|stitch|finish|texture|surface) or (?:weave|knit|weft|cut|stitch|finish|texture|surface)"
)
"""Headers over what it is made like, in two words of which a value fits one."""
KIND_ALONE = re.compile(r"(?:(?:main|primary|sub) ?)?(?:type|kind|class|category)")
"""Headers that tell no more than that a value is a kind of the things: "hat" among hats tells nothing."""
DOING = re.compile(r"[^\W\d]{2,}ing [^\W\d]")
PURPOSES = re.compile(r"\b(?:activities|hobbies|jobs|purposes|skills|tasks|techniques|uses)$")
"""Headers over what is done, so that "joining ropes" is no ropes."""
PART_OF = re.compile(r"part of (?:the )?(plant|animal|body|tree|flower|house|ship|word)(?: used| eaten)?")
LIKE_TO_DO = re.compile(r"(easy|hard|difficult|simple|safe|suitable|good|available|open|free|known) ((?:to|for|in) .+)")
DEGREES = frozenset({"a bit", "a little", "extremely", "fairly", "mildly", "moderately", "quite", "slightly", "very"})
COLOURS = frozenset({"amber", "black", "blue", "green", "grey", "red", "white", "yellow"})
"""What a status is called by rather than looks like."""
ANATOMY = frozenset({"artery", "nerve", "vein"})
"""Parts that are told apart by a word before them: "femoral"."""
SURELY = frozenset({"cloth", "concrete", "cotton", "glass", "iron", "leather", "metal", "nylon", "plastic", "rubber",
                    "steel", "wood", "wool"})  # fmt: skip
"""Of these what is a material whatever stands beside it."""
NEEDS = re.compile(
    r"(?:special |extra |other |safety )?(?:clothing|equipment|gear|helpers?|ingredients?|kits?|materials?|tools?) "
    r"(?:needed|required)"
)
EATEN = re.compile(r"(?:main |natural |usual )?(?:diet|feeding|prey)")
GENRE = re.compile(r"(?:main |primary )?(?:literary |film )?genre")
NAMED_ALONE = GENRES - {"history"}
"""Genres that one calls a work by: "a comedy"."""
CAUSE = re.compile(r"(?:main |usual )?cause")
CAUSE_OF = re.compile(
    r"(?:main )?cause of "
    r"(closure|collapse|crash|death|decline|demise|destruction|extinction|failure|loss|retirement|sinking)"
)
OF_EVENTS = frozenset({"casualties", "date", "dead", "deaths", "injured", "when", "year"})
"""Words in headers of tables of what happened once."""
LANGUAGE = re.compile(r"(?:main )?languages?")
SHOWN = frozenset({"cast", "director", "directed", "film", "movie", "runtime", "starring"})
"""Words in headers of tables of films, whose composer composed their music."""
SETTING = re.compile(r"(?:main |story )?setting")
HAS_IT = {"holder": "hold", "owner": "own", "winner": "win"}
HOLDER = re.compile(r"(.*\b[a-z]{3,}) (holder|owner|winner)")
"""Headers over who has, or got, what stands before: "lap record holder"."""
STARRING = re.compile(r"starring|(?:lead|leading|main) (?:actor|actress)s?|(?:lead|leading|main) actresses")
COMPONENT = re.compile(r"\b(?:cpu|gpu|processor|chip|chipset|microcontroller)$", re.IGNORECASE)
"""Parts of which a name with figures is that of a model: "a Motorola 68000"."""
AWARD = re.compile(r"(?:main |top |biggest )?(?:awards?|prizes?)(?: won)?")
SIDES = {"outside": "on the outside", "inside": "on the inside", "underneath": "underneath", "on top": "on top"}
IN_IT = re.compile(r"(?!main|what|things)\w+s|people")
"""What there is of it in a thing, before "in it"."""
HYPHENED = re.compile(r"-(?:down|in|off|on|out|over|up)$")
"""Ends of what is said of a thing: "top-down"."""
SUBSTANCES = frozenset({"brick", "cloth", "colour", "egg", "metal", "stone"})
"""What a part is made of, although one may also count it."""
SYSTEMS = re.compile(r"(?:body|organ) systems")
BARE_PLURAL = re.compile(
    r"\w+ing\b|(?:at|behind|by|from|in|near|on|over|under|with)\b|(?:both|either|no|all|one|two|three|four|five|six|ten)\b|\d"
)
"""What a plural begins with that is an action, a place or a way: "joining ropes", "in trees", "both ways"."""
QUALIFIED = re.compile(r"(?!main|primary|style or|general|broad)\w+ (?:category|group)")
MOSTLY = frozenset({"mainly", "mostly", "often", "usually"})
PARTLY = frozenset({"partly", "mostly", "very", "fairly", "quite", "rarely", "usually"})
GRADES = frozenset({"medium", "moderate", "average", "low", "high"})
ORDINALS = frozenset({"current", "first", "last", "latest", "previous"})
CLAUSE = frozenset({"how", "what", "when", "where", "which", "who", "whose", "why"})
"""Words that begin a header that is a clause."""
QUANTITIES = frozenset({"few", "many", "several", "some", "two", "three", "four", "five", "six"})
YES = frozenset({"yes", "y", "true", "x", "\u2713", "\u2714"})
SEXES = {"m": "male", "f": "female"}
PLAYERS = re.compile(r"\b(?:cast|line-?up)$")
"""Headers over people of whom one is named."""
INSTITUTION = re.compile(r"\b(?:museum|gallery|library|theatre|theater|stadium)$")
SAME_STEM = 4
"""Letters that a header shares with what is said of the thing itself: "edibility", "edible"."""
IN_BRACKETS = re.compile(r"\s*\([^)]*\)")


def category(header: Header, value: str, others: frozenset[str]) -> str:
    """The question whether a thing has this value; `others` are words of the deck's headers, which tell places."""
    phrase, value = header.phrase, IN_BRACKETS.sub("", value).strip() or value
    if phrase in {"sex", "gender"}:
        value = SEXES.get(value.casefold(), value)
    said = begun_small(value) if phrase == "job title" else as_said(header, value)
    if asked := _asking(header, value, said, others) or acts(phrase, said) or bodily(phrase, value):
        return asked
    if is_unclear(header) or _is_done(phrase) or not _is_completed(header):
        return as_listed(header, value)
    if value.casefold() in YES:
        return yes_no(header, others)
    if asked := placed(phrase, value, others) or _of_what_happens(header, said, others):
        return asked
    if made := maker(phrase) or maker(singular(phrase)):
        if value[:1].isupper() and (" " in value or value.casefold() not in ADJECTIVES | HELD):
            made = made.replace("it composed", "its music composed") if others & SHOWN else made
            return f"{made} {with_the(value)}?"
        return _not_by_name(phrase, value)
    return _option(header, said) if header.has_options else _by_value(header, value, said)


def _asking(header: Header, value: str, said: str, others: frozenset[str]) -> str | None:
    """The question of a header that is one itself, or says when, on which side or what was done: "wrapped"."""
    phrase, done = header.phrase, is_said(said) or bool(PARTICIPLES.match(said))
    if AMONG.fullmatch(phrase):
        return yes_no(replace(header, phrase=phrase.replace("how many", value)), others)
    if (side := SIDED.search(phrase)) and value.casefold() in {"left", "right"}:
        return f"Is it {value.casefold()}-{side[1]}ed?"
    asked = with_value(phrase, in_sentence(said), is_done=done) or timed(header, value)
    if _is_done(phrase) and (ADVERB.fullmatch(said) or " to " in said):
        return f"Is it {phrase} {said}?"
    if said in DEGREES and (how := HOW.fullmatch(header.raw.casefold().strip(" ?"))):
        return f"Is it {said} {how[1]}?"
    alone = _is_done(phrase) and (phrase == said or (done and said.islower() and " to " not in said))
    return asked or (f"Is it {said}?" if alone else None)


def _of_what_happens(header: Header, said: str, others: frozenset[str]) -> str | None:
    """The question of what it is caused by, where it is set, in what language, and who holds what belongs to it."""
    phrase = header.phrase
    if LANGUAGE.fullmatch(phrase) and others & OF_WORKS:
        return f"Is it in {said}?"
    if (end := CAUSE_OF.fullmatch(phrase)) and not is_said(said):
        return f"Was its {end[1]} caused by {in_sentence(said)}?"
    if CAUSE.fullmatch(phrase) and not is_said(said):
        return f"{'Was' if others & OF_EVENTS else 'Is'} it caused by {in_sentence(said)}?"
    if SETTING.fullmatch(phrase) and (said[:1].isupper() or others & OF_WORKS):
        return f"Is it {said}?" if is_said(said) and said[:1].islower() else f"Is it set in {in_sentence(said)}?"
    holder = HOLDER.fullmatch(phrase)
    if holder and said[:1].isupper() and not (is_said(holder[1]) or holder[1] in ORDINALS):
        return f"{'Did' if holder[2] == 'winner' else 'Does'} {with_the(said)} {HAS_IT[holder[2]]} its {holder[1]}?"
    return None


def _option(header: Header, said: str) -> str:
    """The question of a header that names its values: "steam/diesel", "gills/pores", "metal or non-metal"."""
    if header.words[0] in {"at", "by", "for", "from", "in", "on", "under", "with"}:
        return f"Is it {header.words[0]} {said if header.words[0] == 'by' else in_sentence(said)}?"
    if is_said(said) or is_quality(said) or said.endswith(("ing", "ed", "en")) or not said[:1].islower():
        return f"Is it {said}?"
    if said in EVERYWHERE:
        return f"Is it {said}?"
    if is_plural(said):
        return f"Does it have {said}?"
    if is_kind(said.removeprefix("non-")) or " " in said or (is_counted(said) and not header.thing):
        return f"Is it {with_article(said)}?"
    if header.thing in WHO:
        return as_listed(header, said)
    return f"Is it {with_article(f'{said} {header.thing}', counted=True)}?" if header.thing else f"Is it {said}?"


def _by_value(header: Header, value: str, said: str) -> str:
    """The question of a header that is neither a place nor somebody."""
    phrase = header.phrase
    if header.words[-1] in MOSTLY and len(header.words) > 1:
        return f"Is {its(phrase)} {said}?"
    led = value if PLACED.search(phrase) and not header.has_words else said
    if asked := _of_its_own(header, said) or substance(phrase, value, said) or completed(header, led):
        return asked
    if is_plural(phrase) and " of " not in phrase and (phrase not in VERBS or phrase in LISTED):
        return _of_several(phrase, said)
    found = _of_kind(header, said)
    noun = " " in phrase or phrase in COUNTED | UNCOUNTED or NAMED_KIND.search(phrase) or phrase.endswith("ish")
    if not noun and is_said(phrase) and f"its {phrase}" in found:
        return as_listed(header, value)
    plain = not NAMED_KIND.search(phrase)
    if (
        plain
        and header.has_things
        and found == f"Is {its(phrase)} {said}?"
        and " " not in said
        and not _has_no_article(said)
    ):
        return f"Is {its(phrase)} {with_article(said, counted=True)}?"
    return found


def is_unclear(header: Header) -> bool:
    """Whether a header is no phrase that a value could follow: shortened, a clause, "eaten at/with"."""
    return "/" in header.phrase or header.is_shortened or _is_clause(header)


def _is_clause(header: Header) -> bool:
    """ "where it hangs", "things that break", "bark looks like", "good with children", "cut by hand or machine"."""
    first, *rest = header.words
    last, joined = header.words[-1], bool(PREPOSITION.search(header.phrase))
    led = len(rest) > 1 and rest[0] in VERBS and (joined or rest[0] not in NOUN_LIKE_VERBS)
    suited = rest[:1] in (["for"], ["with"]) and is_said(first) and not joined
    either = len(rest) > len(["or", "torn", "by"]) and "or" in rest and bool(PARTICIPLES.match(first))
    asks = (
        bool({"is", "are", "was", "were", "has", "have"} & set(rest))
        or bool(CLAUSE & {first.partition("'")[0], *rest})
        or last in {"because", "if", "than", "unless"}
        or "that" in rest
    )
    return led or suited or either or asks


def _is_completed(header: Header) -> bool:
    """Whether a value completes a header if it begins with a verb: "walks on", but not "needs special tools"."""
    led = len(header.words) > 1 and header.words[0] in VERBS
    return not led or bool(PREPOSITION.search(header.phrase)) or header.words[0] in NOUN_LIKE_VERBS


def _has_no_article(said: str) -> bool:
    bare = is_said(said) or is_mass(said) or said in SUBSTANCES or bool(ABSTRACT.search(said))
    return bare or not said.islower() or said.endswith(("ing", "ly", "ed")) or bool(HYPHENED.search(said))


def _is_done(phrase: str) -> bool:
    """Whether a header is what something did, or what was done: "helped"."""
    return bool(PARTICIPLES.match(phrase)) and phrase.isalpha() and phrase not in SERVED | NOT_ADJECTIVES


def as_listed(header: Header, value: str) -> str:
    """The question of a header whose form tells nothing."""
    return f"{quoted(header)}: {value}?"


def maker(phrase: str) -> str | None:
    """How one asks for the people or firms under a header: "Was it written by"; none of any other header."""
    first = re.sub(r" (?:name|surname)$", "", phrase.partition(" or ")[0])
    done = next((done for pattern, done in MAKERS if re.fullmatch(pattern, first)), None)
    if DONE_ONCE.fullmatch(phrase):
        return f"Was it {phrase}"
    return done and ("Is it by" if done == "by" else f"{'Is' if done in ALL_ALONG else 'Was'} it {done}")


def _of_several(phrase: str, said: str) -> str:
    """The question of a header in the plural."""
    if said in QUANTITIES:
        return f"Does it have {said} {phrase}?"
    if SYSTEMS.fullmatch(phrase):
        return one_of(said, phrase)
    if is_said(said) and said.islower() and not SMALL.search(phrase):
        return f"Are {its(phrase)} {said}?"
    return one_of(said, phrase)


def _not_by_name(phrase: str, value: str) -> str:
    if PARTICIPLES.match(value.split()[0]):
        return f"Is it {value}?"
    return f"Is it {phrase} {value}?" if phrase.endswith(" by") else f"Is {its(phrase)} {value}?"


def one_of(said: str, several: str) -> str:
    """Whether it is among several: "Is red one of its colours?"."""
    if SYSTEMS.fullmatch(several):
        return f"Is it part of the {said} system?"
    if several in {"colours", "colors"} and " and " in said:
        return f"Is it {said}?"
    many = is_plural(said) and not said[:1].isupper() and not (PURPOSES.search(several) and DOING.match(said))
    if NEEDS.fullmatch(several):
        return f"{'Are' if many else 'Is'} {said if many else with_article(said)} {several.split()[-1]} for it?"
    if ends_done(several.split()):
        shown = said if "colour" in several else _definite(said)
        return f"{'Are' if many else 'Is'} {shown} {'among' if many else 'one of'} the {several}?"
    return f"Are {said} among its {several}?" if many else f"Is {said} one of its {several}?"


def _of_kind(header: Header, said: str) -> str:
    """The question of a header over kinds of things, or over what things are like."""
    phrase = header.phrase
    if asked := _of_doing(phrase, said) or _beside_modifiers(header, said):
        return asked
    if phrase == "shape" and not is_said(said) and not said.endswith(("ed", "ing")):
        return f"Is it shaped like {with_article(said)}?"
    if ALTERNATIVE_FORMS.fullmatch(phrase):
        return f"Is it {said}?"
    if header.thing and KIND_ALONE.fullmatch(phrase) and said.islower() and not is_said(said) and ABSTRACT.search(said):
        return f"Is it {_one_of_kind(header, said)}?"
    if _is_of_the_thing(phrase, said):
        return f"Is it {with_article(said) if phrase in {'sex', 'gender'} and is_counted(said) else said}?"
    if OF_A_PART.fullmatch(phrase) and not KIND.fullmatch(phrase) and not GROUP.fullmatch(phrase):
        return f"Is {its(phrase)} {said}?"
    of_others = (QUALIFIED.fullmatch(phrase) and not KIND.fullmatch(phrase)) or said in COLOURS
    if is_said(said) and (KIND.fullmatch(phrase) or WORDS_OF_KIND.search(phrase)) and not of_others:
        return f"Is it {said}?"
    if KIND.fullmatch(phrase) and not is_mass(said) and (is_counted(said) or not ABSTRACT.search(said)):
        return f"Is it {_one_of_kind(header, said)}?"
    if is_kind(said) and WORDS_OF_KIND.search(phrase) and not (phrase.endswith("group") or header.has_modifiers):
        return f"Is it {with_article(said)}?"
    return _grouped(header, said) or _as_given(phrase, said)


def there_in_it(header: Header, said: str) -> str | None:
    """The question of a header such as "animals in it"."""
    of_it = header.raw.casefold().strip(" ?").endswith(" in it") and IN_IT.fullmatch(header.phrase)
    if not of_it or said[:1].isdigit():
        return None
    if said in QUANTITIES:
        return f"Are there {said} {header.phrase} in it?"
    return f"{'Are' if is_plural(said) else 'Is'} there {with_article(said)} in it?"


def _by_its_name(phrase: str, name: str) -> str | None:
    """The question of a nickname, a river, a prize or a breed that has a name."""
    if phrase == "nickname":
        return f"Is it nicknamed {f'the {name}' if is_plural(name) else name}?"
    if phrase == "river":
        return f"Is it on the {name.removeprefix('River ')}?"
    if phrase == "crew names":
        return f"Is {name} in its crew?"
    if STARRING.fullmatch(phrase):
        return f"Does it star {name}?"
    if AWARD.fullmatch(phrase):
        return f"Has it won the {name}?"
    return f"Is it {with_article(name)}?" if phrase == "breed" and name.replace(" ", "").isalpha() else None


def _is_made_of(header: Header, said: str) -> bool:
    """Whether a header names a part, and a value what it is made of."""
    phrase = header.phrase
    if NAMED_KIND.search(phrase) or PREPOSITION.search(phrase):
        return False
    return said in MATERIALS if header.has_materials else said in SURELY and not is_plural(phrase)


def _of_its_own(header: Header, said: str) -> str | None:
    """The question of a header that has words of its own: what it comes as, what a part is made of."""
    phrase = header.phrase
    if asked := there_in_it(header, said) or (_by_its_name(phrase, said) if said[:1].isupper() else None):
        return asked
    if phrase in SIDES and (is_said(said) or is_quality(said)):
        return f"Is it {said} {SIDES[phrase]}?"
    if phrase.endswith(" called") and phrase.count(" ") == 1 and not said[:1].isdigit():
        return f"{'Are' if is_plural(phrase.split()[0]) else 'Is'} its {phrase} {with_article(said)}?"
    if phrase == "form" and not is_said(said) and said.islower():
        known = is_counted(said) or is_mass(said) or is_plural(said)
        return f"Does it come as {with_article(said, counted=not is_plural(said))}?" if known else None
    if phrase == "season" and said in SEASONS and header.thing and header.thing not in WHO:
        return f"Is it {with_article(f'{said} {header.thing}', counted=True)}?"
    if EATEN.fullmatch(phrase) and not (is_said(said) or is_kind(said) or said.endswith("vore")):
        return f"Does it eat {plural(said) if is_counted(said) else said}?"
    if GENRE.fullmatch(phrase) and (asked := _of_genre(header, said)):
        return asked
    if _is_made_of(header, said):
        return f"{'Are' if is_plural(phrase) else 'Is'} {its(phrase)} made of {said}?"
    if is_counted(said) and (phrase == "breed" or (phrase == "animal" and header.thing)):
        return f"Is {'it' if phrase == 'breed' else 'its animal'} {with_article(said)}?"
    return None


def _of_genre(header: Header, said: str) -> str | None:
    """The question of "comedy", which it is, and of "horror" with what the things are."""
    if said in NAMED_ALONE | {"drama"}:
        return f"Is it {with_article(said, counted=True)}?"
    named = header.thing and header.thing not in WHO and said.islower() and not is_said(said)
    return f"Is it {with_article(f'{said} {header.thing}', counted=True)}?" if named else None


def _beside_modifiers(header: Header, said: str) -> str | None:
    """The question of a kind that stands before what the things are: "road" beside "folding"."""
    alone = is_said(said) or " " in said or said.endswith(header.thing or " ")
    if not (header.has_modifiers and KIND_ALONE.fullmatch(header.phrase)) or alone:
        return None
    if said in NAMED_ALONE:
        return f"Is it {with_article(said, counted=True)}?"
    thing = f"{said} {header.thing}"
    return f"Is it {with_article(thing, counted=True)}?" if header.thing else _as_given(header.phrase, said)


def _one_of_kind(header: Header, said: str) -> str:
    """ "a hitch", "a pair of shorts"; with what the things are where the value alone is none: "a binding knot"."""
    if head(said) in PAIRS:
        return f"a pair of {said}"
    alone = is_counted(said) or is_kind(said) or not said.islower() or said.endswith(("graph", "meter", "scope"))
    alone = alone or said.endswith(header.thing or " ") or (header.has_things and not is_mass(said))
    if header.thing and KIND_ALONE.fullmatch(header.phrase) and not alone and not is_plural(said):
        return with_article(f"{said} {header.thing}", counted=True)
    return with_article(said if said[:1].isupper() else singular(said))


def _of_doing(phrase: str, said: str) -> str | None:
    """The question of "animal", "difficulty to make", "easy to find", "talkative" that is very, and "part of plant"."""
    if phrase in {"animal", "creature", "species"} and is_counted(said) and said.islower():
        return f"Is it {with_article(said)}?"
    if said in DEGREES and is_said(phrase):
        return f"Is it {said} {phrase}?"
    if part := PART_OF.fullmatch(phrase):
        return f"Is it {said if is_said(said) else f'the {said}'} of the {part[1]}?"
    if (doing := TO_DO.fullmatch(phrase)) and is_said(said) and said not in GRADES:
        return f"Is it {said} {doing[1]}?"
    if (doing := LIKE_TO_DO.fullmatch(phrase)) and (is_said(said) or said in PARTLY) and said not in GRADES:
        return f"Is it {said if is_said(said) else f'{said} {doing[1]}'} {doing[2]}?"
    return None


def _is_of_the_thing(phrase: str, said: str) -> bool:
    """Whether the header's name adds nothing: "Colour: red", "Edibility: edible"."""
    if PLAIN.fullmatch(phrase):
        return len(said.split()) <= len(("very", "dark", "red"))
    alike = " " not in phrase and phrase[:SAME_STEM] == said[:SAME_STEM]
    is_it = " " not in phrase and is_said(phrase) and (is_said(said) or bool(PARTICIPLES.match(said)))
    one = said in phrase.split(" or ") and not (is_mass(said) or is_counted(said))
    return one or (is_said(said) and alike) or is_it


def _grouped(header: Header, said: str) -> str | None:
    """The question of a header over families and departments."""
    phrase = header.phrase
    if phrase == "group" and not header.has_modifiers and said.islower() and (is_kind(said) or is_counted(said)):
        return f"Is it {with_article(said, counted=True)}?"
    if phrase.endswith("genus") and said[:1].isupper():
        return f"Is it in the {phrase} {said}?"
    if FAMILY.fullmatch(phrase) and LATIN.match(f"{said} {phrase.split()[-1]}"):
        return f"Is it in the {phrase} {said}?"
    if FAMILY.fullmatch(phrase):
        of = said if " and " in said or not said[:1].islower() else singular(said)
        return f"Is it in the {of} {phrase.split()[-1]}?"
    if not GROUP.fullmatch(phrase):
        return None
    if phrase == "league" and said[:1].isupper():
        return f"Is it in {f'the {said}' if said.endswith(('League', 'Division', 'Championship')) else said}?"
    return f"Is it in {phrase} {said}?" if said.isdigit() else f"Is it in the {said} {phrase.split()[-1]}?"


def _as_given(phrase: str, said: str) -> str:
    """The question of any other header: as the value is given where its article is not known."""
    if ends_done(words := phrase.split()):
        if is_plural(words[-2]):
            return one_of(said, phrase)
        if is_said(said):
            return f"Is {its(phrase)} {said}?"
        if words[0] == "part" and words[1] in {"eaten", "used"}:
            return f"{'Are' if is_plural(said) else 'Is'} its {said} {words[1]}?"
        if NEEDS.fullmatch(phrase):
            return f"{'Are' if is_plural(said) else 'Is'} {with_article(said)} {words[-1]} for it?"
        return f"{'Are' if is_plural(said) else 'Is'} {_definite(said)} the {phrase}?"
    if INSTITUTION.search(phrase):
        return f"Is {its(phrase)} called {said}?"
    if NAMED_KIND.search(phrase):
        return f"Is {its(phrase)} {said}?"
    if re.match(r"(?:\d+(?:st|nd|rd|th)|first|second|third|last|top|bottom) ", said) and is_counted(said):
        return f"Is {its(phrase)} the {said}?"
    return _as_noun(phrase, said) if said[:1].islower() or said[:1].isdigit() else _as_name(phrase, said)


def _definite(said: str) -> str:
    """ "the leaf", but "seeds" and "wood"."""
    bare = is_mass(said) or is_plural(said) or not said[:1].islower() or is_said(said)
    return said if bare else f"the {said}"


def _as_name(phrase: str, said: str) -> str:
    if COMPONENT.search(phrase) and re.search(r"\d", said):
        return f"Is {its(phrase)} {with_article(said, counted=True)}?"
    return f"Is {said} in {its(phrase)}?" if PLAYERS.search(phrase) else f"Is {its(phrase)} {with_the(said)}?"


def _as_noun(phrase: str, said: str) -> str:
    if phrase in ANATOMY and " " not in said:
        return f"Is {its(phrase)} the {said} {phrase}?"
    words = said.split()
    if words[-1] == phrase.split()[-1] and words[0] not in {words[-1], *NUMERALS} and not is_plural(said):
        return f"Is {its(phrase)} {with_article(said, counted=True)}?"
    if is_said(said) or is_mass(said) or PARTICIPLES.match(said) or said.endswith(("ing", "ly")):
        return f"Is {its(phrase)} {said}?"
    if STATE.search(phrase):
        return f"Is it {with_article(said)}?" if is_counted(said) else f"Is {its(phrase)} {said}?"
    if phrase.endswith("currency"):
        return f"Is {its(phrase)} {_definite(said)}?"
    if is_plural(said) and not BARE_PLURAL.match(said):
        return f"Are {said} {its(phrase)}?"
    if said in PARTS:
        return f"Is {its(phrase)} the {said}?"
    counted = is_counted(said) and said not in SUBSTANCES
    return f"Is {its(phrase)} {with_article(said) if counted else said}?"
