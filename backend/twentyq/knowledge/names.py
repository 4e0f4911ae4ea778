"""Which things a name may mean."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING

from twentyq.knowledge.spelling import fold, readings, unspaced

if TYPE_CHECKING:
    from twentyq.knowledge.deck import Thing


ALIKE = 0.8
"""Share of the letters that two spellings of one name have in common, in order (difflib's ratio)."""


class Names:
    """Rows of things by name: as written, else as people spell, join and inflect it."""

    def __init__(self, things: Sequence["Thing"]) -> None:
        """Take a deck's things, row by row."""
        self._things = sorted(enumerate(things), key=lambda at: -at[1].popularity)

    def senses(self, name: str) -> tuple[int, ...]:
        """Rows of all things that `name` may mean: by name, then by alias, then by a name shared; empty when none."""
        exact = self._exact.get(fold(name))
        if exact:
            return exact
        return next((self._loose[form] for form in readings(name) if form in self._loose), ())

    def completions(self, prefix: str, limit: int) -> tuple[int, ...]:
        """Rows of things with a name that is `prefix`, begins with it, or has a word that does; by popularity."""
        key, joined = fold(prefix), unspaced(fold(prefix))
        if not joined:
            return ()
        exact = self.senses(prefix)
        begun = (row for name, rows in self._exact.items() if name.startswith(key) for row in rows)
        spelt = (row for name, rows in self._loose.items() if name.startswith(joined) for row in rows)
        inside = (row for name, rows in self._exact.items() if f" {key}" in name for row in rows)
        return tuple(islice(dict.fromkeys(chain(exact, begun, spelt, inside)), limit))

    def similar(self, name: str, count: int) -> tuple[int, ...]:
        """Rows of things with a name that is spelt much like `name`, or that its last word names; closest first.

        What has fewer words ("pay rise" and "Paris"), or is the end of it ("homesickness" and "sickness"), is another
        name; words may be joined.
        """
        typed, words = unspaced(fold(name)), len(fold(name).split())
        spelt = [key for key, known in self._words.items() if known >= words and not typed.endswith(key)]
        close = get_close_matches(typed, spelt, count, ALIKE)
        last = self.senses(name.split()[-1]) if len(name.split()) > 1 else ()
        return tuple(dict.fromkeys((*(row for key in close for row in self._loose[key]), *last)))[:count]

    @cached_property
    def _exact(self) -> dict[str, tuple[int, ...]]:
        return _index((fold(name), row) for name, row in self._all())

    @cached_property
    def _loose(self) -> dict[str, tuple[int, ...]]:
        return _index((unspaced(fold(name)), row) for name, row in self._all())

    @cached_property
    def _words(self) -> dict[str, int]:
        """How many words each name has, by its joined form; the most where it is written in several ways."""
        names = {fold(name) for name, _ in self._all()}
        return {unspaced(name): words for words, name in sorted((len(name.split()), name) for name in names)}

    def _all(self) -> Iterator[tuple[str, int]]:
        yield from ((thing.name, row) for row, thing in self._things)
        yield from ((alias, row) for row, thing in self._things for alias in thing.aliases)
        yield from ((unqualified(thing.name), row) for row, thing in self._things)
        yield from ((shared, row) for row, thing in self._things for shared in thing.shares)


class OwnNames(Names):
    """Names of a few things by row, and after them those of a deck."""

    def __init__(self, deck: Names, things: Mapping[int, "Thing"]) -> None:
        """Look among `things` first."""
        self._deck, self._own, self._rows = deck, Names(tuple(things.values())), tuple(things)

    def senses(self, name: str) -> tuple[int, ...]:
        """Rows of all things that `name` may mean."""
        return self._both(self._own.senses(name), self._deck.senses(name))

    def completions(self, prefix: str, limit: int) -> tuple[int, ...]:
        """Rows of things with a name that begins so."""
        return self._both(self._own.completions(prefix, limit), self._deck.completions(prefix, limit))[:limit]

    def similar(self, name: str, count: int) -> tuple[int, ...]:
        """Rows of things with a name that is spelt much like `name`."""
        return self._both(self._own.similar(name, count), self._deck.similar(name, count))[:count]

    def _both(self, own: Iterable[int], common: Iterable[int]) -> tuple[int, ...]:
        return tuple(dict.fromkeys((*(self._rows[at] for at in own), *common)))


def unqualified(name: str) -> str:
    """A name without what tells it from its namesakes: "bat" for "bat, the animal" and "bat (animal)"."""
    return name.partition(",")[0].partition("(")[0].strip() or name


def _index(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    rows: dict[str, dict[int, None]] = {}
    for key, row in pairs:
        rows.setdefault(key, {})[row] = None
    return {key: tuple(found) for key, found in rows.items() if key}
