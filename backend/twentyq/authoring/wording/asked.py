"""Headers that are questions themselves: "Where is it found?", "Made of what?", "Can you live without it?"."""

import re

from twentyq.authoring.wording.lexicon import PARTICIPLES, PAST
from twentyq.authoring.wording.phrases import is_counted, is_mass, is_plural, is_said, plural

IT = r"(?:it|they|this|that|he|she|these)"
MEASURES = {
    "big": "size", "common": "abundance", "deep": "depth", "difficult": "difficulty", "easy": "difficulty",
    "far": "distance", "fast": "top speed", "hard": "difficulty", "heavy": "weight", "high": "height", "hot": "heat",
    "large": "size", "long": "length", "old": "age", "rare": "rarity", "strong": "strength", "sweet": "sweetness",
    "tall": "height", "thick": "thickness", "wide": "width",
}  # fmt: skip
"""What is asked for by "how" before these words."""
PLAIN: tuple[tuple[str, str], ...] = (
    (rf"(?:is|are|was|were) {IT} (?:an? |the )?.+ or .+", "kind"),
    (rf"how many (.+?) (?:(?:does|do|did) {IT} have|(?:has|have|had) {IT}|(?:are|were) there)", r"number of \1"),
    (r"how many (?:were |are )?(\w{2,}ed|built|made|sold|known|left)", r"number \1"),
    (r"how many (?!can\b|could\b|do\b|does\b|did\b|is\b|are\b|of\b|was\b|were\b)(.+)", r"number of \1"),
    (rf"how much (?:does|do|did) {IT} (?:weigh|cost)", ""),
    (rf"where (?:(?:is|are|was|were|does|do|did) )?{IT}?(?: ?come)? ?from|from where", "origin"),
    (rf"where (?:is|are|was|were) {IT}", "location"),
    (rf"where (?:(?:is|are|was|were) {IT} )?(\w+(?:ed|en|wn|lt|pt|nd|ld|de)|set|shot|hung)(?: in)?", r"\1 in"),
    (r"(\w+(?:ed|en|wn|lt|pt|nd|ld|de|s)) where", r"\1 in"),
    (rf"(?:when|(?:what|which) year) (?:(?:is|are|was|were) {IT} )?(\w+(?:ed|en|wn|lt|pt|nd|ld|de))", r"\1"),
    (r"(.+) (?:when|(?:in )?(?:what|which) year)", r"\1"),
    (rf"who wrote {IT}", "written by"),
    (rf"who (\w+(?:ed|de|lt|nd)) {IT}", r"\1 by"),
    (r"(.+ by) (?:who|whom)", r"\1"),
    (r"from (?:what|which) \w+", "origin"),
    (r"(?:in|on|at) (?:what|which) (\w+)", r"\1"),
    (rf"what (?:is|are|was|were) {IT} (?:(?:mainly|mostly|usually|used) )*for", "used for"),
    (rf"what (?:is|are|was|were) {IT} (?:mainly |mostly |usually )?(made (?:of|from)|known for|served with)", r"\1"),
    (r"(\w+s|\w+ (?:of|from|for|with|on|in|by|after)) what", r"\1"),
    (rf"(?:what|which) (kind|type|sort|class)(?: of \w+)?(?: (?:is|are|was|were) {IT})?", "kind"),
    (rf"(?:what|which) (\w+(?: \w+)?) (?:(?:is|are|was|were) {IT}|(?:does|do) {IT} have)(?: in)?", r"\1"),
    (r"(?:what|which) (?!is\b|are\b|do\b|does\b|was\b|were\b|it\b|we\b|you\b)(\w+)", r"\1"),
)  # fmt: skip
"""Questions, and what a plain header would say."""
HOW = re.compile(rf"how ({'|'.join(MEASURES)})(?: (?:is|are|was|were|does|do|can) {IT}(?: (?:get|grow|become|be))?)?")
LASTING = re.compile(rf"how long (?:does|do|did|will|can) {IT} (take|last|live|keep)(?: to \w+)?")
LASTS = {"take": "time taken", "last": "duration", "live": "life span", "keep": "keeps"}
OF_A_PART = re.compile(
    r"(has|have|is|are|was|were) (?:the|its|their) (\w+(?: (?!been|ever|yet)\w+)?) ((?:ever |yet )?(?:been )?\w+)"
)
"""A question of yes and no about what a thing has: "has the wreck been found"."""
DONE_TO_A_PART = re.compile(r"(?:the |its )?(\w+(?: \w+)?) (?:(?:has|have) )?((?:ever |yet )?been \w+)")
MODAL = re.compile(r"(must|should|will|would|shall) ((?:always |never )?(?:be|have|stay|come|contain|include)\b.+)")
SENTENCE = re.compile(
    rf"(?:is|are|was|were|has|have|had|will|would|should|must) (?:{IT}|there|you|one|we|people)\b.+|"
    rf"(?:does|do|did|can|could) (?:{IT}|there|you|one|we|people|children|kids|beginners|visitors|dogs|an?|the|its)\b.+"
)
"""A question of yes and no."""
TO_WHAT = re.compile(
    r"(?:can|could|should) (?:you|people|one) (?:buy|cook|eat|grow|keep|play|ride|see|use|visit|wash|wear)"
)
"""Of these what leaves out "it"."""
TO_WHERE = re.compile(
    r"(?:can|could|should) (?:you|people|one|we|children|kids|visitors|dogs) "
    r"(?:(?:climb|crawl|cycle|drive|fish|fly|go|jump|look|row|run|sail|see|swim|walk) "
    r"(?:across|around|down|in|inside|into|over|through|under|up)|"
    r"(?:bake|cook|dance|draw|drill|lie|live|paint|play|ride|sit|skate|ski|sleep|stand|walk|write) "
    r"(?:in|inside|on|under|with))"
)
"""Of these what ends before "it" after a preposition."""
WHAT = re.compile(
    rf"what (does|do|did) {IT} (?!have\b)((?:mainly |mostly |usually )?\w+)( (?:with|from|in|on|for|of|like|to))?"
)
BARELY = frozenset({"eat", "go", "pair", "smell", "taste"})
"""What one does with foods without an article."""
WHERE = re.compile(rf"where (can|could|does|do|did) (?:{IT.replace('it|', '')}|(you|it)) (\w+(?: it)?)(?: in)?")
WHO_CAN = re.compile(r"who (can|could|should) (\w+) (?:it|them|her|him)")
WHO_DID = re.compile(r"who (won|lost|ruled|lived|led|fought)(?: (it|there))?")
YOU_DO = re.compile(r"how do (?:you|people) \w+ (it|them)")
NEVER = re.compile(
    r"(?:never|not|do not|don['\u2019]t) (?:to )?(\w+) (at|by|for|in|on|with)|avoid (\w+ing) (in|on|with)"
)
WHICH = re.compile(r"(?:which|what) [\w ]+ (does|did|can) it (\w+(?: \w+)? (?:at|by|from|in|into|on|through|to|with))")
WHAT_YOU = re.compile(r"what (?:do|can) (?:i|you|we|people) (\w+) (with|from|in|on) (?:it|them)")
PASSING = re.compile(r"\w+ it (flow|run|grow|live|pass)(?:e?s) (through|in|on|across|over|to)")
HOW_DONE = re.compile(rf"how (?:is|are) {IT} (?:usually |mainly )?(\w+(?:ed|en|wn|ld|pt|de))")
MANY = re.compile(r"how many (can|could|do|does|did|is|are|was|were) (.+)")
MANY_OF = re.compile(r"how many (of (?:its|the) .+)")
AMONG = re.compile(r"(.+) how many (.+)")
"""How many it has of what it does something with: "walked on how many legs"."""


def as_plain(phrase: str, unit: str) -> str:
    """The words of a plain header: "found in" of "where is it found"; any other phrase as it is."""
    asked = phrase.casefold().replace("?", "").strip()
    if lasting := LASTING.fullmatch(asked):
        return LASTS[lasting[1]]
    if how := HOW.fullmatch(asked):
        return "duration" if how[1] == "long" and unit in {"minutes", "hours", "days", "years"} else MEASURES[how[1]]
    for pattern, plain in PLAIN:
        if found := re.fullmatch(pattern, asked):
            return found.expand(plain) or {"weigh": "weight", "cost": "price"}[asked.split()[-1]]
    return phrase


def sentence(phrase: str) -> str | None:
    """A header that is a question of yes and no, as one asks it."""
    asked = phrase.casefold()
    if not SENTENCE.fullmatch(asked):
        return _of_a_part(phrase) or _of_what_must_be(phrase)
    ends_early = TO_WHAT.fullmatch(asked) or TO_WHERE.fullmatch(asked)
    return f"{phrase[:1].upper()}{phrase[1:]}{' it' if ends_early else ''}?"


def _of_what_must_be(phrase: str) -> str | None:
    """The question of "must be reported"."""
    modal = MODAL.fullmatch(phrase)
    return f"{modal[1].capitalize()} it {modal[2]}?" if modal else None


def _of_a_part(phrase: str) -> str | None:
    """The question of "has the wreck been found", "is the lid sealed" and "wreck been found"."""
    asks = OF_A_PART.fullmatch(phrase)
    if asks and _is_of_it(asks[2], asks[3]):
        return f"{asks[1].capitalize()} its {asks[2]} {asks[3]}?"
    done = DONE_TO_A_PART.fullmatch(phrase)
    if done and _is_of_it(done[1], done[2]):
        return f"{'Have' if is_plural(done[1]) else 'Has'} its {done[1]} {done[2]}?"
    return None


def _is_of_it(part: str, said: str) -> bool:
    """Whether a noun is followed by what is said of it or done to it."""
    last = said.rpartition(" ")[2]
    named = is_counted(part) or is_plural(part) or is_mass(part) or "been " in said
    return named and not is_said(part.partition(" ")[0]) and bool(is_said(last) or PARTICIPLES.match(last))


def with_value(phrase: str, said: str, *, is_done: bool) -> str | None:
    """A question that asks what, where, how or who, with the value in its place: "Does it wear a hat?"."""
    asked = phrase.casefold()
    if what := WHAT.fullmatch(asked):
        one = re.match(r"an? ", said)
        if one and what[2].rpartition(" ")[2] in BARELY:
            said = plural(said[one.end() :]) if what[2].endswith("eat") else said[one.end() :]
        return f"{'Did' if what[1] == 'did' else 'Does'} it {what[2]}{what[3] or ''} {said}?"
    if where := WHERE.fullmatch(asked):
        aux = where[1] if where[1] in {"can", "could", "did"} else "does" if where[2] == "it" else "do"
        return f"{aux.capitalize()} {where[2]} {where[3]} in {said}?"
    if who := WHO_CAN.fullmatch(asked):
        return f"{who[1].capitalize()} {said} {who[2]} it?"
    if did := WHO_DID.fullmatch(asked):
        return f"Did {said} {' '.join(filter(None, [PAST[did[1]], did[2]]))}?"
    if (you := YOU_DO.fullmatch(asked)) and said.isalpha():
        return f"Do you {said} {you[1]}?"
    if clause := _with_a_clause(asked, said):
        return clause
    if how := HOW_DONE.fullmatch(asked):
        return f"Is it {said}?" if is_done else f"Is it {how[1]} {said}?"
    return None


def _with_a_clause(phrase: str, said: str) -> str | None:
    """The same of what one should not do, what one does with it, and of a clause: "countries it passes through"."""
    if never := NEVER.fullmatch(phrase):
        bare = re.sub(r"^an? ", "", said)
        done = f"never {never[1]} it {never[2]}" if never[1] else f"avoid {never[3]} it {never[4]}"
        return f"Should you {done} {bare}?"
    if which := WHICH.fullmatch(phrase):
        return f"{which[1].capitalize()} it {which[2]} {said}?"
    if you := WHAT_YOU.fullmatch(phrase):
        return f"Do you {you[1]} {said} {you[2]} it?"
    passing = PASSING.fullmatch(phrase)
    return f"Does it {passing[1]} {passing[2]} {said}?" if passing else None


def more_than_asked(phrase: str, number: str) -> str | None:
    """ "how many can play" to "Can more than 4 play?", "how many does an adult have" with the number at its end."""
    if of := MANY_OF.fullmatch(phrase):
        return f"Do {'any' if number == '0' else f'more than {number}'} {of[1]}?"
    if not (many := MANY.fullmatch(phrase)):
        return None
    asks, rest = many[1].capitalize(), many[2]
    return (
        f"{asks} {rest} more than {number}?" if asks in {"Do", "Does", "Did"} else f"{asks} more than {number} {rest}?"
    )
