"""Which questions surely read as a person would ask them, and what is asked beside them."""

from collections.abc import Sequence

import pytest
from tests.unit.authoring.sources import document, name_of

from twentyq.authoring.draft import Choices, Draft, Reason, SwitchColumn
from twentyq.authoring.drafting import draft
from twentyq.authoring.tables.telling import ENOUGH_QUESTIONS, tells_enough
from twentyq.authoring.wording.certainty import Doubt, doubt
from twentyq.authoring.wording.headers import parse

THINGS = 32


@pytest.mark.parametrize(
    ("header", "value", "question", "expected"),
    [
        ("Handle", "beech", "Is its handle beech?", Doubt.NONE),
        ("Colours", "red", "Is red one of its colours?", Doubt.NONE),
        ("Main use", "mooring", "Is mooring one of its main uses?", Doubt.NONE),
        ("Price at launch ($)", "", "Is its price at launch more than 20 dollars?", Doubt.NONE),
        ("Dams y/n", "", "Does it have dams?", Doubt.NONE),
        ("Team or solo?", "relays", "Are relays among its team or solos?", Doubt.READS_ODDLY),
        ("Kit", "boat", "Is boat one of its kits?", Doubt.READS_ODDLY),
        ("Atomic number", "", "Is its atomic number more than 40?", Doubt.NONE),
        ("Barks", "average", "Does it bark average?", Doubt.READS_ODDLY),
        ("Colour", "wood", "Is it wood?", Doubt.READS_ODDLY),
        ("Cost (bn)", "", "Does it cost more than 1 billion?", Doubt.UNKNOWN),
        ("On horse", "", "Is it on the horse?", Doubt.UNKNOWN),
        ("Size", "", "Is its size more than 10?", Doubt.UNKNOWN),
        ("Season", "Apr-Oct", "Is its season Apr-Oct?", Doubt.READS_ODDLY),
        ("Part eaten", "leaves", "Are its leaves eaten?", Doubt.NONE),
        ("Gambling", "", "Does it have gambling?", Doubt.UNKNOWN),
        ("Nest", "hedge", "Is its nest a hedge?", Doubt.UNKNOWN),
        ("Nose", "smoke", "Does its nose include smoke?", Doubt.UNKNOWN),
        ("Kit", "boat", "Does its kit include a boat?", Doubt.NONE),
        ("White markings", "star", "Is star one of its white markings?", Doubt.UNKNOWN),
        ("Keeps till", "use at once", "Does it keep till use at once?", Doubt.READS_ODDLY),
        ("Of", "France", "Is it of France?", Doubt.READS_ODDLY),
        ("Hazard sign", "flame", "Is its hazard sign flame?", Doubt.UNKNOWN),
        ("Lives in", "burrow", "Does it live in burrow?", Doubt.UNKNOWN),
        ("Level", "improver", "Is its level improver?", Doubt.UNKNOWN),
        ("Mechanics", "abstract", "Is abstract one of its mechanics?", Doubt.UNKNOWN),
        ("Made of", "polypropylene", "Is it made of polypropylene?", Doubt.NONE),
        ("Outcome", "partial", "Is its outcome partial?", Doubt.READS_ODDLY),
        ("Dogs", "on lead", "Is on lead one of its dogs?", Doubt.READS_ODDLY),
        ("With food?", "", "Does it have food?", Doubt.READS_ODDLY),
        ("Strictly", "", "Is it strictly?", Doubt.READS_ODDLY),
        ("Size", "multi", "Is its size multi?", Doubt.READS_ODDLY),
        ("Watering", "every 2 wks", "Is its watering every 2 wks?", Doubt.READS_ODDLY),
        ("Keep back (yds)", "", "Is its keep back more than 50 yards?", Doubt.READS_ODDLY),
        ("Population", "lots", "Are lots its population?", Doubt.READS_ODDLY),
        ("Grade", "B", "Is its grade B?", Doubt.READS_ODDLY),
        ("Most lines spoken by", "Puck", "Was it most lines spoken by Puck?", Doubt.READS_ODDLY),
        ("Eat raw?", "", "Is it eat raw?", Doubt.READS_ODDLY),
        ("Team or solo?", "team", "Is it team?", Doubt.READS_ODDLY),
        ("gloves", "", "Does it have gloves?", Doubt.READS_ODDLY),
        ("Serves", "", "Does it have more than 6 serves?", Doubt.UNKNOWN),
        ("Ruin?", "", "Does it have a ruin?", Doubt.UNKNOWN),
        ("Moat", "", "Does it have a moat?", Doubt.NONE),
        ("Pond meadow", "", "Does it have a pond meadow?", Doubt.UNKNOWN),
        ("Flies", "June", "Are its flies in June?", Doubt.UNKNOWN),
        ("Spot", "reservoir", "Is its spot a reservoir?", Doubt.READS_ODDLY),
        ("Resident or not", "winter", "Is it winter?", Doubt.UNKNOWN),
        ("Worth it? (1-5)", "", "On a scale of 1 to 5, is its worth it more than 2?", Doubt.READS_ODDLY),
        ("Food served", "all day", "Is the all day the food served?", Doubt.READS_ODDLY),
        ("Part eaten", "leaf", "Is the leaf the part eaten?", Doubt.NONE),
        ("Parents", "Odin & Nut", "Is Odin & Nut one of its parents?", Doubt.READS_ODDLY),
        ("Also works", "core", "Is core one of its also works?", Doubt.READS_ODDLY),
        ("Sow indoors", "May", "Are its sow indoors in May?", Doubt.READS_ODDLY),
        ("Crater lake", "", "Is it a crater lake?", Doubt.UNKNOWN),
        ("Gambit", "", "Is it a gambit?", Doubt.NONE),
        ("Good or bad?", "depends", "Does it have depends?", Doubt.READS_ODDLY),
        ("Where found", "temperate", "Is it found in temperate?", Doubt.READS_ODDLY),
        ("With food?", "without", "Is its with food without?", Doubt.READS_ODDLY),
        ("Side effects", "painful", "Is painful one of its side effects?", Doubt.READS_ODDLY),
        ("Colour", "BRG", "Is it BRG?", Doubt.READS_ODDLY),
        ("ft", "", "Does it have more than 2,000 feet?", Doubt.UNKNOWN),
        ("Need own kit?", "", "Is it a need own kit?", Doubt.UNKNOWN),
        ("Languages", "English", "Is English one of its languages?", Doubt.NONE),
        ("Windsurfing", "", "Is it windsurfing?", Doubt.UNKNOWN),
        ("In tin at work", "", "Is it in tin at work?", Doubt.UNKNOWN),
        ("Ferry hrs from port", "", "Does it have more than 4 ferry hours from port?", Doubt.UNKNOWN),
        ("Year out", "", "Was its out before 1900?", Doubt.READS_ODDLY),
        ("Last refurb", "", "Was its last refurbishment before 2017?", Doubt.NONE),
        ("Work started", "11th c.", "Is 11th c. the work started?", Doubt.READS_ODDLY),
        ("Visited by probe", "lander", "Is it visited by the probe lander?", Doubt.READS_ODDLY),
        ("Horns", "rams only", "Is rams only one of its horns?", Doubt.READS_ODDLY),
        ("Horns", "sometimes", "Are sometimes among its horns?", Doubt.READS_ODDLY),
        ("Watch out for", "asthma", "Is it watch out for asthma?", Doubt.READS_ODDLY),
        ("Sorted by", "large", "Is it sorted by large?", Doubt.READS_ODDLY),
        ("Told by", "he", "Is it told by he?", Doubt.READS_ODDLY),
        ("Glass", "rocks", "Are rocks its glass?", Doubt.UNKNOWN),
        ("Feeds", "", "Does it have more than one feed?", Doubt.UNKNOWN),
        ("Oven mins", "", "Is its oven more than 90 minutes?", Doubt.UNKNOWN),
        ("King or queen?", "", "Is it a king or queen?", Doubt.UNKNOWN),
        ("Lustre", "pearly", "Is its lustre pearly?", Doubt.NONE),
        ("Found how", "nets", "Found how: nets?", Doubt.NO_QUESTION),
        ("GC", "", 'Does "GC" apply to it?', Doubt.NO_QUESTION),
    ],
)
def test_a_question_is_sure_where_its_template_fits_its_header_and_value(
    header: str, value: str, question: str, expected: Doubt
) -> None:
    assert doubt(parse(header), value, question) is expected


def told_apart(columns: int, header: str, cells: Sequence[str], choices: Choices | None = None) -> Draft:
    """Things told apart by so many columns of yes and no, with one more column."""
    headers = [f"{chr(97 + n)}able" for n in range(columns)]
    rows = [
        [
            name_of(n),
            *("yes" if (n >> (at % 5)) & 1 ^ (n == at) else "no" for at in range(columns)),
            cells[n % len(cells)],
        ]
        for n in range(THINGS)
    ]
    table = document("|".join(["Name", *headers, header]), *map("|".join, rows))
    return draft([table], deck_id="d", name="D", choices=choices or Choices())


def kept_back(columns: int, choices: Choices | None = None) -> Draft:
    return told_apart(columns, "Keep back (yds)", "0123456", choices)


def test_what_may_read_oddly_is_left_out_where_the_rest_tells_enough_and_can_be_switched_on() -> None:
    last = kept_back(ENOUGH_QUESTIONS).columns[-1]
    assert (last.header, last.used, last.reason) == ("Keep back (yds)", False, Reason.UNWORDED)
    assert last.example is not None
    assert kept_back(ENOUGH_QUESTIONS, Choices(edits=(SwitchColumn("keep-back-yds", used=True),))).columns[-1].used


def test_a_column_that_is_switched_on_is_asked_however_it_reads() -> None:
    made = kept_back(ENOUGH_QUESTIONS, Choices(edits=(SwitchColumn("keep-back-yds", used=True),)))
    assert all(one.used for one in made.questions if one.column == "keep-back-yds")


def test_what_is_least_in_doubt_is_asked_first_and_no_more_of_it_than_is_needed() -> None:
    made = told_apart(ENOUGH_QUESTIONS - 2, "Garb", ["hat", "cap", "coat", "shawl"])
    assert sum(one.used for one in made.questions if one.column == "garb") == 2


def test_what_may_read_oddly_is_asked_where_the_rest_tells_too_little() -> None:
    assert kept_back(ENOUGH_QUESTIONS - 1).columns[-1].used


def test_of_a_column_only_the_questions_are_asked_that_surely_read_well() -> None:
    cells = ["red; blue or green", "blue", "red", "blue or green; red"]
    made = told_apart(ENOUGH_QUESTIONS, "Colours", cells)
    asked = {one.text: one.used for one in made.questions if one.column == "colours"}
    assert asked["Is red one of its colours?"]
    assert not asked['Under "Colours", does it say "blue or green"?']


def test_enough_is_told_by_many_questions_that_set_most_pairs_apart() -> None:
    each = [(frozenset(range(n)), frozenset(range(n, 16))) for n in range(1, 16)]
    assert tells_enough(each, 16)
    assert not tells_enough(each[: ENOUGH_QUESTIONS - 1], 16)
    assert not tells_enough(each, 100)
    assert not tells_enough(each[:1] * ENOUGH_QUESTIONS, 16)


@pytest.mark.parametrize(
    ("header", "cells", "question"),
    [
        ("Miles there & back", "0123456", 'Under "Miles there & back", does it say more than 2?'),
        ("Rides/drives", ["boat", "goat", "boat, goat", "swan, goat"], 'Under "Rides/drives", does it say "boat"?'),
    ],
)
def test_what_would_read_oddly_is_asked_by_what_stands_in_the_table(
    header: str, cells: Sequence[str], question: str
) -> None:
    made = told_apart(1, header, cells)
    assert question in [one.text for one in made.questions if one.used]
