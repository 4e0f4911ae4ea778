"""What the cells of a column mean beside the other cells of their table."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.authoring.sources import column, document, name_of

from twentyq.authoring.compiling import asked
from twentyq.authoring.draft import Draft, Kind, Reason, Stated
from twentyq.authoring.drafting import draft
from twentyq.authoring.tables.cuts import cuts
from twentyq.authoring.tables.joining import JoinedColumn, Value
from twentyq.authoring.tables.pairs import split_pairs
from twentyq.authoring.tables.values import Number, days, has_decimal_commas, months, number, without_decimal_comma
from twentyq.authoring.verdict import judge
from twentyq.authoring.wording.phrases import DAYS
from twentyq.documents.document import Document


def drafted(table: Document) -> Draft:
    return draft([table], deck_id="d", name="D")


def texts(made: Draft) -> list[str]:
    return [made.questions[n].text for n in asked(made)]


@pytest.mark.parametrize(
    ("cell", "plain"),
    [("1.240", "1240"), ("79,90", "79.90"), ("1.240,50 €", "1240.50 €"), ("12", "12"), ("01.02.2024", "01.02.2024")],
)
def test_a_table_that_writes_decimal_commas_groups_thousands_by_points(cell: str, plain: str) -> None:
    assert without_decimal_comma(cell) == plain


def test_points_or_grouping_commas_beside_commas_leave_the_numbers_as_they_are() -> None:
    assert has_decimal_commas(["79,90", "1.240"])
    assert not has_decimal_commas(["79,90", "2.5"])
    assert not has_decimal_commas(["3,4", "1,240"])


def test_thousands_are_read_by_the_decimal_commas_of_another_column() -> None:
    rows = [f"{name_of(n)}|{n + 1},50|{'1.240' if n % 2 else '310'}" for n in range(8)]
    assert "Is its turnover more than 1,000?" in texts(drafted(document("Name|Price (€)|Turnover", *rows)))


def test_years_of_lives_of_long_ago_are_years_however_few_their_figures() -> None:
    rows = [f"{name_of(n)}|{(64, 301, 1226, 1582)[n % 4]}" for n in range(12)]
    assert "Did it die before 1000?" in texts(drafted(document("Name|Died (c.)", *rows)))


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Mar-May", ("March", "April", "May")),
        ("Nov to Jan", ("November", "December", "January")),
        ("sept.", ("September",)),
        ("marble", ()),
        ("Mars", ()),
        ("Mar-Apr, wet", ()),
    ],
)
def test_ranges_of_months_are_read_as_their_months(cell: str, found: tuple[str, ...]) -> None:
    assert months(cell) == found


def test_dates_are_cut_where_the_years_split() -> None:
    made = drafted(column("Date of lesson", *["2024-09-10"] * 4, *["2025-02-18"] * 5))
    assert [one.id for one in made.questions] == ["date-of-lesson--before-2025"]


@pytest.mark.parametrize(
    ("header", "cells", "kind"),
    [
        ("Min height (m)", ["1.2", "none", "1.4", "0.9", "none"], Kind.NUMBER),
        ("Stripes", ["3 horizontal", "none", "3 vertical", "3 horizontal"], Kind.CATEGORY),
        ("Yr", ["1995", "2004", "2008", "2019"], Kind.YEAR),
        ("Seen by club", ["1995", "2004", "2008", "2019"], Kind.YEAR),
        ("Weight", ["1995", "2004", "1208", "2019"], Kind.NUMBER),
        ("Fee ($)", ["1200", "1500", "1800", "1200"], Kind.NUMBER),
        ("Age", ["10+", "8+", "8+", "14+"], Kind.NUMBER),
        ("Released (Mon-YY)", ["Jun-07", "Oct-21", "Oct-21", "Sep-13"], Kind.YEAR),
        ("Minted", ["Jun-67", "Oct '98", "Oct-21", "Sep-13"], Kind.YEAR),
        ("Opened", ["27-May-37", "4-Mar-1890", "Apr-1998", "1402"], Kind.YEAR),
        ("Last minted", ["1921", "present", "38 BC", "1970"], Kind.YEAR),
        ("Objects", ["0", "1", "0", "3", "1"], Kind.COUNT),
        ("Slips", ["n", "often", "y", "rarely"], Kind.YES_NO),
        ("Series? (no.)", ["Y (3)", "N", "Y (8)", "Y (1)", "N"], Kind.YES_NO),
        ("Gearbox", ["4-sp manual", "5-sp manual", "4-sp manual", "5-sp manual"], Kind.CATEGORY),
        ("Tempo (BPM)", ["84-90", "varies", "120", "104"], Kind.NUMBER),
        ("Name day", ["Jun-07", "Oct-21", "Oct-21", "Jun-07"], Kind.CATEGORY),
    ],
)
def test_numbers_are_years_by_how_they_look_and_ages_may_end_in_a_plus(
    header: str, cells: list[str], kind: Kind
) -> None:
    made = drafted(column(header, *cells)).columns[0]
    assert (made.kind, made.reason) == (kind, None)


@pytest.mark.parametrize(
    ("header", "cells", "reason"),
    [
        ("No", ["1", "2", "3", "4"], Reason.CODES),
        ("Row", ["1", "2", "3", "4"], Reason.CODES),
        ("Remarks", ["on order", "on order", "extra", "extra"], Reason.LONG_TEXT),
        ("our_notes", ["on order", "on order", "extra", "extra"], Reason.LONG_TEXT),
        ("my_rating", ["7", "9", "7", "8"], Reason.OPINION),
        ("Our favourite", ["yes", "no", "no", "yes"], Reason.OPINION),
        ("Copies we own", ["3", "4", "1", "2"], Reason.OPINION),
        ("Lent to us", ["yes", "no", "no", "yes"], Reason.OPINION),
        ("In storage?", ["yes", "no", "no", "yes"], Reason.OPINION),
        ("Bought", ["1998", "2004", "2011", "2020"], Reason.OPINION),
        ("WeekTaught", ["1", "1", "2", "4"], Reason.OPINION),
        ("Bed", ["1", "2", "2", "3"], Reason.OPINION),
        ("Last yr's yield", ["11", "20", "25", "13"], Reason.OPINION),
        ("Owner", ["club", "Priya", "club", "Priya"], Reason.OPINION),
        ("Where", ["shelf 2", "rack B", "shelf 2", "Drawer 1"], Reason.OPINION),
        ("Group rating", ["7", "9", "7", "8"], Reason.OPINION),
        ("Acc.No", ["1987.14.1", "1987.14.2", "1990.3.1", "1990.3.2"], Reason.OPINION),
        ("Collected / given by", ["Ann", "exchange", "Ann", "Bo"], Reason.OPINION),
        ("Insured till", ["2024", "2025", "2024", "2025"], Reason.OPINION),
        ("Seen by me", ["yes", "no", "no", "yes"], Reason.OPINION),
        ("Condition", ["good", "worn", "good", "1 cube missing"], Reason.OPINION),
        ("Qty", ["3", "9", "7", "8"], Reason.OPINION),
        ("sale_%", ["0%", "10%", "0%", "20%"], Reason.OPINION),
        ("Planted", ["1887", "1901", "1951", "1887"], Reason.OPINION),
        ("Bay", ["1", "2", "1", "3"], Reason.OPINION),
        ("Gr. (syllabus)", ["5", "6", "5", "7"], Reason.OPINION),
        ("Where it lives", ["high cupboard", "under sink", "high cupboard", "under sink"], Reason.OPINION),
        ("Season here", ["May-Sept", "winter", "May-Sept", "winter"], Reason.OPINION),
        ("Teacher", ["Mr. Doyle", "Ms. Silva", "Mr. Doyle", "Ms. Silva"], Reason.OPINION),
        ("Number on show", ["3", "9", "7", "8"], Reason.OPINION),
        ("Children's favourite (%)", ["3", "9", "7", "8"], Reason.OPINION),
        ("Köchel #", ["626", "527", "492", "620"], Reason.CODES),
        ("RGB No.", ["314", "527", "92", "2620"], Reason.CODES),
        ("Trivia", ["fell twice", "fell twice", "built by monks", "moved"], Reason.LONG_TEXT),
        ("Story", ["sank on her first trip", "sold to a duke", "lost for years", "used in a film"], Reason.LONG_TEXT),
    ],
)
def test_running_numbers_remarks_and_opinions_are_left_out(header: str, cells: list[str], reason: Reason) -> None:
    assert drafted(column(header, *cells)).columns[0].reason is reason


def test_two_measures_in_a_cell_are_two_columns() -> None:
    made = drafted(column("Ht x spread cm", "60x40", "90x60", "120x40", "150x60"))
    assert [one.header for one in made.columns] == ["Ht cm", "spread cm"]
    assert {"Is it taller than 60 centimetres?", "Is its spread more than 40 centimetres?"} <= set(texts(made))


def test_a_span_of_years_of_a_life_is_a_birth_and_a_death() -> None:
    table = document(
        "Composer|Lifespan", "Aa|1678-1741", "Ab|1685-1750", "Ac|1810-1849", "Ad|1937-", "Ae|1833-1897", "Af|1890-1950"
    )
    made = drafted(table)
    assert [one.header for one in made.columns] == ["Born", "Died"]
    assert any(one.startswith("Was this composer born before 18") for one in texts(made))
    assert any(one.startswith("Did this composer die before 18") for one in texts(made))


def test_ages_from_which_something_is_meant_are_asked_by_the_youngest() -> None:
    made = drafted(column("ages", "0-1", "1-3", "3-6", "3+", "6-9", "8+", "10+", "10+"))
    assert any(one.startswith("Is it meant for ages ") for one in texts(made))


def test_initials_of_what_a_header_leaves_the_choice_of_are_spelt_out() -> None:
    assert {"Is it evergreen?", "Is it deciduous?"} & set(texts(drafted(column("evergreen/deciduous", *"EDEDDE"))))


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Tue / Sat", ("Tuesday", "Saturday")),
        ("Fri-Sun", ("Friday", "Saturday", "Sunday")),
        ("Thurs", ("Thursday",)),
        ("Mondays, Saturdays", ("Monday", "Saturday")),
        ("daily", (*DAYS, "daily")),
        ("Sun, shade", ()),
    ],
)
def test_days_are_read_by_name(cell: str, found: tuple[str, ...]) -> None:
    assert days(cell) == found


@pytest.mark.parametrize(
    ("header", "rows", "name"),
    [
        ("Tag no.|Tool", ["HT-1|Rasp", "HT-2|Saw", "HT-3|File"], "Rasp"),
        ("Kind|What is it called?|ref", ["bone|Femur|Q/1", "bone|Tibia|Q/2", "organ|Liver|Q/3"], "Femur"),
        ("Plane|Seats", ["A320|180", "B737|170", "A380|500"], "A320"),
    ],
)
def test_things_are_named_by_their_names_rather_than_by_what_marks_them(
    header: str, rows: list[str], name: str
) -> None:
    assert drafted(document(header, *rows)).things[0].name == name


@pytest.mark.parametrize(
    ("header", "rows", "question"),
    [
        ("Player|Caps", ["Ada|12", "Bea|40", "Cem|90"], "Does this player have more than 40 caps?"),
        ("Name|Born|Nationality", ["Ada|1900|Greek", "Bea|1950|Dutch"], "Was this person born before 1950?"),
        ("Composer|Retired", ["Ada|1900", "Bea|1950", "Cem|1980"], "Did this composer retire before 1960?"),
        ("Saint|Symbols", ["Ada|axe, key", "Bea|axe, rose", "Cem|key"], "Is axe one of this saint's symbols?"),
        ("God/Goddess|Sex", ["Ada|m", "Bea|f", "Cem|m"], "Is this deity male?"),
        ("Horse|Breed|Born", ["Ada|cob|1990", "Bea|cob|2000", "Cem|pony|2010"], "Was it born before 2000?"),
        ("Book|Author|Born", ["Ada|Bea|1990", "Cem|Bea|2010"], "Was it born before 2000?"),
    ],
)
def test_people_are_asked_about_as_people(header: str, rows: list[str], question: str) -> None:
    assert question in texts(drafted(document(header, *rows)))


def test_where_only_a_mark_is_written_an_empty_cell_says_no() -> None:
    made = drafted(column("Portrait", "x", "", "x", "", "", "", "", "", "n/a"))
    stated = {made.things[fact.thing].name: fact.stated for fact in made.facts}
    assert stated == {name_of(n): Stated.YES if n in (0, 2) else Stated.NO for n in range(8)}


@pytest.mark.parametrize(
    ("header", "cells", "found"),
    [
        ("Handle", ["beech", "steel", "beech", "plastic"], "Is its handle made of beech?"),
        ("Type", ["folding", "mountain", "folding", "mountain"], "Is it a mountain bike?"),
        ("Kind", ["comedy", "history", "tragedy", "history", "comedy", "tragedy"], "Is it a tragedy?"),
        ("Season", ["summer", "winter", "summer", "winter"], "Is it a summer bike?"),
        ("Named after", ["giant", "titaness", "titan", "titaness", "giant"], "Is it named after a titaness?"),
        ("For town/road", ["town", "road", "town", "road"], "Is it for town?"),
        ("Eat/cook", ["eat", "cook", "eat", "cook"], 'Under "Eat/cook", does it say "cook"?'),
        ("One part or two", ["one", "two", "one", "two"], 'Under "One part or two", does it say "two"?'),
        ("Min age", ["4", "8", "8", "12"], "Is it meant for ages 8 and up?"),
        ("Life span", ["2 yrs", "5-8 yrs", "50+ yrs", "2 yrs"], "Does it live longer than 10 years?"),
        ("Built", ["1921", "1948", "1957", "1973", "1988", "2003"], "Was it built before 1960?"),
    ],
)
def test_the_values_of_a_column_tell_how_each_is_asked(header: str, cells: list[str], found: str) -> None:
    rows = [f"{name_of(n)}|{cell}" for n, cell in enumerate(cells)]
    assert found in texts(drafted(document(f"BikeName|{header}", *rows)))


def test_of_two_questions_that_split_alike_that_of_yes_and_no_stays() -> None:
    rows = ["Aa|one|yes", "Ab|two|no", "Ac|three|no", "Ad|two|no", "Ae|one|yes", "Af|three|no"]
    found = texts(drafted(document("Name|Order|Lays eggs", *rows)))
    assert "Does it lay eggs?" in found
    assert "Is it in the one order?" not in found
    assert "Is it in the two order?" in found


def test_things_whose_numbers_are_near_each_other_look_alike_with_the_reason() -> None:
    made = judge(drafted(column("Length (m)", *(str(10 + n) for n in range(12)))))
    assert made.verdict is not None
    assert any("numbers near each other do not tell them apart" in advice for advice in made.verdict.advice)


@pytest.mark.parametrize(
    ("values", "years", "found"),
    [
        ([10, 12, 14, 100, 120, 140], False, [12, 50, 100]),
        ([60, 70, 75, 80, 85, 90, 95, 100], False, [60, 80]),
        ([1815, 1816, 1820, 1824, 1825, 1900, 1950, 1960], True, [1850, 1900]),
        ([1, 2, 4, 8, 16, 32, 64, 128], False, [2, 10, 40]),
    ],
)
def test_numbers_are_cut_in_gaps_that_people_can_tell(values: list[float], years: bool, found: list[float]) -> None:
    assert sorted(cuts(values, whole=True, years=years)) == found


@given(st.lists(st.floats(1, 1e6, allow_nan=False), min_size=2, max_size=60, unique=True))
def test_every_cut_splits_and_no_two_are_near_each_other(values: list[float]) -> None:
    found = sorted(cuts(values, whole=False))
    assert len(found) <= 3
    assert all(min(values) <= cut < max(values) for cut in found)
    assert all(high >= 1.3 * low for low, high in pairwise(found))


def said(made: Draft, text: str) -> dict[str, Stated]:
    number = next(n for n, question in enumerate(made.questions) if question.text == text)
    return {made.things[fact.thing].name: fact.stated for fact in made.facts if fact.question == number}


def test_two_facts_in_a_cell_are_two_columns_that_keep_the_cell_as_their_quote() -> None:
    cells = ["Catania / 28", "Naples / 12", "Hilo / 45", "Hilo / 80", "Naples / 9", "Catania / 110"]
    made = drafted(column("Nearest city / km", *cells))
    assert [(one.header, one.kind) for one in made.columns] == [
        ("Nearest city", Kind.CATEGORY),
        ("Nearest city (km)", Kind.NUMBER),
    ]
    assert "Is its nearest city Hilo?" in texts(made)
    assert {made.quotes[fact.quotes[0]].text for fact in made.facts} == set(cells)


def test_columns_of_pairs_are_as_many_as_there_are() -> None:
    columns = {f"c{n}": JoinedColumn(f"c{n}", "Size / Size") for n in range(120)}
    for one in columns.values():
        one.cells[0] = (Value("30 / 40", 0),)
    found = split_pairs(columns)
    assert len(found) == 240
    assert all(part.id == key for key, part in found.items())


@pytest.mark.parametrize(
    ("header", "cells", "headers"),
    [
        ("Length / Width (cm)", ["30 / 20", "40 / 25", "10 / 5"], ["Length (cm)", "Width (cm)"]),
        ("Min/max players", ["2/4", "2/5", "3/4"], ["Min players", "max players"]),
        ("Country/Location", ["Chile", "Spain", "Chile"], ["Country/Location"]),
    ],
)
def test_a_header_with_a_slash_is_split_where_its_cells_are(header: str, cells: list[str], headers: list[str]) -> None:
    assert [one.header for one in drafted(column(header, *cells)).columns] == headers


@pytest.mark.parametrize(
    ("header", "cells", "question"),
    [
        ("lang", ["de", "fr", "de", "it"], "Is its language German?"),
        ("Country", ["DE", "FR", "DE", "IT"], "Is it from Germany?"),
        ("Country", ["GER", "FRA", "GER", "ITA"], "Is it from Germany?"),
    ],
)
def test_codes_of_languages_and_countries_are_asked_by_their_names(
    header: str, cells: list[str], question: str
) -> None:
    assert question in texts(drafted(column(header, *cells)))


def test_years_of_long_ago_leave_the_others_years() -> None:
    cells = ["1944", "2024", "1538", "-74000", "2018", "1980", "1991", "2010"]
    assert drafted(column("Last eruption", *cells)).columns[0].kind is Kind.YEAR


def test_millions_in_a_header_scale_what_is_counted() -> None:
    found = texts(drafted(column("Practitioners (millions)", "0.1", "0.2", "2", "4", "40", "60")))
    assert found
    assert all(re.fullmatch(r"Does it have more than [\d,.]+(?: million)? practitioners\?", text) for text in found)


def test_a_unit_is_shared_with_the_header_that_is_measured_alike() -> None:
    rows = [f"{name_of(n)}|{100 * n + 100}|{90 * (n * 5 % 8) + 50}" for n in range(8)]
    found = texts(drafted(document("Name|Elevation m|Prominence", *rows)))
    assert any(text.startswith("Is its prominence") and text.endswith(" metres?") for text in found)


def test_a_value_with_a_word_of_degree_is_no_no_to_the_plain_one() -> None:
    made = drafted(column("Taste", "sweet", "very sweet", "sharp", "very sweet", "sharp-sweet", "not sweet"))
    assert list(said(made, "Is it sweet?").values()) == [
        Stated.YES, Stated.YES, Stated.NO, Stated.YES, Stated.SOMETIMES, Stated.NO,
    ]  # fmt: skip


def test_what_is_deadly_is_poisonous_and_grades_exclude_nothing() -> None:
    made = drafted(column("Edibility", "edible", "poisonous", "deadly", "inedible", "deadly", "edible"))
    assert said(made, "Is it poisonous?")["Ac"] is Stated.YES
    assert said(made, "Is it inedible?")["Ac"] is Stated.YES
    assert not any(question.excludes for question in made.questions)


def test_any_and_various_are_no_entries_and_leave_the_others_open() -> None:
    made = drafted(column("Grows with", "oak; pine", "any", "oak; birch", "various", "pine; oak", "birch"))
    assert texts(made) == ["Does it grow with oak?", "Does it grow with pine?", "Does it grow with birch?"]
    assert said(made, "Does it grow with oak?")["Ab"] is Stated.SOMETIMES


def test_a_few_years_of_what_ended_leave_the_others_without_an_end() -> None:
    made = drafted(column("Decommissioned", "2020", *[""] * 4, "1998", *[""] * 4))
    assert texts(made) == ["Is it decommissioned?"]
    assert sorted(said(made, "Is it decommissioned?").values()) == [Stated.NO] * 8 + [Stated.YES] * 2


@pytest.mark.parametrize(
    ("header", "cells", "question"),
    [
        ("Hemisphere", ["N", "S", "Equator", "N"], "Is it in the northern hemisphere?"),
        ("Foot", ["L", "R", "R", "both"], "Is it left-footed?"),
        ("Nationality", ["BRA", "ENG", "BRA", "FRA"], "Is it from Brazil?"),
        ("Native to", ["N Asia", "S Africa", "N Asia", "Europe"], "Is it from northern Asia?"),
        ("Native to", ["N Asia", "S Africa", "S Africa", "Europe"], "Is it from South Africa?"),
    ],
)
def test_what_is_known_by_its_initial_is_asked_by_its_name(header: str, cells: list[str], question: str) -> None:
    assert question in texts(drafted(column(header, *cells)))


def test_a_unit_in_few_cells_is_no_unit_of_the_others() -> None:
    asked_for = texts(drafted(column("Daily traffic", "112000", "40000", "200 trains", "13000", "33000")))
    assert asked_for
    assert not any("trains" in text for text in asked_for)


def test_a_no_among_values_is_not_asked_for() -> None:
    asked_for = texts(drafted(column("Trailing/climbing", "N", "trailing", "climbing", "trailing", "N")))
    assert asked_for == ["Is it trailing?", "Is it climbing?"]


def test_a_size_beside_a_number_is_its_own_whatever_the_other_cells_have() -> None:
    cells = ("2 million", "3m", "250k", "40k+", "1-2 million", "90,000", "7 million?", "500k")
    made = drafted(column("Records sold", *cells))
    assert made.questions[-1].text == "Were more than 2 million records sold?"
    stated = {
        made.things[fact.thing].name for fact in made.facts if fact.question == len(made.questions) - 1 and fact.p > 0.5
    }
    assert stated == {"Ab", "Ag"}


def test_a_decade_is_no_number_of_seconds() -> None:
    assert number("1780s") == Number(1780.0)
    assert number("90 s") == Number(90.0, "s")


def test_a_size_after_other_figures_is_none_of_the_number() -> None:
    assert number("0:0k") is None
    assert number("300 K") == Number(300.0, "K")


def test_a_size_beside_a_number_is_not_applied_to_that_of_the_header() -> None:
    made = drafted(column("Sales (million)", "2", "3 million", "500k", "8", "9", "1"))
    assert made.questions[0].text == "Does it have more than 1 million sales?"


@pytest.mark.parametrize(
    ("header", "cells", "reason"),
    [
        ("Lens angle", ["40°", "60°", "90°", "120°", "40°", "60°"], None),
        ("Oven", ["180°", "200°", "220°", "180°", "160°", "200°"], None),
        ("Where", ["51°30'N", "48° 52'", "40° N", "12° W", "9° S", "3° E"], Reason.COORDINATES),
        ("Where", ["51.5°, 0.1°", "48.9°, 2.3°", "4°, 7°", "3°, 1°"], Reason.COORDINATES),
    ],
)
def test_degrees_alone_are_no_coordinates(header: str, cells: list[str], reason: Reason | None) -> None:
    assert drafted(column(header, *cells)).columns[0].reason is reason


def test_a_value_that_alone_is_no_thing_is_said_with_what_the_things_are() -> None:
    cells = ("cantilever", "coil suspension", "coil suspension", "cantilever", "draw")
    found = texts(drafted(document("Lamp|Type", *(f"{name_of(n)}|{cell}" for n, cell in enumerate(cells)))))
    assert "Is it a coil suspension lamp?" in found


def test_values_that_hold_the_same_in_another_order_are_one() -> None:
    made = drafted(column("Filling", "wool or down", "down or wool", "foam", "foam", "foam", "Down or wool"))
    assert sum("wool" in text for text in texts(made)) == 1


def test_a_noun_within_a_longer_value_is_no_no_to_it() -> None:
    made = drafted(column("Handle", "wood", "olive wood", "steel", "wood", "steel", "steel"))
    asked_of_wood = next(one.text for one in made.questions if "wood" in one.text)
    assert said(made, asked_of_wood)["Ab"] is Stated.SOMETIMES


def test_names_of_figures_are_asked_beside_those_with_letters() -> None:
    made = drafted(column("Engine", "4020", "4020", "B4020", "4020", "B4020", "7100"))
    assert any("4020?" in text and "B" not in text for text in texts(made))


def test_what_begins_a_cell_is_small_where_all_other_entries_are() -> None:
    cells = (
        "Drainage, erosion, shade",
        "Shade, mulch",
        "Drainage, compost",
        "Erosion, hedges, shade",
        "Drainage, fodder",
    )
    found = texts(drafted(column("Main use", *cells)))
    assert "Is drainage one of its main uses?" in found


def test_where_some_have_none_it_is_asked_whether_there_is_any() -> None:
    made = drafted(column("Handle", "none", "wooden", "plastic", "none", "wooden", "none"))
    assert list(said(made, "Does it have a handle?").values()) == [
        Stated.NO, Stated.YES, Stated.YES, Stated.NO, Stated.YES, Stated.NO,
    ]  # fmt: skip


def test_periods_open_to_this_day_are_asked_by_their_beginning() -> None:
    rows = [f"{name_of(n)}|{('1500s-present', '1690-1800', '1884-present', '900s-present')[n % 4]}" for n in range(12)]
    asked_for = texts(drafted(document("Name|Period", *rows)))
    assert asked_for
    assert all(text.startswith("Is it from before ") for text in asked_for)


def test_what_all_the_things_are_is_not_asked() -> None:
    rows = [f"{name_of(n)}|{('boat', 'canoe', 'raft')[n % 3]}" for n in range(12)]
    assert texts(drafted(document("Boat|Type", *rows))) == ["Is it a canoe?", "Is it a raft?"]


def test_numbers_of_a_part_that_most_have_none_of_ask_whether_it_has_one() -> None:
    rows = [f"{name_of(n)}|{(0, 0, 1, 2)[n % 4]}|{(0, 1, 2)[n % 3]}" for n in range(24)]
    found = texts(drafted(document("Name|Lift|Difficulty", *rows)))
    assert "Does it have a lift?" in found
    assert "Does it have a difficulty?" not in found


def test_a_cell_of_either_of_two_values_leaves_open_which() -> None:
    rows = [f"{name_of(n)}|{('oak', 'pine', 'oak or pine')[n % 3]}" for n in range(12)]
    made = drafted(document("Name|Material", *rows))
    assert texts(made) == ["Is it made of oak?", "Is it made of pine?"]
    said = {fact.thing: fact.stated for fact in made.facts if made.questions[fact.question].text == texts(made)[0]}
    assert [said[n] for n in range(3)] == [Stated.YES, Stated.NO, Stated.SOMETIMES]


def test_eggs_of_what_is_baked_are_not_laid() -> None:
    rows = [f"{name_of(n)}|{n % 6}|{n + 20}" for n in range(12)]
    assert "Does it have more than 2 eggs?" in texts(drafted(document("Cake|Eggs|Oven (minutes)", *rows)))


@pytest.mark.parametrize(
    ("header", "cells", "one"),
    [
        ("Made of", ["horn and wood", "wood", "iron", "horn"], "Is it made of wood?"),
        ("Goes on", ["fish & burgers", "fish", "burgers", "noodles"], "Does it go on fish?"),
    ],
)
def test_what_has_several_has_each_of_them(header: str, cells: list[str], one: str) -> None:
    made = drafted(column(header, *cells * 3))
    asked = {question.text: n for n, question in enumerate(made.questions)}
    assert not any(cells[0] in text for text in asked)
    said = {fact.thing: fact.stated for fact in made.facts if fact.question == asked[one]}
    assert [said[n] for n in range(4)] == [Stated.YES, Stated.YES, Stated.NO, Stated.NO]


def test_what_is_made_for_the_owners_people_and_how_old_things_are_is_read_by_the_cells() -> None:
    made = drafted(column("Made for", *["Mum", "me", "Tom", "charity"] * 3))
    assert made.columns[0].reason is Reason.OPINION
    assert "Is it older than 150?" in texts(drafted(column("Age", *["100-150", "200+", "400+", "50-100"] * 3)))


def test_what_is_counted_is_no_rating_however_few_there_are() -> None:
    made = drafted(column("Eggs per clutch", *"12345" * 6))
    assert "Does it have more than one egg per clutch?" in texts(made)
