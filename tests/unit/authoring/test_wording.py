"""Headers and values to questions that a person would ask."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.authoring.sources import column, document

from twentyq.authoring.draft import Draft, Reason
from twentyq.authoring.drafting import draft
from twentyq.authoring.wording.amounts import how_many, more_than
from twentyq.authoring.wording.categories import category
from twentyq.authoring.wording.headers import parse
from twentyq.authoring.wording.lists import entry
from twentyq.authoring.wording.phrases import plural, singular, spoken_number, with_article
from twentyq.authoring.wording.things import says_of
from twentyq.authoring.wording.years import before
from twentyq.authoring.wording.yes_no import yes_no

ANIMALS = frozenset({"legs", "feathers"})
PLACES = frozenset({"capital", "population"})
NOTHING: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("raw", "phrase", "unit"),
    [
        ("has_feathers", "has feathers", ""),
        ("Weight (kg)", "weight", "kilograms"),
        ("height_cm", "height", "centimetres"),
        ("Length in m", "length", "metres"),
        ("meltingPoint", "melting point", ""),
        ("NumberofNeutrons", "number of neutrons", ""),
        ("Ring System?", "ring system", ""),
        ("unMember", "UN member", ""),
        ("POPULATION", "population", ""),
        ("Distance from Sun (10^6 km)", "distance from the sun", "million kilometres"),
        ("Box office ($ million)", "box office", "million dollars"),
        ("GDP per capita (USD)", "GDP per capita", "dollars"),
    ],
)
def test_a_header_is_read_as_words_and_a_unit(raw: str, phrase: str, unit: str) -> None:
    header = parse(raw)
    assert (header.phrase, header.unit) == (phrase, unit)


@pytest.mark.parametrize(
    ("raw", "question"),
    [
        ("has_feathers", "Does it have feathers?"),
        ("Has atmosphere", "Does it have an atmosphere?"),
        ("tail", "Does it have a tail?"),
        ("hair", "Does it have hair?"),
        ("eggs", "Does it lay eggs?"),
        ("breathes", "Does it breathe?"),
        ("can_fly", "Can it fly?"),
        ("Swim", "Can it swim?"),
        ("aquatic", "Is it aquatic?"),
        ("predator", "Is it a predator?"),
        ("is_raw", "Is it raw?"),
        ("Nests in holes", "Does it nest in holes?"),
        ("Native to Asia", "Is it native to Asia?"),
        ("Made by hand", "Is it made by hand?"),
        ("Dishwasher safe", "Is it dishwasher safe?"),
        ("Global Magnetic Field?", "Does it have a global magnetic field?"),
        ("EU member", "Is it an EU member?"),
        ("For children", "Is it for children?"),
        ("Sexes look alike", "Do its sexes look alike?"),
        ("Snow on top", "Does it have snow on top?"),
        ("Expansion available", "Does it have an expansion available?"),
        ("Wrote books", "Did it write books?"),
        ("Struck", "Is it struck?"),
        ("Resident all year", "Is it resident all year?"),
    ],
)  # fmt: skip
def test_yes_and_no_ask_what_it_is_has_can_or_does(raw: str, question: str) -> None:
    assert yes_no(parse(raw), ANIMALS).casefold() == question.casefold()


@pytest.mark.parametrize(
    ("raw", "value", "question"),
    [
        ("Country of origin", "Netherlands", "Is it from the Netherlands?"),
        ("Milk", "Cow", "Is it made from cow's milk?"),
        ("Country of birth", "France", "Was it born in France?"),
        ("Position", "Guard", "Is it a guard?"),
        ("Nationality", "American", "Is it American?"),
        ("Nationality", "Japan", "Is it from Japan?"),
        ("Century", "17th", "Is it from the 17th century?"),
        ("Fuel type", "electric", "Is it electric?"),
        ("Lived in", "Paris", "Did it live in Paris?"),
        ("Circles", "Saturn", "Does it circle Saturn?"),
        ("Discovered by", "known since antiquity", "Is it known since antiquity?"),
        ("Texture", "Semi-hard", "Is it semi-hard?"),
        ("Type", "Noble Gas", "Is it a noble gas?"),
        ("Type", "Mammals", "Is it a mammal?"),
        ("Family", "Thrushes", "Is it in the thrush family?"),
        ("Category", "Lighting", "Is it in the lighting category?"),
        ("Material", "Steel", "Is it made of steel?"),
        ("Habitat", "Garden", "Does it live in gardens?"),
        ("Made in", "Germany", "Is it made in Germany?"),
        ("Director", "Ridley Scott", "Was it directed by Ridley Scott?"),
        ("Main religion", "Islam", "Is its main religion Islam?"),
        ("Power source", "Battery", "Is it powered by battery?"),
    ],
)
def test_a_category_is_asked_by_its_value(raw: str, value: str, question: str) -> None:
    assert category(parse(raw), value, NOTHING) == question


def test_a_country_is_where_a_place_is_and_where_other_things_are_from() -> None:
    assert category(parse("Country"), "USA", PLACES) == "Is it in the USA?"
    assert category(parse("Country"), "USA", NOTHING) == "Is it from the USA?"


@pytest.mark.parametrize(
    ("raw", "value", "question"),
    [
        ("Ingredients", "Garlic", "Does it contain garlic?"),
        ("Diet", "Seeds", "Does it eat seeds?"),
        ("Features", "USB port", "Does it have a USB port?"),
        ("Colours", "Red", "Is red one of its colours?"),
        ("Uses", "Hip problems", "Are hip problems among its uses?"),
    ],
)
def test_an_entry_of_a_list_is_asked_for(raw: str, value: str, question: str) -> None:
    assert entry(parse(raw), value, NOTHING) == question


@pytest.mark.parametrize(
    ("raw", "cut", "question"),
    [
        ("Weight (kg)", 2, "Does it weigh more than 2 kilograms?"),
        ("Weight (kg)", 1, "Does it weigh more than 1 kilogram?"),
        ("Height (m)", 2.5, "Is it taller than 2.5 metres?"),
        ("Price per kg (EUR)", 20, "Does it cost more than 20 euros per kilogram?"),
        ("Diameter (km)", 5000, "Is it more than 5,000 kilometres across?"),
        ("Population", 2e7, "Do more than 20 million people live there?"),
        ("Mean temperature (°C)", -120, "Is its mean temperature above -120 degrees Celsius?"),
        ("Fat (%)", 20, "Is it more than 20 percent fat?"),
        ("Aged (months)", 12, "Is it aged for more than 12 months?"),
        ("Mass at launch (kg)", 900, "Is its mass at launch more than 900 kilograms?"),
        ("Emissions (g/km)", 60, "Are its emissions more than 60 grams per kilometre?"),
        ("Ripened for (weeks)", 3, "Is it ripened for more than 3 weeks?"),
        ("Density in g/cm3", 2, "Is its density more than 2 grams per cubic centimetre?"),
        ("Eggs per clutch", 3, "Does it have more than 3 eggs per clutch?"),
        ("Orbital period (days)", 365, "Is its orbital period more than 365 days?"),
    ],
)
def test_a_number_is_asked_for_in_its_unit(raw: str, cut: float, question: str) -> None:
    assert more_than(parse(raw), cut) == question


def test_a_rating_is_asked_for_out_of_its_best() -> None:
    assert more_than(parse("shedding"), 3, 5) == "Does it score more than 3 out of 5 for shedding?"


@pytest.mark.parametrize(
    ("raw", "cut", "question"),
    [
        ("Max players", 4, "Can more than 4 people play it?"),
        ("Number of Moons", 0, "Does it have any moons?"),
        ("legs", 1, "Does it have more than one leg?"),
        ("wives", 3, "Does it have more than 3 wives?"),
    ],
)
def test_a_count_is_asked_for_by_what_is_counted(raw: str, cut: float, question: str) -> None:
    assert how_many(parse(raw), cut) == question


@pytest.mark.parametrize(
    ("raw", "question"),
    [
        ("Year founded", "Was it founded before 1900?"),
        ("Release date", "Was it released before 1900?"),
        ("Year", "Is it from before 1900?"),
        ("Died", "Did it die before 1900?"),
        ("First visited", "Was it first visited before 1900?"),
        ("On sale since", "Has it been on sale since before 1900?"),
        ("Independence year", "Was its independence before 1900?"),
    ],
)
def test_a_year_is_asked_for_by_what_happened_then(raw: str, question: str) -> None:
    assert before(parse(raw), 1900, NOTHING) == question


def test_nouns_are_counted_and_take_their_article() -> None:
    assert [plural(noun) for noun in ("moon", "berry", "hair", "teeth")] == ["moons", "berries", "hair", "teeth"]
    assert [singular(noun) for noun in ("thrushes", "berries", "glass")] == ["thrush", "berry", "glass"]
    assert [with_article(noun) for noun in ("island", "UN member", "wings")] == ["an island", "a UN member", "wings"]


def test_large_numbers_are_said_in_words() -> None:
    assert [spoken_number(one) for one in (1500, 2.5, 3e6, 1.25e9)] == ["1,500", "2.5", "3 million", "1.25 billion"]


def test_names_of_kinds_take_an_article_and_names_of_their_own_none() -> None:
    assert says_of(["Blue tit", "Robin", "Barn owl"], ["Common name"]) == ["a blue tit", "a robin", "a barn owl"]
    assert says_of(["Mars", "Venus"], ["Planet"]) == ["Mars", "Venus"]
    assert says_of(["ant", "bee"], ["name"]) == ["an ant", "a bee"]


def asked_of(kind: str, raw: str, value: str, words: str) -> str:
    header, others = parse(raw), frozenset(words.split())
    match kind:
        case "yes/no":
            return yes_no(header, others)
        case "category":
            return category(header, value, others)
        case "list":
            return entry(header, value, others)
        case "count":
            return how_many(header, float(value))
        case "number":
            return more_than(header, float(value))
        case _:
            return before(header, int(value), others)


QUESTIONS = [
    line.split("\t")
    for line in (Path(__file__).parent / "questions.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("kind", "raw", "value", "words", "question"), QUESTIONS, ids=lambda one: one or "-")
def test_headers_as_people_write_them_become_questions(
    kind: str, raw: str, value: str, words: str, question: str
) -> None:
    assert asked_of(kind, raw, value, words) == question


@pytest.mark.parametrize(
    ("header", "cells", "question"),
    [
        ("Type", ["city", "mountain", "folding", "gravel"], "Is its type mountain?"),
        ("Type", ["sofa", "corner sofa", "shelving", "desk"], "Is it a sofa?"),
        ("Launcher", ["Saturn V", "Proton", "Delta II", "Titan IIIE"], "Is its launcher Proton?"),
    ],
)
def test_all_values_of_a_column_tell_what_each_of_them_is(header: str, cells: list[str], question: str) -> None:
    assert question in [one.text for one in draft([column(header, *cells * 4)], deck_id="d", name="D").questions]


def test_every_question_is_one_line_that_ends_with_a_question_mark() -> None:
    cells = ["a b", "c/d; e", "\u202e", "x" * 200, "?!", "a b", "c/d; e", "?!"]
    for table in (column("()", *cells), column("\u200b", *cells), document("Name|A|A", "Aa|x|y", "Ab|y|x")):
        for question in draft([table], deck_id="d", name="D").questions:
            assert question.text.endswith("?")
            assert "\n" not in question.text


HEADER_WORDS = {word for _, raw, *_ in QUESTIONS for word in raw.split()} | {
    "no",
    "number",
    "min",
    "per",
    "of",
    "/",
    "2024",
}


@given(
    st.text(min_size=1, max_size=16).filter(str.strip)
    | st.lists(st.sampled_from(sorted(HEADER_WORDS)), min_size=1, max_size=4).map(" ".join),
    st.text(min_size=1, max_size=12).filter(str.strip),
    st.floats(0, 1e6),
)
def test_whatever_a_header_says_a_question_comes_of_it(raw: str, value: str, cut: float) -> None:
    header = parse(raw)
    asked = (
        yes_no(header, NOTHING),
        category(header, value, NOTHING),
        entry(header, value, PLACES),
        more_than(header, cut),
        how_many(header, cut),
        before(header, int(cut), ANIMALS),
    )
    assert all(question.endswith("?") and question[:1].isupper() for question in asked)


@pytest.mark.parametrize(
    ("salt", "question"), [("salt", "Does it contain Cointreau?"), ("Salt", "Does it contain cointreau?")]
)
def test_capitals_are_names_where_other_entries_are_written_small(salt: str, question: str) -> None:
    cells = [f"{cell}; {salt}" for cell in ("Cointreau", "Lime juice", "Mint", "Sugar")]
    assert question in [one.text for one in drafted_of("Ingredients", cells).questions]


def test_capitals_are_no_names_where_most_cells_are_common_words() -> None:
    asked = [one.text for one in drafted_of("Served in", ["Cup", "Mug", "Glass", "Bowl", "Cup", "Mug"]).questions]
    assert "Is it served in a mug?" in asked
    assert "Is it served in London?" in [
        one.text for one in drafted_of("Served in", ["London", "Leeds", "Cup", "London"]).questions
    ]


def test_a_yes_or_no_over_what_the_things_are_asks_whether_it_is_one() -> None:
    made = draft([document("Ship|Museum ship", "Aa|yes", "Bb|no")], deck_id="d", name="d")
    assert [one.text for one in made.questions] == ["Is it a museum ship?"]


def test_a_header_that_names_its_values_asks_for_each_of_them() -> None:
    rows = ["Aa|steam|gills", "Bb|diesel|gills", "Cc|steam|gills", "Dd|diesel|pores"]
    made = draft([document("Loco|Steam/diesel|Gills/pores", *rows)], deck_id="d", name="d")
    asked = {one.text for one in made.questions}
    assert {"Is it a steam loco?", "Is it diesel?", "Does it have gills?"} <= asked


def test_a_value_of_several_is_not_asked_beside_its_parts() -> None:
    asked = [
        one.text for one in drafted_of("Uses", ["glass, coins", "glass, coins", "coins", "glass", "wire"]).questions
    ]
    assert "Is glass one of its uses?" in asked
    assert not any("glass, coins" in text for text in asked)


def test_values_that_differ_by_a_note_in_brackets_or_by_number_are_one() -> None:
    cells = ["Ann Lee (2019)", "Ann Lee (2021)", "Bo Ray (2004)", "Bo Ray (2020)"]
    asked = [one.text for one in drafted_of("Course record holder", cells).questions]
    assert asked == ["Does Ann Lee hold its course record?", "Does Bo Ray hold its course record?"]
    endings = [one.text for one in drafted_of("Ends with", ["weddings", "a wedding", "battle", "a battle"]).questions]
    assert endings == ["Does it end with weddings?", "Does it end with a battle?"]


def test_a_kind_that_names_end_with_is_asked_without_what_the_things_are() -> None:
    rows = [
        "Bar stool|Stool",
        "Step stool|Stool",
        "Frog|Folding",
        "Star|Folding",
        "Work bench|Bench",
        "Low bench|Bench",
    ]
    asked = {one.text for one in draft([document("Seat|Type", *rows)], deck_id="d", name="d").questions}
    assert {"Is it a stool?", "Is it a folding seat?"} <= asked


def test_people_are_in_a_team_and_are_what_their_job_title_says() -> None:
    rows = ["Ann|Sales|Caretaker", "Bo|Sales|Caretaker", "Cy|Legal|Plumber", "Di|Legal|Cook"]
    asked = {one.text for one in draft([document("Employee|Team|Job title", *rows)], deck_id="d", name="d").questions}
    assert {"Is this person in the Sales team?", "Is this person a plumber?"} <= asked


def test_a_genre_is_said_with_what_the_things_are() -> None:
    rows = ["Aa|horror", "Bb|comedy", "Cc|horror", "Dd|comedy", "Ee|jazz"]
    asked = {one.text for one in draft([document("Film|Genre", *rows)], deck_id="d", name="d").questions}
    assert {"Is it a horror film?", "Is it a comedy?"} <= asked


def test_a_header_under_another_is_asked_by_what_stands_in_the_table() -> None:
    assert [one.text for one in drafted_of("Award: Gold", ["x", "", "x", ""]).questions] == [
        'Under "Award: Gold", does it say yes?'
    ]


@pytest.mark.parametrize("header", ["Seen live", "Heard live?", "Read already", "Watched"])
def test_what_the_owner_saw_or_read_is_not_asked(header: str) -> None:
    assert drafted_of(header, ["x", "", "x", ""]).columns[0].reason is Reason.OPINION


@pytest.mark.parametrize("header", ["Acc. No.", "Acc No", "Accession no."])
def test_what_a_thing_is_entered_under_is_not_asked(header: str) -> None:
    assert drafted_of(header, ["1897", "1902", "1950", "1961"]).columns[0].reason is not None


def drafted_of(header: str, cells: Sequence[str]) -> Draft:
    return draft([column(header, *cells)], deck_id="d", name="d")
