"""The version in use, laid out like the deck that came with the program, which may have grown meanwhile."""

from dataclasses import replace

import numpy as np

from twentyq.knowledge.deck import STEPS, UNASKED, Deck


def laid_out(version: Deck, authored: Deck) -> Deck:
    """What `version` says of the authored things and questions; of those it lacks, what was authored."""
    if _names(version) == _names(authored):
        return version
    rows = {thing.name: row for row, thing in enumerate(version.things)}
    known = [(row, rows[thing.name]) for row, thing in enumerate(authored.things) if thing.name in rows]
    index = version.question_index
    asked = [(column, index[one.id]) for column, one in enumerate(authored.questions) if one.id in index]
    to = np.ix_([row for row, _ in known], [column for column, _ in asked])
    of = np.ix_([row for _, row in known], [column for _, column in asked])
    table, cant = authored.table.copy(), _cant(authored)
    table[to], cant[to] = version.table[of], _cant(version)[of]
    things, questions = list(authored.things), list(authored.questions)
    for row, old in known:
        things[row] = replace(things[row], weight=version.things[old].weight)
    for column, old in asked:
        questions[column] = replace(questions[column], error=version.questions[old].error)
    return replace(
        authored,
        version=f"{version.version}-{authored.version}",
        table=table,
        cant=cant,
        things=tuple(things),
        questions=tuple(questions),
    )


def _names(deck: Deck) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(thing.name for thing in deck.things), tuple(question.id for question in deck.questions)


def _cant(deck: Deck) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    return np.full_like(deck.table, round(UNASKED * STEPS)) if deck.cant is None else deck.cant.copy()
