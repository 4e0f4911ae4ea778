"""Questions about people: "Was this player born before 1950?" in place of "Was it born ..."."""

import re
from collections.abc import Collection, Iterable, Sequence

WHO = frozenset(
    ["actor", "actress", "architect", "artist", "astronaut", "athlete", "author", "boxer", "captain", "character",
     "chef", "climber", "coach", "colleague", "comedian", "composer", "cricketer", "cyclist", "dancer",
     "designer", "director", "driver", "emperor", "employee", "engineer", "explorer", "footballer", "god", "goddess",
     "golfer", "hero", "inventor", "king", "leader", "mathematician", "member", "minister", "monarch", "musician",
     "novelist", "painter", "person", "philosopher", "photographer", "physicist", "pilot", "pirate", "player", "poet",
     "politician", "pope", "president", "pupil", "queen", "racer", "rapper", "rider", "ruler", "runner", "saint",
     "scientist", "sculptor", "singer", "skater", "songwriter", "student", "swimmer", "teacher", "tyrant", "villain",
     "volunteer", "writer"]
)  # fmt: skip
"""Headers over names of people, which say what to call one of them."""
CALLED = {
    "employee": "person",
    "colleague": "person",
    "member": "person",
    "staff": "person",
    "who": "person",
    "people": "person",
}
NAME = frozenset({"full", "name", "names", "surname"})
PERSONAL = frozenset({"first name", "first names", "job title", "line manager", "occupation", "profession"})
"""Headers that few but people stand beneath."""
LIFE = re.compile(
    r"born|birth|dob|date of birth|birthday|birth (?:year|date|place)|year of birth|birthplace|"
    r"(?:country|city|town) of birth"
)
CALLING = re.compile(
    r"died|death|nationality|occupation|profession|position|clubs?|teams?|instruments?|spouse|education|gender|country|"
    r"age at death|children|married|first name|surname|movement|style|works|office|party|reign"
)
OTHERS = frozenset(["artist", "author", "breed", "builder", "composer", "designer", "director", "maker", "manufacturer",
                    "painter", "species", "writer"])  # fmt: skip
"""Headers beside which what is told of people is told of an animal or a work."""
DONE_BY_ONESELF = {"retired": "retire", "graduated": "graduate", "married": "marry", "debuted": "debut",
                   "first capped": "win a first cap", "joined": "join", "signed": "sign", "hired": "start"}  # fmt: skip
RETIRED = re.compile(rf"^Was it ({'|'.join(DONE_BY_ONESELF)})\b")
STUDY = {
    "acted": "act", "appeared": "appear", "coached": "coach", "competed": "compete", "fought": "fight", "led": "lead",
    "managed": "manage", "performed": "perform", "played": "play", "raced": "race", "reigned": "reign",
    "ruled": "rule", "served": "serve", "starred": "star", "studied": "study", "taught": "teach", "toured": "tour",
    "travelled": "travel", "worked": "work",
}  # fmt: skip
STUDIED = re.compile(rf"^(?:Is|Was) it ({'|'.join(STUDY)})\b(?! by\b)")
"""What people do where things have it done to them."""
CLUB = re.compile(r"Is (.+) one of its (?:clubs|teams)\?")
TEAM = re.compile(r"Is its (team|department|section|squad|division) (?:the )?(.+?)(?: \1)?\?", re.IGNORECASE)
EMPLOYER = re.compile(r"Is its (?:current )?(?:employer|company) (.+)\?")
ROLE = re.compile(
    r"^Does it have (?=an? (?:[\w-]+ )*(?:captain|champion|driver|holder|keeper|knight|leader|member|parent|player|"
    r"reader|singer|smoker|speaker|swimmer|titan|veteran|volunteer|winner)\?$)"
)
"""What one is rather than has."""
FIRST, LATER = re.compile(r"\b(its|it)\b"), {"its": "their", "it": "them"}


def called(names: Iterable[Sequence[str]], phrases: Collection[str]) -> str:
    """What to call one of the things where they are people: "player", "person"; empty where they are not.

    `names` are the words of each header over their names, `phrases` all other headers.
    """
    for words in names:
        last = next((word for word in reversed(words) if word not in NAME), "")
        if "or" in words and last in WHO:
            return "deity" if "god" in words else "person"
        for one in (last, last.removesuffix("s"), re.sub(r"['\u2019]s?$", "", last)):
            if one in WHO or one in CALLED:
                return CALLED.get(one, one)
    if OTHERS & set(phrases):
        return ""
    lived = any(LIFE.fullmatch(one) for one in phrases)
    personal = bool(PERSONAL & set(phrases)) or (lived and any(CALLING.fullmatch(one) for one in phrases))
    return "person" if personal else ""


def about(who: str, question: str) -> str:
    """A question of a thing as one of a person."""
    question = STUDIED.sub(lambda found: f"Did it {STUDY[found[1]]}", question)
    question = RETIRED.sub(lambda found: f"Did it {DONE_BY_ONESELF[found[1]]}", question)
    question = ROLE.sub("Is it ", question.replace("Did it begin", "Did it start"))
    first = FIRST.search(question)
    if first is None:
        return question
    if club := CLUB.fullmatch(question):
        return f"Did this {who} play for {club[1]}?"
    if employer := EMPLOYER.fullmatch(question):
        return f"Does this {who} work for {employer[1]}?"
    if team := TEAM.fullmatch(question):
        return f"Is this {who} in the {team[2]} {team[1]}?"
    named = f"this {who}'s" if first[1] == "its" else f"this {who}"
    rest = FIRST.sub(lambda found: LATER[found[1]], question[first.end() :])
    return question[: first.start()] + named + rest
