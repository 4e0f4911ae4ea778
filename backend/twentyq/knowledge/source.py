"""Deck files as they are written: questions, classes and things, with the place of every fact."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from twentyq.knowledge.deck import LEAST_POPULAR, MOST_POPULAR, SOMETIMES, STEPS, Question
from twentyq.knowledge.yaml_nodes import YamlNode, read_yaml

DECKS = Path(__file__).parent / "decks"

LEVELS = {"yes": 0.97, "mostly": 0.85, "disagree": 0.5, "rarely": 0.15, "no": 0.03}
"""P(yes) of each word for a fact; `sometimes` has an entry of its own."""
LEVEL_KEYS = frozenset(LEVELS) | {"sometimes", "p"}
UNTOLD = 2
"""The popularity of a thing whose file tells none."""
CLASS_KEYS = LEVEL_KEYS | {"class", "is", "region", "things"}
THING_KEYS = LEVEL_KEYS | {"popularity", "article", "aliases", "shares", "adult", "unread", "note", "also", "things"}
REMARK_KEYS = frozenset({"yes", "no"})
ARTICLES = frozenset({"a", "an", "the"})
QUESTION_KEYS = frozenset(
    {"id", "text", "reading", "error", "implies", "excludes", "adult", "opening", "senseless", "disputed", "undecided"}
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A table entry and where it is stated."""

    entry: int
    at: YamlNode


Facts = dict[str, Fact]


@dataclass(frozen=True, slots=True)
class SourceClass:
    """A class from which things and other classes inherit facts."""

    id: str
    parents: tuple[str, ...]
    region: str | None
    facts: Facts
    at: YamlNode


@dataclass(frozen=True, slots=True)
class SourceThing:
    """A thing as written. `classes`: its file's class first, then those it is `also`."""

    name: str
    classes: tuple[str, ...]
    popularity: float
    article: str | None
    aliases: tuple[str, ...]
    shares: tuple[str, ...]
    """Names that other things may have as well."""
    rated_as: str | None
    """Its id in the table of ratings."""
    adult: bool
    unread: bool
    """Whether it came after the readings, whose silence says nothing about it."""
    facts: Facts
    at: YamlNode


@dataclass(slots=True)
class Source:
    """All files of a deck."""

    id: str
    name: str
    description: str
    language: str
    folder: Path
    questions: dict[str, tuple[Question, YamlNode]] = field(default_factory=dict)
    classes: dict[str, SourceClass] = field(default_factory=dict)
    things: dict[str, SourceThing] = field(default_factory=dict)
    senseless: tuple[YamlNode, ...] = ()
    """Blocks of deck.yaml: of which things many questions make no sense."""


def read_source(folder: Path) -> Source:
    """Read deck.yaml, questions/, remarks.yaml and things/; DeckSourceError at the first thing that is wrong."""
    root = read_yaml(folder / "deck.yaml", Path(folder.name, "deck.yaml"))
    deck = root.mapping()
    missing = [key for key in ("id", "name", "description", "language") if key not in deck]
    if missing:
        raise root.error(f"{', '.join(missing)} missing")
    source = Source(
        id=deck["id"].text(),
        name=deck["name"].text(),
        description=deck["description"].text(),
        language=deck["language"].text(),
        folder=folder,
        senseless=tuple(deck["senseless"].items()) if "senseless" in deck else (),
    )
    for file in sorted(folder.glob("questions/**/*.yaml")):
        for item in read_yaml(file, _shown(folder, file)).items():
            _add_question(source, item)
    if (remarks := folder / "remarks.yaml").exists():
        _add_remarks(source, read_yaml(remarks, _shown(folder, remarks)))
    for file in sorted(folder.glob("things/**/*.yaml")):
        _add_file(source, read_yaml(file, _shown(folder, file)), file)
    return source


def _shown(folder: Path, file: Path) -> Path:
    return folder.name / file.relative_to(folder)


def _add_question(source: Source, item: YamlNode) -> None:
    given = item.mapping(QUESTION_KEYS)
    for key in ("id", "text", "reading", "error"):
        if key not in given:
            raise item.error(f"the question has no {key}")
    question = Question(
        id=given["id"].text(),
        text=given["text"].text(),
        reading=given["reading"].text(),
        error=given["error"].number(0.0, 0.4),
        implies=tuple(word for word, _ in given["implies"].words()) if "implies" in given else (),
        excludes=tuple(word for word, _ in given["excludes"].words()) if "excludes" in given else (),
        adult=_flag(given, "adult"),
        opening=_flag(given, "opening"),
        undecided=given["undecided"].number(0.0, 0.5) if "undecided" in given else 0.0,
    )
    if question.id in source.questions:
        raise item.error(f"question {question.id!r} is here twice")
    source.questions[question.id] = (question, item)


def _add_remarks(source: Source, root: YamlNode) -> None:
    for name, node in root.mapping().items():
        if name not in source.questions:
            raise node.error(f"unknown question {name!r}")
        given = node.mapping(REMARK_KEYS)
        affirming, denying = (_remarks(given[key]) if key in given else () for key in ("yes", "no"))
        both = sorted(set(affirming) & set(denying))
        if both:
            raise node.error(f"{both[0]!r} is yes and no")
        question, at = source.questions[name]
        source.questions[name] = replace(question, affirmed_by=affirming, denied_by=denying), at


def _remarks(node: YamlNode) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for item in node.items():
        phrase = item.text()
        words = phrase.split()
        if phrase != " ".join(words).casefold() or not words or "," in phrase or not ARTICLES.isdisjoint(words):
            raise item.error(f"{phrase!r} is not in small letters and single spaces, without articles and commas")
        if phrase in found:
            raise item.error(f"{phrase!r} is here twice")
        found[phrase] = None
    return tuple(found)


def _add_file(source: Source, root: YamlNode, file: Path) -> None:
    if file.name == "classes.yaml":
        for item in root.items():
            _add_class(source, item, item.mapping(CLASS_KEYS - {"things"}))
        return
    given = root.mapping(CLASS_KEYS)
    declared = _add_class(source, root, given)
    for name, node in given["things"].mapping().items() if "things" in given else ():
        _add_thing(source, declared, name, node)


def _add_class(source: Source, at: YamlNode, given: dict[str, YamlNode]) -> SourceClass:
    if "class" not in given:
        raise at.error("no class is named")
    declared = SourceClass(
        id=given["class"].text(),
        parents=tuple(word for word, _ in given["is"].words()) if "is" in given else (),
        region=given["region"].text() if "region" in given else None,
        facts=_facts(source, given),
        at=at,
    )
    if declared.id in source.classes:
        raise at.error(f"class {declared.id!r} is here twice")
    source.classes[declared.id] = declared
    return declared


def _add_thing(source: Source, declared: SourceClass, name: str, node: YamlNode) -> None:
    given = node.mapping(THING_KEYS)
    if name in source.things:
        raise node.error(f"{name!r} is here twice")
    also = tuple(word for word, _ in given["also"].words()) if "also" in given else ()
    source.things[name] = SourceThing(
        name=name,
        classes=(declared.id, *also),
        popularity=given["popularity"].number(LEAST_POPULAR, MOST_POPULAR) if "popularity" in given else UNTOLD,
        article=given["article"].text() if "article" in given else None,
        aliases=_names(given, "aliases"),
        shares=_names(given, "shares"),
        adult=_flag(given, "adult"),
        unread=_flag(given, "unread"),
        rated_as=given["things"].text() if "things" in given else None,
        facts=_facts(source, given),
        at=node,
    )


def _names(given: dict[str, YamlNode], key: str) -> tuple[str, ...]:
    return tuple(item.text() for item in given[key].items()) if key in given else ()


def _flag(given: dict[str, YamlNode], key: str) -> bool:
    return key in given and given[key].flag()


def _facts(source: Source, given: dict[str, YamlNode]) -> Facts:
    facts: Facts = {}
    for key, node in given.items():
        if key not in LEVEL_KEYS:
            continue
        if key == "p":
            stated = [(word, round(value.number(0, 1) * STEPS), value) for word, value in node.mapping().items()]
        else:
            entry = SOMETIMES if key == "sometimes" else round(LEVELS[key] * STEPS)
            stated = [(word, entry, at) for word, at in node.words()]
        for question, entry, at in stated:
            if question not in source.questions:
                raise at.error(f"unknown question {question!r}")
            if question in facts:
                raise at.error(f"{question!r} is stated twice")
            facts[question] = Fact(entry, at)
    return facts
