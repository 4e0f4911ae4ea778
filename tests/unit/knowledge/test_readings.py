"""Readings of questions by independent readers, and what they make of a deck."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from tests.conftest import SMALL_DECK

from twentyq.knowledge.compiled import dump, load
from twentyq.knowledge.compiler import compile_deck
from twentyq.knowledge.deck import STEPS, Deck
from twentyq.knowledge.errors import DeckSourceError
from twentyq.knowledge.readings import read_readings
from twentyq.knowledge.source import read_source


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL_DECK, tmp_path / "small"))


def read(folder: Path, **readers: str) -> Deck:
    """The deck with these readings, a text a reader."""
    (folder / "readings").mkdir(exist_ok=True)
    for reader, text in readers.items():
        (folder / "readings" / f"{reader}.yaml").write_text(text)
    return compile_deck(read_source(folder))


def yes(deck: Deck, thing: str, question: str) -> float:
    return float(deck.table[deck.find(thing), deck.question_index[question]]) / STEPS


def cant(deck: Deck, thing: str, question: str) -> float:
    return float(deck.rows_p_cant()[deck.find(thing), deck.question_index[question]])


def names(folder: Path, words: str) -> set[str]:
    (folder / "readings").mkdir(exist_ok=True)
    (folder / "readings" / "one.yaml").write_text(f'flies:\n  yes: "{words}"\n')
    source = read_source(folder)
    (reading,) = read_readings(source)
    return {name for name, said in zip(source.things, reading.yes, strict=True) if said}


def test_groups_are_named_and_members_taken_back(folder: Path) -> None:
    assert names(folder, "@crop, plane") == {"wheat", "plane"}
    assert names(folder, "@plain_fruit, -rose, -cactus") == {"apple", "orange"}
    assert names(folder, "@@food, -@crop, wheat") == {"apple", "orange", "rose", "cactus", "wheat"}
    assert len(names(folder, "@@all, -glass, the material, -dog")) == len(read_source(folder).things) - 2
    assert names(folder, "glass, the material, dog,") == {"glass, the material", "dog"}
    assert names(folder, "") == set()


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("flies:\n  yes: dog\nflys:\n  yes: dog", 4, "unknown question 'flys'"),
        ('flies:\n  yes: dog\n  some: "cat, zeppelin"', 3, "unknown name 'zeppelin'"),
        ('flies:\n  yes: "@@all, -zeppelin"', 2, "unknown name 'zeppelin'"),
        ('flies:\n  yes: "@zeppelins"', 2, "unknown class or region '@zeppelins'"),
        ('flies:\n  yes: "@@zeppelins"', 2, "unknown class or region '@@zeppelins'"),
        ('flies:\n  yes: "dog, cat"\n  some: "@big_mammal"', 3, "stated in both yes and some"),
        ('flies:\n  yes: "dog, cat"\n  no: cat', 3, "stated in both yes and no"),
        ("flies:\n  maybe: dog", 2, "unknown key 'maybe'"),
        ("flies:\n  yes: dog\nflies:\n  yes: cat", 3, "twice"),
        ("flies:\n  yes: [dog]", 2, "expected a single value"),
    ],
)
def test_a_broken_reading_is_told_with_file_line_and_reason(folder: Path, text: str, line: int, reason: str) -> None:
    with pytest.raises(DeckSourceError) as refusal:
        read(folder, ann=text)
    assert reason in refusal.value.reason
    assert str(refusal.value).startswith(f"small/readings/ann.yaml:{line}:")


def test_a_question_that_nobody_read_keeps_its_facts(folder: Path) -> None:
    before, after = compile_deck(read_source(folder)), read(folder, ann='flies:\n  yes: "eagle, duck, bat, plane"')
    kept = [column for column, question in enumerate(before.questions) if question.id != "flies"]
    assert np.array_equal(before.table[:, kept], after.table[:, kept])


def test_readers_who_agree_settle_what_the_deck_leaves_out(folder: Path) -> None:
    text = 'sweet:\n  yes: "apple, orange, wheat, T-shirt"'
    once, twice = read(folder, ann=text), read(folder, ann=text, bea=text)
    assert yes(compile_deck(read_source(SMALL_DECK)), "T-shirt", "sweet") < 0.05
    assert 0.5 < yes(once, "T-shirt", "sweet") < yes(twice, "T-shirt", "sweet")
    assert yes(twice, "dog", "sweet") < 0.05


def test_readers_who_differ_leave_a_pair_open_and_make_the_question_less_sure(folder: Path) -> None:
    said = 'pet:\n  yes: "dog, cat, mouse, goldfish, horse"'
    agreed = read(folder, ann=said, bea=said)
    differing = read(folder, ann=said, bea='pet:\n  yes: "dog, cow, duck, chicken"')
    assert 0.3 < yes(differing, "goldfish", "pet") < 0.95 < yes(agreed, "goldfish", "pet")
    column = agreed.question_index["pet"]
    assert agreed.questions[column].error < differing.questions[column].error
    assert yes(agreed, "eagle", "pet") < yes(differing, "eagle", "pet")


def test_a_reader_of_single_pairs_tells_of_these_alone(folder: Path) -> None:
    said = 'pet:\n  yes: "dog, cat, mouse, goldfish, horse"'
    differing = {"ann": said, "bea": 'pet:\n  yes: "dog, cat, cow, duck, chicken"'}
    before = read(folder, **differing)
    after = read(folder, **differing, cal='pet:\n  yes: "goldfish, horse"\n  no: duck')
    column = before.question_index["pet"]
    assert yes(after, "goldfish", "pet") > yes(before, "goldfish", "pet") > 0.3
    assert yes(after, "duck", "pet") < yes(before, "duck", "pet")
    assert yes(after, "mouse", "pet") == pytest.approx(yes(before, "mouse", "pet"), abs=0.05)
    assert np.array_equal(after.rows_p_cant(), before.rows_p_cant())
    assert after.questions[column].error == before.questions[column].error


def test_a_question_may_be_read_of_single_pairs_only(folder: Path) -> None:
    plain = compile_deck(read_source(folder))
    deck = read(folder, ann='pet:\n  yes: mouse\n  no: ""')
    assert yes(plain, "mouse", "pet") < yes(deck, "mouse", "pet")
    assert yes(deck, "dog", "pet") > 0.8


def test_what_people_cannot_say_is_in_the_compiled_deck(folder: Path) -> None:
    deck = read(folder, ann='heavy:\n  yes: "car"\n  cant: "living room"', bea='heavy:\n  cant: "living room, harbor"')
    assert cant(deck, "dog", "heavy") < 0.15 < cant(deck, "harbor", "heavy") < cant(deck, "living room", "heavy")
    loaded = load(dump(deck))
    assert np.array_equal(loaded.rows_p_cant(), deck.rows_p_cant())
    assert load(dump(compile_deck(read_source(SMALL_DECK)))).cant is not None


def test_of_a_thing_that_came_later_the_readings_say_nothing(folder: Path) -> None:
    file = folder / "things" / "objects.yaml"
    file.write_text(file.read_text() + "  drone: {popularity: 2, unread: true, yes: flies}\n")
    assert yes(read(folder, ann='flies:\n  yes: "plane"'), "drone", "flies") == 0.97


def test_a_question_can_be_marked_as_making_no_sense_of_a_class(folder: Path) -> None:
    file = folder / "questions" / "general.yaml"
    plain, text = compile_deck(read_source(folder)), file.read_text()
    file.write_text(text.replace("{id: heavy,", '{id: heavy, senseless: "@crop, dog",'))
    marked = compile_deck(read_source(folder))
    assert cant(marked, "wheat", "heavy") > 0.3 > cant(marked, "cat", "heavy")
    assert cant(marked, "dog", "heavy") > 0.3 > cant(plain, "dog", "heavy")
    assert np.array_equal(marked.table, plain.table)
    file.write_text(text.replace("{id: heavy,", '{id: heavy, senseless: "@crops",'))
    with pytest.raises(DeckSourceError, match=r"small/questions.*unknown class or region '@crops'"):
        compile_deck(read_source(folder))


def test_a_question_can_be_marked_as_taken_in_two_ways_of_a_class(folder: Path) -> None:
    file = folder / "questions" / "general.yaml"
    plain, text = compile_deck(read_source(folder)), file.read_text()
    file.write_text(text.replace("{id: heavy,", '{id: heavy, disputed: "@crop, car, living room",'))
    marked = compile_deck(read_source(folder))
    assert yes(plain, "wheat", "heavy") < yes(marked, "wheat", "heavy") < 0.5
    assert yes(plain, "car", "heavy") > yes(marked, "car", "heavy") > 0.5
    others = [row for row, thing in enumerate(plain.things) if thing.name not in ("wheat", "car", "living room")]
    assert np.array_equal(marked.table[others], plain.table[others])
    file.write_text(text.replace("{id: heavy,", '{id: heavy, disputed: "@crops",'))
    with pytest.raises(DeckSourceError, match=r"small/questions.*unknown class or region '@crops'"):
        compile_deck(read_source(folder))


def test_a_question_that_people_cannot_decide_is_so_of_everything(folder: Path) -> None:
    file = folder / "questions" / "general.yaml"
    plain, text = compile_deck(read_source(folder)), file.read_text()
    file.write_text(text.replace("{id: heavy,", "{id: heavy, undecided: 0.2,"))
    marked = compile_deck(read_source(folder))
    column = marked.question_index["heavy"]
    assert marked.rows_p_cant()[:, column] == pytest.approx(1 - 0.8 * (1 - plain.rows_p_cant()[:, column]), abs=0.003)
    assert np.array_equal(np.delete(marked.rows_p_cant(), column, 1), np.delete(plain.rows_p_cant(), column, 1))
    assert np.array_equal(marked.table, plain.table)
    file.write_text(text.replace("{id: heavy,", "{id: heavy, undecided: 0.6,"))
    with pytest.raises(DeckSourceError, match=r"small/questions.*0\.6"):
        compile_deck(read_source(folder))


def test_a_deck_can_mark_many_questions_as_making_no_sense_of_a_class(folder: Path) -> None:
    file = folder / "deck.yaml"
    plain, text = compile_deck(read_source(folder)), file.read_text()
    file.write_text(text + 'senseless:\n  - {of: "@crop, dog", questions: heavy flies}\n')
    marked = compile_deck(read_source(folder))
    for question in ("heavy", "flies"):
        assert cant(marked, "wheat", question) > 0.3 > cant(marked, "cat", question)
    assert cant(marked, "wheat", "pet") == cant(plain, "wheat", "pet")
    assert np.array_equal(marked.table, plain.table)


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        ('{of: "@crops", questions: heavy}', "unknown class or region '@crops'"),
        ('{of: "@crop", questions: heavier}', "unknown question 'heavier'"),
        ('{of: "@crop"}', "`of` and `questions` are needed"),
    ],
)
def test_a_wrong_block_of_what_makes_no_sense_is_named(folder: Path, block: str, reason: str) -> None:
    file = folder / "deck.yaml"
    file.write_text(file.read_text() + f"senseless:\n  - {block}\n")
    with pytest.raises(DeckSourceError, match=rf"small/deck.yaml:\d+.*{reason}"):
        compile_deck(read_source(folder))
