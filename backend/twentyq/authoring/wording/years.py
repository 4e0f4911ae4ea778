"""Questions of years: founded, released, climbed before then."""

import re

from twentyq.authoring.wording.headers import Header, quoted
from twentyq.authoring.wording.lexicon import BESIDE, HELD, PARTICIPLES
from twentyq.authoring.wording.phrases import is_said

MAKERS = ("distillery", "brewery", "winery", "manufacturer", "company", "producer", "publisher")
"""Headers beside which "founded" is said of the maker rather than of the thing."""
SPANS = re.compile(r"^years (?=(?:produced|active|made|built|used|published|flown)\b)")
"""Headers over years from one to another, of which the first is asked."""
DATED = re.compile(r"^(?:year|date) (?=(?:first |last )?\w+$)|(?<=\w) (?:year|date)$")
"""What a header over years says beside what happened: "year raised"."""
ACTED = {"became": "become", "entered": "enter", "joined": "join", "left": "leave", "reached": "reach", "won": "win",
         "received": "receive", "gained": "gain", "lost": "lose", "hosted": "host", "moved": "move"}  # fmt: skip
"""What it did to something else: "entered service"."""
AHEAD = frozenset({"next", "upcoming", "planned", "due"})
BY_ONE = re.compile(r"\bby (?=(?:club|team|school|company|museum|owner|family|city|state|group|staff)$)")
HAPPENING = re.compile(
    r"(?:ence|tion|sion|ment|ing|ism|al|start|end|debut|visit|lesson|course|class|show|tour|exhibition|restoration|peak|war|"
    r"flight|game|match|appearance|edition|birth|entry|renewal|service)$"
)
"""Nouns of what happens at a time."""
DIED = re.compile(r"died|death|year of death|death year|date of death")
STARTS = {"start": "start", "starts": "start", "started": "start", "began": "begin", "end": "end", "ends": "end",
          "ended": "end", "finish": "finish", "finished": "finish", "stopped": "stop", "ceased": "cease"}  # fmt: skip
REIGNED = {
    "reigned from": "Did its reign begin",
    "reigned to": "Did its reign end",
    "reigned until": "Did its reign end",
}
STARTED = re.compile(rf"(\w+(?:ion|ing|ment|work|building)) ({'|'.join(STARTS)})")
"""When something that takes long began or ended: "construction start"."""
HAPPENED = {
    "appeared": "appear", "arrived": "arrive", "began": "begin", "collapsed": "collapse", "debuted": "debut",
    "emerged": "emerge", "ended": "end", "erupted": "erupt", "exploded": "explode", "flowered": "flower",
    "happened": "happen", "landed": "land", "lived": "live", "occurred": "occur", "sank": "sink", "started": "start",
}  # fmt: skip
"""What it did by itself at a time."""
BEGAN = re.compile(
    r"(active|attested|grown|in (?:production|service|use)|known|made|played|produced|sold|used|worn) from"
)
"""From when it was so."""
DONE: tuple[tuple[str, str], ...] = (
    (r"found(?:ed|ation|ing)", "founded"),
    (r"establish(?:ed|ment)", "established"),
    (r"discover(?:ed|y)", "discovered"),
    (r"releas(?:ed|e)", "released"),
    (r"launch(?:ed)?", "launched"),
    (r"introduc(?:ed|tion)", "introduced"),
    (r"construct(?:ed|ion)|built|build", "built"),
    (r"open(?:ed|ing)", "opened"),
    (r"inven(?:ted|tion)", "invented"),
    (r"publi(?:shed|cation)", "published"),
    (r"creat(?:ed|ion)", "created"),
    (r"complet(?:ed|ion)", "completed"),
    (r"born|birth", "born"),
    (r"written", "written"),
    (r"made|manufactured?|production", "made"),
    (r"isolated", "isolated"),
    (r"described", "described"),
    (r"premiered?|première", "first shown"),
    (r"composed", "composed"),
    (r"painted", "painted"),
    (r"first ascent|climbed", "first climbed"),
    (r"incorporated", "incorporated"),
    (r"named", "named"),
)


def before(header: Header, year: int, others: frozenset[str]) -> str:
    """Whether a year is before the cut; words of the other headers tell what a bare "year" is of."""
    when = f"{-year} BC" if year < 0 else str(year) if year > 1 else "AD 1"
    return f"{_then(header, others)} before {when}?"


def _then(header: Header, others: frozenset[str]) -> str:
    """What a year is of: "Was it founded", "Is it from"."""
    phrase = DATED.sub("", SPANS.sub("first ", header.phrase)).removesuffix(" in")
    if began := BEGAN.fullmatch(phrase):
        return f"Was it {began[1]}"
    last = phrase.split()[-1]
    if acted := _acted(phrase) or _of_maker(header, phrase, others):
        return acted
    for pattern, participle in DONE:
        if re.search(rf"\b(?:{pattern})\b", phrase):
            return f"Was it {participle}"
    since = re.fullmatch(r"(.+) since", phrase)
    if since and (PARTICIPLES.match(header.words[0]) or is_said(since[1]) or header.words[0] in BESIDE):
        return f"Has it been {since[1]} since"
    if (PARTICIPLES.match(last) or last in HELD) and not DIED.fullmatch(phrase):
        return f"Was it {phrase}"
    if re.fullmatch(r"(?:year|date|years|era|period|vintage|model year)", phrase):
        return "Was it discovered" if "discoverer" in others else "Is it from"
    return "Did it die" if DIED.fullmatch(phrase) else _happened(header)


def _of_maker(header: Header, phrase: str, others: frozenset[str]) -> str | None:
    """What was done to the maker of a thing: "founded" beside a brewery, "distillery founded"."""
    maker = next((one for one in MAKERS if one in others), None)
    if maker and re.fullmatch(r"(?:year )?(?:founded|established)(?: in)?", phrase):
        return f"Was its {maker} {header.words[-1]}"
    first, _, last = phrase.rpartition(" ")
    return f"Was its {phrase}" if first in MAKERS and PARTICIPLES.match(last) else None


def _acted(phrase: str) -> str | None:
    """What it did itself: "first appeared", "construction start", "entered service"."""
    *adverb, last = phrase.split()
    if phrase in REIGNED:
        return REIGNED[phrase]
    if last in HAPPENED and set(adverb) <= {"first", "last"}:
        return f"Did it {' '.join([*adverb, HAPPENED[last]])}"
    if spanned := STARTED.fullmatch(phrase):
        return f"Did its {spanned[1]} {STARTS[spanned[2]]}"
    if adverb and adverb[0] in {"first", "last"} and PARTICIPLES.match([*adverb, last][1]):
        return f"Was it {phrase}"
    return f"Did it {' '.join([ACTED[adverb[0]], *adverb[1:], last])}" if adverb and adverb[0] in ACTED else None


def _happened(header: Header) -> str:
    """The same of a header that names what happened; of any other the year that is given."""
    phrase = header.phrase
    if header.words[0] in {"in", "on", "at"} and len(header.words) > 1:
        return f"Was it {phrase}"
    if PARTICIPLES.match(header.words[0]) or header.words[0] in HELD:
        return f"Was it {BY_ONE.sub(r'by the ', phrase)}"
    noun = re.sub(r"\b(?:year|date) of (?:the )?|\s(?:year|date)$|^year ", "", phrase)
    if noun == "since":
        return "Is it from"
    if re.fullmatch(r"started?|began|start", noun):
        return "Did it begin"
    if noun != phrase or HAPPENING.search(noun):
        return f"{'Is' if header.words[0] in AHEAD else 'Was'} its {noun}"
    if header.words[0] in {"first", "last", "final", "latest", "original", "earliest"}:
        return f"Was its {phrase}"
    return f"{quoted(header)}:"
