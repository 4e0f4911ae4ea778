"""The end of a game: what it was, where the answers differ, one more try, and marks to share."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewPhone
from tests.browser.phone import Phone
from tests.browser.test_accessibility import SHIFTS
from tests.browser.test_loading import held

PLACES = """async () => {
  await document.fonts.ready;
  return Object.fromEntries([...document.querySelectorAll('button, summary, main a')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .map((element) => [element.innerText, element.getBoundingClientRect().y + scrollY]));
}"""
"""How far down everything stands that can be tapped."""


@pytest.fixture
def lost(new_phone: NewPhone) -> Phone:
    """A game that the machine has lost: every answer was no."""
    phone = new_phone(permissions=["clipboard-read", "clipboard-write"])
    phone.visit_game(21)
    expect(phone.heading).to_have_text("You win.")
    return phone


def test_names_are_completed_while_typed_and_the_thing_becomes_the_headline(lost: Phone) -> None:
    lost.page.get_by_label("What was it?").press_sequentially("guit")
    expect(lost.page.locator("#thing-names option[value=guitar]")).to_be_attached()
    lost.page.get_by_label("What was it?").fill("guitar")
    lost.button("Tell me").click()
    expect(lost.heading).to_have_text("A guitar")
    expect(lost.heading).to_be_focused()
    expect(lost.page.locator(".differences li").first).to_contain_text("You said no")
    lost.screenshot("recap")
    lost.link("History").click()
    lost.page.locator(".games a").click()
    expect(lost.heading).to_have_text("A guitar")
    expect(lost.page.locator(".differences li").first).to_be_visible()


def test_name_with_a_slip_is_asked_about(lost: Phone) -> None:
    lost.page.get_by_label("What was it?").fill("gitar")
    lost.button("Tell me").click()
    expect(lost.page.get_by_role("group", name="Did you mean another one?")).to_be_visible()
    lost.screenshot("meant")
    lost.button("guitar").click()
    expect(lost.heading).to_have_text("A guitar")
    expect(lost.page.get_by_role("group", name="Did you mean another one?")).to_be_hidden()


def test_what_was_taught_is_named_in_the_next_game(lost: Phone) -> None:
    lost.page.get_by_label("What was it?").fill("a flurble")
    lost.button("Tell me").click()
    form = lost.page.get_by_role("form", name="So that I can learn it")
    form.get_by_label("Which question tells it from").fill("what colour is it?")
    form.get_by_label("Yes").check()
    form.get_by_role("button", name="Teach it").click()
    expect(form.get_by_role("status")).to_contain_text("must be a question that yes or no answers")
    form.get_by_label("Which question tells it from").fill("Does it hum at night?")
    form.get_by_role("button", name="Teach it").click()
    lost.sees("In your next games I will think of it too.")
    lost.screenshot("taught")
    lost.button("Play again").click()
    lost.start()
    lost.play(lambda _, guess: "Yes!" if guess and "flurble" in lost.question else "No")
    expect(lost.heading).to_have_text("A flurble")
    expect(lost.page.locator(".kicker")).to_have_text("I got it.")


def test_one_more_question_is_answered_or_left(lost: Phone) -> None:
    lost.page.get_by_label("What was it?").fill("guitar")
    lost.button("Tell me").click()
    bonus = lost.page.get_by_role("region", name="One more, if you like")
    lost.screenshot("bonus")
    bonus.get_by_role("button", name="Sometimes").click()
    lost.sees("Thank you, that helps.")
    with lost.answered("query BonusQuestion"):
        lost.page.reload()
    expect(lost.page.get_by_role("heading", name="All 20 turns")).to_be_visible()
    expect(bonus).to_be_hidden()


@pytest.mark.parametrize("comes", ["soon", "late"])
@pytest.mark.parametrize("size", [(390, 844), (1280, 800)], ids=["phone", "desktop"])
def test_nothing_moves_at_the_end_as_more_arrives(new_phone: NewPhone, size: tuple[int, int], comes: str) -> None:
    phone = new_phone(size=size)
    phone.visit_game(21)
    phone.page.get_by_label("What was it?").fill("guitar")
    phone.button("Tell me").click()
    bonus = phone.page.get_by_role("region", name="One more, if you like")
    expect(bonus).to_be_visible()
    with held(phone, "**/graphql", "query BonusQuestion"):
        phone.page.reload()
        expect(phone.heading).to_have_text("A guitar")
        expect(phone.button("Teach it")).to_be_visible()
        if comes == "late":
            expect(phone.page.get_by_role("heading", name="All 20 turns")).to_be_visible()
        places = phone.page.evaluate(PLACES)
    expect(bonus).to_be_visible()
    expect(phone.page.get_by_role("heading", name="All 20 turns")).to_be_visible()
    full = phone.page.evaluate(PLACES)
    assert places.items() <= full.items()
    assert phone.page.evaluate(SHIFTS) == 0
    bonus.get_by_role("button", name="Sometimes").click()
    phone.sees("Thank you, that helps.")
    phone.button("Teach it").click()
    phone.sees("In your next games I will think of it too.")
    done = phone.page.evaluate(PLACES)
    assert {"Play again", "What the marks mean"} < done.keys()
    assert done.items() <= full.items()


def test_what_the_answers_fit_best_and_what_was_left_are_shown(lost: Phone) -> None:
    expect(lost.page.locator(".nearest li")).to_have_count(3)
    expect(lost.page.locator(".turn-left")).to_have_count(20)
    expect(lost.page.locator(".turn-left").last).to_have_text(re.compile(r"[\d,]+ left"))


def test_lost_game_goes_on_for_five_more_questions_once(lost: Phone) -> None:
    lost.button("One more try: five questions").click()
    for turn in range(1, 6):
        expect(lost.page.locator(".count")).to_have_text(f"{turn} of 5 extra")
        lost.button("No").click()
    expect(lost.heading).to_have_text("You win.")
    expect(lost.page.locator(".turns li")).to_have_count(25)
    expect(lost.button("One more try: five questions")).to_be_hidden()


def test_marks_are_shared_without_the_thing(lost: Phone) -> None:
    lost.page.evaluate("navigator.share = undefined")
    lost.button("Share the marks").click()
    lost.sees("Copied.")
    text = lost.page.evaluate("navigator.clipboard.readText()")
    first, *rows = text.splitlines()
    assert first == "Twentyq could not name it: I won"
    assert [len(row) for row in rows] == [10, 10]
