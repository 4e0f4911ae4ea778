"""Documents to drafts: names, columns, facts with their quotes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.authoring.sources import column, document, name_of

from twentyq.authoring.compiling import deck_of
from twentyq.authoring.draft import Choices, Draft, Kind, Reason, SetFact, Stated, SwitchColumn
from twentyq.authoring.drafting import draft
from twentyq.authoring.errors import NoNameColumnError, TooFewFactsError
from twentyq.documents.document import Document


def drafted(*documents: Document, choices: Choices | None = None) -> Draft:
    return draft(documents, deck_id="d", name="D", choices=choices or Choices())


def stated(made: Draft, thing: str, question: str) -> list[Stated]:
    at = next(n for n, one in enumerate(made.things) if one.name == thing)
    of = next(n for n, one in enumerate(made.questions) if one.id == question)
    return [fact.stated for fact in made.facts if (fact.thing, fact.question) == (at, of)]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("id|name|kind", 1),
        ("Planet|Colour|Symbol", 0),
        ("Symbol|Element|Kind", 1),
        ("Latin name|Common name|Family", 1),
    ],
)
def test_the_column_that_names_things_is_found_by_header_and_content(header: str, name: int) -> None:
    rows = ["x1|Ant|c", "x2|Bee|c", "x3|Cow|d"] if name else ["Ant|red|An", "Bee|red|Be", "Cow|blue|Co"]
    assert drafted(document(header, *rows)).tables[0].name_column == name


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("dinosaur|meaning of name|diet", ["Iguanodon|iguana tooth|leaves", "Baryonyx|heavy claw|fish"]),
        ("System|Maker", ["Windows 2000|Microsoft", "Office 2003|Microsoft"]),
        (
            "Aircraft|First flight|Range (km)",
            ["A320|22-Feb-87|6100", "A380|27-Apr-05|15000", "737-800|9-Feb-97|5400", "B-52|15-Apr-52|14200"],
        ),
    ],
)
def test_names_stand_first_though_another_header_speaks_of_names_and_though_they_are_numbers_of_a_kind(
    header: str, rows: list[str]
) -> None:
    assert drafted(document(header, *rows)).tables[0].name_column == 0


@pytest.mark.parametrize(
    ("name", "header", "rows"),
    [
        ("quays.csv", "Region|Place|Quay", ["N|Aa|East wall", "N|Bo|North side", "S|Cy|The long one"]),
        ("ours.csv", "Region|Place|Quay", ["N|Aa|East Quay", "N|Bo|Old Quay", "S|Cy|The long one"]),
    ],
)
def test_what_the_table_is_of_by_its_own_name_or_by_many_names_is_what_names_things(
    name: str, header: str, rows: list[str]
) -> None:
    assert drafted(document(header, *rows, name=name)).tables[0].name_column == 2


def test_a_column_of_lists_names_nothing() -> None:
    rows = ["a|Aran|oatmeal, peat, moss", "a|Hill|oatmeal, slate, rose", "b|Tarn|sea, sky, mist", "b|Fell|fire, ash"]
    assert drafted(document("Range|Yarn|Colours we stock", *rows, name="stock.csv")).tables[0].name_column == 1


@pytest.mark.parametrize(
    ("header", "cells", "asked"),
    [
        (
            "Author",
            ["Moe, Ann", "Moe, Ann", "Lee, Bo C."],
            ["Was it written by Ann Moe?", "Was it written by Bo C. Lee?"],
        ),
        (
            "Found in",
            ["Oslo, Norway", "Oslo, Norway", "Bern, Norway"],
            ["Is it found in Bern?", "Is it found in Oslo?"],
        ),
    ],
)
def test_names_of_people_with_their_surnames_first_are_asked_as_they_are_said(
    header: str, cells: list[str], asked: list[str]
) -> None:
    made = drafted(document(f"Title|{header}", *(f"T{n}|{cell}" for n, cell in enumerate(cells * 4))))
    assert sorted(one.text for one in made.questions)[:2] == asked


@pytest.mark.parametrize(
    ("header", "rows", "names"),
    [
        (
            "Year|HostCity|Star of the Games",
            ["1900|Paris|Ann", "1924|Paris|Bo", "1928|Oslo|Cy", "2020 (held 2021)|Rome|Di"],
            ["Paris 1900", "Paris 1924", "Oslo 1928", "Rome 2020"],
        ),
        (
            "Instrument|Maker|Size|Inv. no.",
            ["Violin|Aa|4/4|A1", "Violin|Aa|1/2|A2", "Cello|Aa|4/4|A3", "Cello|Aa|1/2|A4", "Flute|Bb|-|A5"],
            ["Violin 4/4", "Violin 1/2", "Cello 4/4", "Cello 1/2", "Flute"],
        ),
        ("City|Country|Mayor", ["York|UK|Ann", "Perth|UK|Bo", "Perth|Oz|Cy"], ["York, UK", "Perth, UK", "Perth, Oz"]),
        (
            "Country|Peak|Height",
            ["Nepal|Makalu|8485", "Nepal|Lhotse|8516", "Peru|Ubinas|5672"],
            ["Makalu", "Lhotse", "Ubinas"],
        ),
    ],
)
def test_two_columns_name_things_that_no_column_of_what_they_are_tells_apart(
    header: str, rows: list[str], names: list[str]
) -> None:
    made = drafted(document(header, *rows))
    assert [thing.name for thing in made.things] == names
    assert bool(made.warnings) == (" " in names[0])
    quoted = [made.quotes[thing.quote].text for thing in made.things]
    assert quoted == [name.split()[0].strip(",") for name in names]


def test_a_thing_that_two_columns_name_is_found_by_one_where_it_is_alone_in_it() -> None:
    made = drafted(document("Year|City|Mascot", "1900|Paris|a", "1924|Paris|b", "1928|Oslo|b"))
    assert [(thing.name, thing.aliases) for thing in made.things] == [
        ("Paris 1900", ()), ("Paris 1924", ()), ("Oslo 1928", ("Oslo",)),
    ]  # fmt: skip


def test_the_owner_may_choose_another_name_column() -> None:
    table = document("Name|Latin|Legs", "Ant|Formica|6", "Bee|Apis|6", "Cow|Bos|4")
    made = drafted(table, choices=Choices(names={"things.csv#1": 1}))
    assert [thing.name for thing in made.things] == ["Formica", "Apis", "Bos"]


def test_without_a_column_of_names_it_is_refused_with_what_would_help() -> None:
    with pytest.raises(
        NoNameColumnError, match=r"things\.csv: no table has a column that names things\. A table needs"
    ):
        drafted(document("Length|Width", "1|2", "3|4"))


def test_without_a_table_it_is_refused() -> None:
    with pytest.raises(TooFewFactsError, match=r"holds no table\. Put the facts into a table"):
        drafted(Document("d", "notes.txt", "", ()))


@pytest.mark.parametrize(
    ("cells", "header", "kind"),
    [
        (["yes", "no", "yes", "no"], "Raw", Kind.YES_NO),
        (["1", "0", "1", "?"], "hair", Kind.YES_NO),
        (["red", "blue", "red", "blue"], "Colour", Kind.CATEGORY),
        (["red, blue", "blue", "red, green", "blue"], "Colours", Kind.LIST),
        (["0", "2", "4", "8"], "Legs", Kind.COUNT),
        (["2.5 kg", "3 kg", "800 g", "9 kg"], "Weight", Kind.NUMBER),
        (["1901", "1950", "1999", "2004"], "Founded", Kind.YEAR),
        (["2004-05-06", "6 May 1999", "01/02/1980", "1970"], "Release date", Kind.YEAR),
    ],
)
def test_columns_are_used_as_what_their_cells_hold(cells: list[str], header: str, kind: Kind) -> None:
    made = drafted(column(header, *cells)).columns[0]
    assert (made.kind, made.reason, made.used) == (kind, None, True)


@pytest.mark.parametrize(
    ("cells", "header", "reason"),
    [
        (["https://a.example/1", "https://a.example/2", "www.a.example", "https://b"], "Page", Reason.LINKS),
        (["red", "red", "red", "red"], "Colour", Reason.CONSTANT),
        (["red", "", "", ""], "Colour", Reason.EMPTY),
        (["AB-1", "AB-2", "AC-3", "AD-4"], "Part", Reason.CODES),
        (["51.2, 4.1", "50.1, 2.0", "1.5, 2.5", "3.5, 6.5"], "Where", Reason.COORDINATES),
        (["yes", "no", "yes", "no"], "GC", Reason.UNWORDED),
        (["ponds", "rivers", "ponds", "rivers"], "Found how", Reason.UNWORDED),
        (["it is a rather long text that nobody asks about"] * 3 + ["x"], "Notes", Reason.LONG_TEXT),
    ],
)
def test_columns_that_nobody_can_be_asked_about_are_left_out_with_the_reason(
    cells: list[str], header: str, reason: Reason
) -> None:
    made = drafted(column(header, *cells)).columns[0]
    assert (made.reason, made.used) == (reason, False)


def test_a_column_that_splits_as_an_earlier_one_is_not_used_but_can_be() -> None:
    table = document("Name|Sex|Male", "Aa|male|yes", "Ab|female|no", "Ac|male|yes", "Ad|female|no")
    made = drafted(table)
    assert [(one.used, one.reason) for one in made.columns] == [(True, None), (False, Reason.SAME_SPLIT)]
    assert drafted(table, choices=Choices(edits=(SwitchColumn("male", used=True),))).columns[1].used


def test_a_column_without_a_plain_question_asks_once_the_owner_switches_it_on() -> None:
    table = document("Name|GC|Speed", "Aa|y|fast", "Ab|n|slow", "Ac|y|fast", "Ad|n|slow")
    assert [one.reason for one in drafted(table).columns] == [Reason.UNWORDED, None]
    made = drafted(table, choices=Choices(edits=(SwitchColumn("gc", used=True),)))
    assert made.columns[0].used
    assert 'Does "GC" apply to it?' in [one.text for one in made.questions]


def test_what_a_cell_leaves_empty_is_not_a_no() -> None:
    made = drafted(column("Raw", "yes", "no", "-", "n/a"))
    assert [stated(made, name_of(n), "raw") for n in range(4)] == [[Stated.YES], [Stated.NO], [], []]


def test_cells_in_other_units_are_compared_in_one() -> None:
    made = drafted(column("Weight", "2 kg", "800 g", "900 g", "5 kg", "100 g", "4 kg"))
    assert "Does it weigh more than 1 kilogram?" in [one.text for one in made.questions]


def test_a_range_says_sometimes_where_a_cut_is_within_it() -> None:
    made = drafted(column("Height", "1-2 cm", "2-3 cm", "4-16 cm", "20-30 cm", "30-40 cm", "40-60 cm"))
    asked = next(one for one in made.questions if one.text == "Is it taller than 10 centimetres?")
    said = [stated(made, name_of(n), asked.id) for n in range(6)]
    assert said == [[Stated.NO], [Stated.NO], [Stated.SOMETIMES], [Stated.YES], [Stated.YES], [Stated.YES]]


def test_amounts_in_millions_of_a_currency_are_read_in_cells_and_headers() -> None:
    in_cells = drafted(column("Cost", "1 M US$", "2.5 M US$", "40 M US$", "90 M US$"))
    in_header = drafted(column("Cost (M US$)", "1", "2.5", "40", "90"))
    for made in (in_cells, in_header):
        assert "Does it cost more than 10 million dollars?" in [one.text for one in made.questions]


def test_what_is_counted_is_in_millions_rather_than_metres() -> None:
    made = drafted(column("Pax (m)", "20", "46", "71", "80"))
    assert "Does it have more than 50 million passengers?" in [one.text for one in made.questions]


def test_years_before_christ_and_months_of_years_are_years() -> None:
    assert [one.kind for one in drafted(column("Born", "-427", "1596", "1632", "1711")).columns] == [Kind.YEAR]
    assert [one.kind for one in drafted(column("Release", "2021-01", "2020-10", "2019-04")).columns] == [Kind.YEAR]


def test_what_is_neither_yes_nor_no_in_a_column_of_both_is_sometimes() -> None:
    made = drafted(column("Stings", "yes", "no", "females only", "no", "yes"))
    assert [one.text for one in made.questions] == ["Does it sting?"]
    assert stated(made, name_of(2), "stings") == [Stated.SOMETIMES]


def test_years_from_one_to_another_are_asked_by_the_first() -> None:
    made = drafted(column("Years produced", "1959-2000", "1938-2003", "1974-", "1908-27", "1948-1990"))
    assert "Was it first produced before 1920?" in [one.text for one in made.questions]


def test_free_is_a_price_of_nothing() -> None:
    made = drafted(column("Entrance fee", "$35", "free", "$20", "$10", "free", "$30"))
    assert [one.kind for one in made.columns] == [Kind.NUMBER]


def test_grades_with_a_letter_are_no_numbers() -> None:
    made = drafted(column("Hardiness zone", "5b", "4b", "6b", "5b", "4b", "6b"))
    assert "Is its hardiness zone 5b?" in [one.text for one in made.questions]


def test_a_larger_number_implies_a_smaller_one() -> None:
    deck = deck_of(drafted(column("Legs", *(str(n) for n in range(0, 40, 2)))))
    smallest, middle, largest = (one.id for one in deck.questions)
    assert deck.questions[2].implies == (middle, smallest)
    assert deck.question_index[largest] == 2


def test_tables_of_several_files_are_joined_by_name() -> None:
    one = document("Bird|Raw", "Ant|yes", "Bee|no", name="one.csv")
    other = document("Bird|Smoked", "the bee|yes", "Cow|no", name="other.csv")
    made = drafted(one, other)
    assert [thing.name for thing in made.things] == ["Ant", "Bee", "Cow"]
    assert stated(made, "Bee", "smoked") == [Stated.YES]


def test_a_table_of_something_else_is_left_out_unless_the_owner_wants_it() -> None:
    birds = document("Bird|Raw|Legs", "Ant|yes|2", "Bee|no|2", "Cow|no|4", name="birds.csv")
    prices = document("Ticket|Price", "Adult|5", "Child|3", name="prices.csv")
    made = drafted(birds, prices)
    assert [thing.name for thing in made.things] == ["Ant", "Bee", "Cow"]
    assert "prices.csv: it shares neither names nor columns" in made.warnings[0]
    assert len(drafted(birds, prices, choices=Choices(names={"prices.csv#1": 0})).things) == 5


def test_rows_whose_names_cannot_be_said_are_left_out_and_counted() -> None:
    made = drafted(document("Bird|Raw", "Ant|yes", "Bee\u202e|no", "x" * 90 + "|no", "Cow|no", "Dog|yes"))
    assert [thing.name for thing in made.things] == ["Ant", "Cow", "Dog"]
    assert made.warnings == ("things.csv: things.csv: 2 rows without a fit name are left out",)


def test_files_that_disagree_are_both_kept_and_leave_it_open() -> None:
    one = document("Bird|Raw", "Ant|yes", "Bee|no", name="one.csv")
    other = document("Bird|Raw", "Ant|no", "Bee|no", name="other.csv")
    made = drafted(one, other)
    assert stated(made, "Ant", "raw") == [Stated.YES, Stated.NO]
    assert deck_of(made).rows_p_yes()[0, 0] == 0.5


def test_drafting_anew_keeps_the_owners_word() -> None:
    choices = Choices(edits=(SetFact("Aa", "raw", Stated.NO),))
    made = drafted(column("Raw", "yes", "no"), choices=choices)
    assert stated(made, "Aa", "raw") == [Stated.YES, Stated.NO]
    assert made.choices == choices


@given(st.lists(st.lists(st.text(max_size=12), min_size=3, max_size=3), min_size=1, max_size=12))
def test_every_quote_is_the_text_at_its_offsets_whatever_the_cells_hold(rows: list[list[str]]) -> None:
    plain = [[" ".join(cell.replace("|", "").split()) for cell in row] for row in rows]
    table = document("Name|Kind|Number", *(f"{name_of(n)}|{row[0]}|{row[1]}" for n, row in enumerate(plain)))
    made = drafted(table)
    for quote in made.quotes:
        assert table.text[quote.start : quote.end] == quote.text
    assert all(fact.quotes for fact in made.facts)
