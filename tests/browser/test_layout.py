"""Every screen size has its own layout: nothing breaks, nothing is cut off, nothing needs scrolling that need not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Launch, NewPhone
from tests.browser.phone_pool import PhonePool
from tests.browser.test_accessibility import OVERFLOWING
from tests.local_server import LocalServer
from twentyq.knowledge.compiled import load_named

SOME = 60
"""Of the questions and guesses, those that need most room."""
ROOT_PIXELS = 32
"""Twice the browser's default size of text."""

TRY_TEXTS = """async (texts) => {
  const heading = document.querySelector('.question h1');
  const main = document.querySelector('main');
  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const isBroken = (from, to) => {
    const range = document.createRange();
    range.setStart(heading.firstChild, from);
    range.setEnd(heading.firstChild, to);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
  };
  const found = [];
  for (const text of texts) {
    heading.firstChild.data = text;
    main.style.width = main.style.width ? '' : '99.9%';
    await frame();
    for (const { index, 0: word } of text.matchAll(/[^\\s-]+/g))
      if (isBroken(index, index + word.length)) found.push(`${text}: ${word} is broken`);
    const page = document.documentElement;
    if (page.scrollHeight > innerHeight + 1) found.push(`${text}: scrolls by ${page.scrollHeight - innerHeight}`);
    if (page.scrollWidth > innerWidth) found.push(`${text}: too wide`);
  }
  return found;
}"""


def texts_that_need_room() -> list[str]:
    """The longest questions of the deck, and the guesses with the longest words."""
    deck = load_named("everyday")
    questions = sorted((question.text for question in deck.questions), key=len)
    guesses = sorted((f"Is it {thing.says}?" for thing in deck.things), key=lambda text: max(map(len, text.split())))
    return questions[-SOME:] + guesses[-SOME:]


@pytest.mark.parametrize("size", [(320, 568), (375, 667), (390, 844), (844, 390)], ids=str)
def test_no_word_is_broken_and_no_question_needs_scrolling(new_phone: NewPhone, size: tuple[int, int]) -> None:
    phone = new_phone(size=size, reduced_motion="reduce")
    phone.visit()
    phone.start()
    assert phone.page.evaluate(TRY_TEXTS, texts_that_need_room()) == []
    phone.screenshot("question")


@pytest.mark.parametrize("size", [(320, 568), (375, 667), (844, 390), (820, 1180), (1280, 800)], ids=str)
def test_start_needs_no_scrolling(new_phone: NewPhone, size: tuple[int, int]) -> None:
    phone = new_phone(size=size)
    phone.visit()
    expect(phone.button("I have it. Ask me!")).to_be_in_viewport(ratio=1)
    expect(phone.button("Play by voice")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("size", "beside"), [((844, 390), True), ((1280, 800), True), ((820, 1180), False)], ids=str)
def test_answers_stand_by_the_question(new_phone: NewPhone, size: tuple[int, int], beside: bool) -> None:
    phone = new_phone(size=size, reduced_motion="reduce")
    phone.visit()
    phone.start()
    question, answers = phone.page.locator(".question").bounding_box(), phone.page.locator(".answers").bounding_box()
    assert question
    assert answers
    if beside:
        assert question["x"] + question["width"] <= answers["x"]
    else:
        assert 0 <= answers["y"] - (question["y"] + question["height"]) < 120
    assert answers["y"] + answers["height"] < size[1]


@pytest.fixture(scope="module")
def large_text(launch: Launch) -> Iterator[PhonePool]:
    """Phones of somebody who needs large text."""
    browser = launch(f"--blink-settings=defaultFontSize={ROOT_PIXELS}")
    yield PhonePool(browser)
    browser.close()


@pytest.mark.parametrize(
    ("size", "font"),
    [((390, 844), "our own font"), ((320, 568), "our own font"), ((320, 568), "the system's font")],
    ids=str,
)
def test_text_of_twice_the_size_is_readable_and_in_reach(
    large_text: PhonePool, served: LocalServer, size: tuple[int, int], font: str, pictures: Path | None
) -> None:
    phone = large_text.take(served.url, size, pictures, reduced_motion="reduce", is_mobile=False)
    if font == "the system's font":  # as on a slow network
        phone.page.route("**/*.woff2", lambda route: route.abort())
    phone.visit()

    def check(screen: str) -> None:
        phone.screenshot(screen)
        assert phone.page.evaluate(OVERFLOWING) == [], screen
        for link in phone.page.locator(".header a").all():
            box = link.bounding_box()
            assert box
            assert 0 <= box["x"] <= box["x"] + box["width"] <= size[0], screen

    expect(phone.button("I have it. Ask me!")).to_be_visible()
    assert phone.page.evaluate("getComputedStyle(document.documentElement).fontSize") == f"{ROOT_PIXELS}px"
    check("start")
    phone.start()
    check("question")
    phone.button("In words").click()
    check("words")
    phone.button("Close").click()
    phone.lose()
    check("end")
    for screen in ("History", "You"):
        phone.link(screen).click()
        expect(phone.heading).to_have_text(screen)
        check(screen)
    large_text.take_back()
