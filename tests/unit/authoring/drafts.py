"""A small draft by hand."""

from twentyq.authoring.draft import By, Draft, DraftColumn, DraftQuestion, DraftThing, Fact, Kind, Quote, Stated

NAMES = ["Ant", "Bear", "Cow", "Dog", "Eel", "Fox", "Goat", "Hen"]
P = {Stated.YES: 0.97, Stated.NO: 0.03}


def small_draft() -> Draft:
    """Eight things and twelve questions, of which the first three tell the things apart by their position's bits."""
    text = " ".join(NAMES)
    quotes = tuple(
        Quote("d" * 64, "animals.csv", text.index(name), text.index(name) + len(name), name) for name in NAMES
    )
    questions = tuple(
        DraftQuestion(f"q{n}", f"Is it number {n}?", f"Number {n}", 0.05, "a" if n < 3 else "b") for n in range(12)
    )
    facts = tuple(
        Fact(thing, question, stated, P[stated], By.CELL, (thing,))
        for thing in range(8)
        for question in range(12)
        for stated in [Stated.YES if thing >> (question % 3) & 1 else Stated.NO]
    )
    return Draft(
        id="animals",
        name="Animals",
        language="en-US",
        tables=(),
        columns=(
            DraftColumn("a", "A", Kind.YES_NO, used=True, example="Is it number 0?"),
            DraftColumn("b", "B", Kind.YES_NO, used=True, example="Is it number 3?"),
            DraftColumn("c", "C", Kind.TEXT, used=False),
        ),
        things=tuple(DraftThing(name, f"a {name.lower()}", quote=n) for n, name in enumerate(NAMES)),
        questions=questions,
        facts=facts,
        quotes=quotes,
    )
