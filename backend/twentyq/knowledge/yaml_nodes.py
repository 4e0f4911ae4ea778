"""YAML read as text with line numbers: every scalar is a string, so that `yes` and `no` stay words."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from twentyq.knowledge.errors import DeckSourceError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlNode:
    """A place in a YAML file."""

    def __init__(self, file: Path, node: yaml.Node) -> None:
        self.file = file
        self._node = node

    @property
    def line(self) -> int:
        """The line on which it begins, from 1."""
        return int(self._node.start_mark.line) + 1

    def error(self, reason: str) -> DeckSourceError:
        """An error at this place."""
        return DeckSourceError(self.file, self.line, reason)

    def text(self) -> str:
        """A scalar."""
        if not isinstance(self._node, yaml.ScalarNode):
            raise self.error("expected a single value")
        return str(self._node.value).strip()

    def number(self, low: float, high: float) -> float:
        """A number in [low, high]."""
        try:
            value = float(self.text())
        except ValueError as exc:
            raise self.error(f"expected a number, not {self.text()!r}") from exc
        if not low <= value <= high:
            raise self.error(f"expected a number from {low:g} to {high:g}, not {value:g}")
        return value

    def flag(self) -> bool:
        """true or false."""
        if self.text() not in ("true", "false"):
            raise self.error(f"expected true or false, not {self.text()!r}")
        return self.text() == "true"

    def items(self) -> Iterator["YamlNode"]:
        """The members of a list."""
        if not isinstance(self._node, yaml.SequenceNode):
            raise self.error("expected a list")
        return (YamlNode(self.file, node) for node in self._node.value)

    def words(self) -> Iterator[tuple[str, "YamlNode"]]:
        """Ids in a list, or in one scalar between spaces."""
        if isinstance(self._node, yaml.SequenceNode):
            return ((item.text(), item) for item in self.items())
        return ((word, self) for word in self.text().split())

    def mapping(self, allowed: frozenset[str] | None = None) -> dict[str, "YamlNode"]:
        """The members of a mapping; keys outside `allowed` and keys said twice are errors. Nothing at all is empty."""
        if isinstance(self._node, yaml.ScalarNode) and not self._node.value:
            return {}
        if not isinstance(self._node, yaml.MappingNode):
            raise self.error("expected a mapping")
        members: dict[str, YamlNode] = {}
        for key_node, value in self._node.value:
            key = YamlNode(self.file, key_node)
            name = key.text()
            if name in members:
                raise key.error(f"{name!r} is here twice")
            if allowed is not None and name not in allowed:
                raise key.error(f"unknown key {name!r}; known are {', '.join(sorted(allowed))}")
            members[name] = YamlNode(self.file, value)
        return members


def read_yaml(file: Path, shown_as: Path) -> YamlNode:
    """The root of a YAML file, named `shown_as` in errors."""
    try:
        with file.open(encoding="utf-8") as stream:
            node = yaml.compose(stream, Loader=_Loader)
    except (yaml.YAMLError, UnicodeDecodeError) as exc:
        mark = getattr(exc, "problem_mark", None)
        line = int(mark.line) + 1 if mark else 1
        raise DeckSourceError(shown_as, line, str(getattr(exc, "problem", None) or exc)) from exc
    if node is None:
        raise DeckSourceError(shown_as, 1, "the file is empty")
    return YamlNode(shown_as, node)
