"""A deck of one's own from the file to its sources: uploaded, looked over, published, played by voice alone."""

import csv
import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.voice.listening_phone import ListeningPhone
from tests.browser.voice.microphone import Microphone
from twentyq.authoring.draft import Stated
from twentyq.authoring.drafting import draft
from twentyq.documents.reader import read

BOATS = Path(__file__).parents[2] / "end_to_end" / "boats.csv"
THOUGHT_OF = "Cormorant"
WORDS = {Stated.YES: "yes", Stated.NO: "nope", Stated.SOMETIMES: "sometimes"}


def known() -> dict[str, str]:
    """What somebody says who knows the documents: the answer in words by question."""
    made = draft([read(BOATS.read_bytes(), BOATS.name)], deck_id="boats", name="Boats")
    row = next(number for number, thing in enumerate(made.things) if thing.name == THOUGHT_OF)
    return {made.questions[fact.question].text: WORDS[fact.stated] for fact in made.facts if fact.thing == row}


def test_an_own_deck_is_played_by_voice_to_its_sources(phone: ListeningPhone, microphone: Microphone) -> None:
    answers = known()
    phone.visit()
    phone.link("Decks of your own").click()
    phone.page.get_by_label("Choose files for a new deck").set_input_files(BOATS)
    expect(phone.page.get_by_role("heading", name="What is asked")).to_be_visible()
    phone.sees("In 200 test games it named")
    phone.button("Publish the deck").click()
    phone.button("Play this deck").click()
    phone.sees_turn(1)
    phone.button("Hands-free").click()
    phone.listens()
    for turn in range(1, 21):
        phone.sees_turn(turn)
        text = phone.question
        microphone.hear(answers.get(text, "yes" if THOUGHT_OF in text else "nope"))
        after = phone.page.locator(".count", has_text=f"{turn + 1} of")
        expect(phone.page.locator(".end").or_(after)).to_be_visible()
        if phone.page.locator(".end").is_visible():
            break
    expect(phone.heading).to_have_text(THOUGHT_OF)
    expect(phone.page.get_by_role("heading", name="What the guess rested on")).to_be_visible()
    rows = list(csv.reader(BOATS.read_text("utf-8").splitlines()))
    row = next(number for number, cells in enumerate(rows, 1) if cells[0] == THOUGHT_OF)
    for cited in phone.page.locator(".cited").all():
        assert cited.locator("mark").inner_text() in rows[row - 1]
        expect(cited.locator("figcaption")).to_have_text(re.compile(rf"^boats\.csv, cell [A-Z]{row}\b"))
    assert phone.page.locator(".cited").count() >= 5
    phone.screenshot("sources")
    assert phone.failures == []
