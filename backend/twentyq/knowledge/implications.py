"""What one answer says about other questions."""

from collections.abc import Iterable, Mapping
from functools import cache

from twentyq.knowledge.deck import Question


class Implications:
    """The closure of `implies` and `excludes` over a deck's questions, by id."""

    def __init__(self, questions: Iterable[Question]) -> None:
        """Take the questions of one deck."""
        by_id = {question.id: question for question in questions}
        self.implied = {name: _reachable(name, by_id) for name in by_id}
        """Questions answered yes by a yes, itself included."""
        self.implying = _inverted(self.implied)
        """Questions answered no by a no, itself included."""
        self.excluded: dict[str, frozenset[str]] = self._exclusions(by_id)
        """Questions answered no by a yes."""
        self._settled = cache(self._settled_by)

    def settled_by(self, question: str, yes: bool) -> Mapping[str, bool]:
        """Every question that this answer answers, with its answer, itself included. Empty for unknown ids."""
        return self._settled(question, yes)

    def _settled_by(self, question: str, yes: bool) -> Mapping[str, bool]:
        if question not in self.implied:
            return {}
        if not yes:
            return dict.fromkeys(self.implying[question], False)
        return dict.fromkeys(self.excluded[question], False) | dict.fromkeys(self.implied[question], True)

    def _exclusions(self, by_id: Mapping[str, Question]) -> dict[str, frozenset[str]]:
        pairs = {(name, other) for name, question in by_id.items() for other in question.excludes if other in by_id}
        pairs |= {(other, name) for name, other in pairs}
        direct: dict[str, set[str]] = {name: set() for name in by_id}
        for name, other in pairs:
            direct[name].add(other)
        return {
            name: frozenset(
                lower for above in self.implied[name] for excluded in direct[above] for lower in self.implying[excluded]
            )
            for name in by_id
        }


def _inverted(implied: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {name: set() for name in implied}
    for name, others in implied.items():
        for other in others:
            found[other].add(name)
    return {name: frozenset(others) for name, others in found.items()}


def _reachable(start: str, by_id: Mapping[str, Question]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in found and name in by_id:
            found.add(name)
            waiting.extend(by_id[name].implies)
    return frozenset(found)
