"""What one answer says about other questions."""

from collections.abc import Iterable, Mapping

from twentyq.knowledge.deck import Question


class Implications:
    """The closure of `implies` and `excludes` over a deck's questions, by id."""

    def __init__(self, questions: Iterable[Question]) -> None:
        """Take the questions of one deck."""
        by_id = {question.id: question for question in questions}
        self.implied = {id: _reachable(id, by_id) for id in by_id}
        """Questions answered yes by a yes, itself included."""
        self.excluded: dict[str, frozenset[str]] = self._exclusions(by_id)
        """Questions answered no by a yes."""
        self.implying: dict[str, frozenset[str]] = {
            id: frozenset(other for other, implied in self.implied.items() if id in implied) for id in by_id
        }
        """Questions answered no by a no, itself included."""

    def settled_by(self, question: str, yes: bool) -> dict[str, bool]:
        """Every question that this answer answers, with its answer, itself included. Empty for unknown ids."""
        if question not in self.implied:
            return {}
        if not yes:
            return dict.fromkeys(self.implying[question], False)
        return dict.fromkeys(self.excluded[question], False) | dict.fromkeys(self.implied[question], True)

    def _exclusions(self, by_id: Mapping[str, Question]) -> dict[str, frozenset[str]]:
        pairs = {(id, other) for id, question in by_id.items() for other in question.excludes if other in by_id}
        pairs |= {(other, id) for id, other in pairs}
        direct: dict[str, set[str]] = {id: set() for id in by_id}
        for id, other in pairs:
            direct[id].add(other)
        below = {id: [other for other, implied in self.implied.items() if id in implied] for id in by_id}
        return {
            id: frozenset(
                lower for above in self.implied[id] for excluded in direct[above] for lower in below[excluded]
            )
            for id in by_id
        }


def _reachable(start: str, by_id: Mapping[str, Question]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        id = waiting.pop()
        if id not in found and id in by_id:
            found.add(id)
            waiting.extend(by_id[id].implies)
    return frozenset(found)
