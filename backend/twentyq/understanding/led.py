"""A plain answer that goes on: "no, he's real", "yes, two", "yep for slicing bread"."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise
from typing import Self

from twentyq.game.answer import Answer
from twentyq.understanding.intent import COMMANDS, Aside, Intent, Understood
from twentyq.understanding.language import language_for
from twentyq.understanding.leads import Leads
from twentyq.understanding.lexicon import Item, Role
from twentyq.understanding.rules import BEFORE, BREAK, OPEN, Reading, forms, orders
from twentyq.understanding.unit import HEDGED
from twentyq.understanding.words import BREAKS, COMMA, QUERY, STOP

OF_THE_THING, DETAIL = 0.9, 0.75
"""How certain an answer is after which the thing is spoken of, and one with a detail; the latter is said back."""
SURPRISE = 3
"""Words that a player may be surprised with before an answer."""
LONGEST = 8
"""Words of the longest detail."""
_OTHERWISE = frozenset((Role.IDIOM, Role.SARCASM, Role.IRONY, Role.CORRECTION, Role.REGRET, Role.VERDICT))
_TURNING = frozenset((Role.NEGATOR, Role.DOUBT, Role.INTERJECTION, Role.STATEMENT, Role.PASS, Role.WONDER))
_QUALIFYING = frozenset((Role.HEDGE, Role.WONDER))


def led(reading: Reading, language: str) -> Understood | None:
    """The answer with which the words begin, if what follows is of the thing; None where that is left to the rules."""
    known = language_for(language)
    leads = known.leads
    lead = leads and _lead_of(_spoken(reading), leads)
    if not leads or not lead or not _goes_on(lead.rest) or _says_otherwise(reading, lead.answer, lead.rest):
        return None
    said = _Said.of(lead.rest, leads, reading.topics - known.ordinary)
    detail = DETAIL if (lead.plain or said.is_circumstance()) and said.is_detail(denied=lead.denies) else 0
    certainty = OF_THE_THING if said.of_the_thing() else detail
    return Understood(Intent.ANSWER, lead.answer, certainty) if certainty else None


def begun(reading: Reading, language: str) -> Answer | None:
    """The plain answer that stands at the beginning, apart from the rest, where that says no other: "no, the leg"."""
    leads = language_for(language).leads
    lead = _lead_of(_spoken(reading), leads) if leads else None
    apart = lead and len(lead.rest) > 1 and lead.rest[0].text in (COMMA, STOP)
    return lead.answer if lead and lead.plain and apart and _is_only(reading, lead) else None


def amid(reading: Reading, language: str) -> Answer | None:
    """The plain answer that stands by itself amid other words: "taller, yes, a good deal taller"."""
    leads, items = language_for(language).leads, reading.items
    around = zip((BREAK, *items[:-1]), (*items[1:], BREAK), strict=True)
    alone = [Role.BREAK in before.roles and Role.BREAK in after.roles for before, after in around]
    found = [at for at, item in enumerate(items) if leads and alone[at] and item.text in leads.plain]
    if not leads or len(found) != 1:
        return None
    lead = _Lead(leads.answers[items[found[0]].text], [*items[: found[0]], *items[found[0] + 1 :]])
    return lead.answer if _is_only(reading, lead) else None


def concluded(reading: Reading, language: str) -> Answer | None:
    """The plain answer with which the last sentence begins, behind no more than a few words: "bro how? yes"."""
    leads, pairs = language_for(language).leads, [*pairwise(reading.items)]
    ends = [at for at, (end, first) in enumerate(pairs) if end.text in (STOP, QUERY) and first.text not in BREAKS]
    if not leads or not ends:
        return None
    before, first = reading.items[: ends[-1]], reading.items[ends[-1] + 1]
    said = any({Role.INTERJECTION, Role.STATEMENT} & item.roles.keys() for item in before)
    few = sum(len(item.text.split()) for item in before if item.text not in BREAKS) <= SURPRISE
    return leads.answers[first.text] if first.text in leads.plain and few and not said else None


def accepted(reading: Reading, language: str) -> bool:
    """Whether it says no more than that a guess is near enough, with or without a yes."""
    known = language_for(language)
    if not known.leads or not known.echoes:
        return False
    agreeing = {word for word, answer in known.leads.answers.items() if answer is Answer.YES}
    said = {item.text for item in reading.items} - {COMMA, STOP} - known.echoes.openings - agreeing
    return bool(said) and said <= known.leads.accepting


def limited(reading: Reading) -> bool:
    """Whether something denies or limits what is said: "close, yes, but not that one"."""
    other = any(item.roles.get(Role.STATEMENT, Answer.YES) != Answer.YES for item in reading.items)
    return other or any({Role.CONTRAST, Role.NEGATOR} & item.roles.keys() for item in reading.items)


def _is_only(reading: Reading, lead: "_Lead") -> bool:
    """Whether the rules find no other answer, and nothing beside it is one or takes it back."""
    agreed = lead.answer is (reading.understood.answer or _open(reading, lead))
    taken_back = any({Role.CORRECTION, Role.REGRET} & item.roles.keys() for item in lead.rest)
    said = {item.roles[Role.INTERJECTION] for item in lead.rest if Role.INTERJECTION in item.roles}
    return agreed and not taken_back and said <= {lead.answer}


def _open(reading: Reading, lead: "_Lead") -> Answer | None:
    """The answer with which it begins, where the rules find no answer, or two, and nothing else in it."""
    found = reading.understood
    talks = found.aside in (Aside.TALK, Aside.NAMING) and found.certainty == OPEN
    return lead.answer if found.intent is Intent.UNCLEAR or talks else None


@dataclass(frozen=True, slots=True)
class _Lead:
    """An answer beside which more is said."""

    answer: Answer
    rest: Sequence[Item]
    plain: bool = True
    """A detail may stand beside it."""
    denies: bool = False
    """A noun behind it is denied as well."""


def _lead_of(spoken: Sequence[Item], leads: Leads) -> _Lead | None:
    """The answer with which it begins, by a word of its own or as "it does"."""
    first, second, third, fourth, *_ = *spoken, BREAK, BREAK, BREAK, BREAK
    if first.text in leads.answers:
        return _Lead(leads.answers[first.text], spoken[1:], first.text in leads.plain, first.text in leads.denying)
    negated = Role.NEGATOR in third.roles
    joins = fourth if negated else third
    if first.text in leads.things and Role.AUXILIARY in second.roles and _begins_anew(joins, leads):
        return _Lead(Answer.NO if negated else Answer.YES, spoken[2 + negated :])
    return None


def _begins_anew(item: Item, leads: Leads) -> bool:
    return Role.BREAK in item.roles or item.text in leads.reasons


def beside(reading: Reading, language: str) -> bool:
    """Whether it tells something of the thing without a word of the question or one that refers to it: "it has four
    legs" to "Do people eat it?".
    """
    known, spoken = language_for(language), _spoken(reading)
    words = [word for item in spoken for word in item.text.split()]
    if known.leads is None or not _goes_on(spoken) or any(_turns(*pair) for pair in pairwise((BREAK, *spoken))):
        return False
    leads, others = known.leads, {form for word in words[1:] for form in forms(word)}
    person = words[0] in leads.addressing or Role.PERSONAL in spoken[0].roles
    hedged = any(Role.HEDGE in item.roles for item in spoken)
    if person and not leads.referring.isdisjoint(others):
        return others.isdisjoint(leads.anaphors)
    about = reading.topics - leads.finite - leads.referring - leads.details
    unsubjected = Role.AUXILIARY in spoken[0].roles and not hedged and others.isdisjoint(leads.referring)
    return (words[0] in leads.things or hedged or unsubjected) and others.isdisjoint(leads.anaphors | about)


def _turns(before: Item, item: Item) -> bool:
    """Whether it gives an answer or turns one; "not" behind a verb denies only what is told."""
    denies_telling = Role.NEGATOR in item.roles and Role.AUXILIARY in before.roles
    return bool(_TURNING & item.roles.keys()) and not denies_telling


def contradicts(reading: Reading, language: str) -> bool:
    """Whether it says a quality contrary to one of the question: "great long legs" to "Are its legs short?"."""
    echoes = language_for(language).echoes
    words = {word for item in reading.items for word in item.text.split()}
    return echoes is not None and any(
        not words.isdisjoint(echoes.contraries.get(topic, ())) for topic in reading.topics - words
    )


def _spoken(reading: Reading) -> Sequence[Item]:
    """From the first phrase on that is more than a filler; all where none is."""
    return [*dropwhile(_is_before, reading.items)] or reading.items


def _goes_on(items: Sequence[Item]) -> bool:
    """Whether there are words that mean nothing else: free ones, also a name for people or a place ("a man", "on the
    outside", "in one").
    """
    named = (
        (Role.ARTICLE in one.roles and {Role.FILLER, Role.PLACING} & after.roles.keys()) or _places(one, after)
        for one, after in pairwise(items)
    )
    return any({Role.WORD, Role.IMPERATIVE} & item.roles.keys() for item in items) or any(named)


def _places(item: Item, after: Item) -> bool:
    return Role.PLACING in item.roles and Role.JOINING in item.roles and Role.SUBJECT in after.roles


def _is_before(item: Item) -> bool:
    return bool(BEFORE & item.roles.keys()) and Role.NAMING not in item.roles


def _says_otherwise(reading: Reading, answer: Answer, rest: Sequence[Item]) -> bool:
    """Whether it takes back the answer, qualifies it, asks or orders."""
    understood = reading.understood
    found = (answer, HEDGED[answer] if _is_qualified(rest) else answer, None)
    if understood.answer not in found or understood.intent in COMMANDS:
        return True
    if understood.aside in (Aside.QUESTION, Aside.INSTRUCTION) and understood.certainty > OPEN:
        return True
    if any(_OTHERWISE & item.roles.keys() or item.text == QUERY for item in rest):
        return True
    return any(item.roles.get(Role.INTERJECTION, answer) != answer for item in rest) or orders(rest)


def _is_qualified(rest: Sequence[Item]) -> bool:
    """Whether a hedge in it belongs to what follows: "mostly for the coffee", against "mostly"."""
    begins, after, *_ = *dropwhile(_is_before, rest), BREAK, BREAK
    return bool(_QUALIFYING & begins.roles.keys()) and Role.BREAK not in after.roles


@dataclass(frozen=True, slots=True)
class _Said:
    """What follows a plain answer."""

    words: Sequence[str]
    apart: bool
    """A comma or an adverb stands before it."""
    flowing: bool
    """No break or greeting is in it: nobody is called."""
    leads: Leads
    topics: frozenset[str]

    @classmethod
    def of(cls, rest: Sequence[Item], leads: Leads, topics: frozenset[str]) -> Self:
        if rest[0].text in leads.addressed:
            rest = [*rest[1:], BREAK]
        words = [word for item in rest for word in item.text.split() if word not in BREAKS]
        speakers = set(words) - leads.possessive | {*words[:1]}
        personal = not leads.personal.isdisjoint(speakers) and (leads.objects | topics).isdisjoint(words)
        elsewhere = personal or any(f" {phrase} " in f" {' '.join(words)} " for phrase in leads.elsewhere)
        apart = rest[0].text == COMMA
        while words[1:] and words[0] in leads.joining:
            apart = apart or words[0] in leads.adverbs
            del words[0]
        flowing = not any({Role.BREAK, Role.GREETING} & item.roles.keys() and item is not BREAK for item in rest)
        return cls([] if elsewhere else words, apart, flowing, leads, topics)

    @property
    def refers(self) -> bool:
        """Whether the thing or the question is spoken of."""
        return not {*self.words}.isdisjoint(self.leads.referring | self.topics)

    def of_the_thing(self) -> bool:
        """Whether it is a clause about the thing."""
        first = self.words[:1]
        if set(first) & self.leads.addressing:
            return self.refers
        return bool(set(first) & (self.leads.subjects | self.leads.personal)) or (
            bool(set(first) & self.leads.general) and self.refers
        )

    def is_detail(self, *, denied: bool) -> bool:
        """Whether it is no clause about something else, and more than a noun: "no legs"."""
        if not 0 < len(self.words) <= LONGEST or self._has_subject() or self.words[0] in self.leads.addressing:
            return False
        if self.words[0] in self.leads.definite:
            return self.refers
        counted = self.words[0] in self.leads.counts or self.words[0].isdecimal()
        described = len(self.words) > 1 and self.flowing and self.words[0] not in self.leads.finite
        begun = self.words[0] in self.leads.details | self.leads.unsubjected
        likened = not self.leads.likening.isdisjoint(self.words[1:2])
        return self.apart or begun or likened or ((counted or described) and not denied)

    def is_circumstance(self) -> bool:
        """Whether a comma and a word that places or qualifies the thing begin it: ", next to the keyboard"."""
        return self.apart and self.words[:1] != [] and self.words[0] in self.leads.details

    def _has_subject(self) -> bool:
        """Whether something else is spoken of: "the kettle is on"."""
        told = self.leads.subjects | self.leads.general | self.leads.referring | self.leads.details | self.topics
        pairs = zip(self.words, self.words[1:], strict=False)
        return any(word.endswith("'s") or (after in self.leads.finite and word not in told) for word, after in pairs)
