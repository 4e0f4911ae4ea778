"""Things of a deck's source in groups that one word can name: a class file's, a region's."""

from collections.abc import Iterator

from twentyq.knowledge.source import Source, SourceClass

NO_REGION = "other"


def lineage(source: Source, classes: tuple[str, ...]) -> Iterator[SourceClass]:
    """These classes and those above them, nearest first, level by level."""
    seen: set[str] = set()
    level = list(classes)
    while level:
        above: list[str] = []
        for name in level:
            if name not in seen:
                seen.add(name)
                yield source.classes[name]
                above.extend(source.classes[name].parents)
        level = above


def region(source: Source, classes: tuple[str, ...]) -> str:
    """The region that the nearest of these classes states."""
    return next((ancestor.region for ancestor in lineage(source, classes) if ancestor.region), NO_REGION)


def by_class(source: Source) -> dict[str, tuple[str, ...]]:
    """Names of things by the class of the file that holds them."""
    groups: dict[str, list[str]] = {}
    for thing in source.things.values():
        groups.setdefault(thing.classes[0], []).append(thing.name)
    return {name: tuple(things) for name, things in groups.items()}


def by_region(source: Source) -> dict[str, tuple[str, ...]]:
    """Class files by the region of their class."""
    groups: dict[str, list[str]] = {}
    for name in by_class(source):
        groups.setdefault(region(source, (name,)), []).append(name)
    return {name: tuple(sorted(classes)) for name, classes in sorted(groups.items())}
