"""A sheet for a reader of questions: the questions and every thing by name, without what the deck holds of them."""

from collections.abc import Iterator, Sequence

from twentyq.knowledge.groups import by_class, by_region
from twentyq.knowledge.source import Source

FORM = """\
# How to read

You are asked what people answer, not what is right. Take one question at a time, go through the whole list of names
below, region by region and class by class, and write down of which things

  yes   most people who think of the thing would say yes
  some  a quarter to a half of them would say yes: people differ, or it is so of some things of that name
  cant  people would hesitate or could not say: the question makes no sense of it (a wedding's colour), or they do not
        know

All other things are no. Think of a usual thing of that name, and of an ordinary player who answers at once.
Be complete: what you leave out is a sure no. In `cant` a thing may also stand that stands in `yes` or `some`:
it is what most of those who do answer say.

Write YAML: by question id the three lists, each one string in double quotes, its members between commas.

  daily:
    yes: "@cutlery, @shoe_kind, -ice skate, toothbrush, phone"
    some: "car, knife"
    cant: "@@ideas, universe"

  @cutlery      all things of the class `cutlery`, as listed below
  @@ideas       all things of the region `ideas`
  @@all         all things
  -ice skate    not this one, and -@cutlery not these: taken from the groups that stand before it in the same list
  phone         a thing by its name exactly as below, with its comma if it has one

No thing may stand in both `yes` and `some`. A list that is empty is left out.
"""


def sheet(source: Source, questions: Sequence[str]) -> Iterator[str]:
    """Lines of the sheet for these ids; all questions where there are none. KeyError for an unknown id."""
    yield FORM
    yield "# The questions\n"
    for name in questions or tuple(source.questions):
        question, _ = source.questions[name]
        yield f"{question.id}: {question.text}\n    {question.reading}"
    yield "\n# The things"
    things = by_class(source)
    for region, classes in by_region(source).items():
        yield f"\n## @@{region}"
        for name in classes:
            yield f"@{name}: {', '.join(things[name])}"
