"""A deck of one's own on the phone: uploaded, looked over, published, played, with its sources to read."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewPhone
from tests.browser.phone import Phone
from tests.browser.test_accessibility import check
from tests.llm_peer.behaviours import says
from tests.llm_peer.server import KEY, MODEL, running_peer
from tests.local_server import LocalServer

BOATS = Path(__file__).parents[1] / "end_to_end" / "boats.csv"
BIRDS = Path(__file__).parents[1] / "documents" / "birds.pdf"


OPEN_ALL = "() => document.querySelectorAll('details:not([open]) > summary').forEach((summary) => summary.click())"


def upload(phone: Phone) -> None:
    """From the start screen to the draft."""
    phone.link("Decks of your own").click()
    phone.page.get_by_label("Choose files for a new deck").set_input_files(BOATS)
    expect(phone.page.get_by_role("heading", name="What is asked")).to_be_visible()


def test_a_table_is_uploaded_looked_over_published_and_played(phone: Phone) -> None:
    upload(phone)
    expect(phone.heading).to_have_text("Boats")
    expect(phone.page.get_by_text("In 200 test games it named")).to_be_visible()
    column = phone.page.locator(".columns").get_by_role("checkbox", name="Home port")
    column.click()
    expect(column).not_to_be_checked()
    expect(phone.page.get_by_text("Left out, as you wanted.")).to_be_visible()
    phone.button("Play test games").click()
    expect(phone.page.get_by_text("In 200 test games it named")).to_be_visible()
    expect(phone.page.locator(".facts li")).to_have_count(20)
    expect(phone.page.locator(".facts mark").first).to_be_visible()
    phone.button("Publish the deck").click()
    phone.button("Play this deck").click()
    phone.play(lambda _turn, is_guess: "Yes!" if is_guess else "Yes")
    expect(phone.page.get_by_role("heading", name="What the guess rested on")).to_be_visible()
    cited = phone.page.locator(".cited").first
    assert cited.locator("mark").inner_text() in BOATS.read_text()
    expect(cited.locator("figcaption")).to_contain_text("boats.csv, cell")
    phone.page.locator("summary", has_text="That is wrong").first.click()
    phone.button("Tell who made the deck").first.click()
    phone.sees("Thank you. Who made the deck will see it.")
    check(phone, "sources")


@pytest.mark.parametrize(
    ("size", "scheme"), [((320, 640), "light"), ((390, 844), "dark"), ((1280, 800), "light")], ids=str
)
def test_every_screen_of_decks_is_accessible(new_phone: NewPhone, size: tuple[int, int], scheme: str) -> None:
    phone = new_phone(size=size, color_scheme=scheme, reduced_motion="reduce")
    phone.visit()
    upload(phone)
    phone.page.evaluate(OPEN_ALL)
    check(phone, "deck")
    phone.button("Publish the deck").click()
    expect(phone.button("Play this deck")).to_be_visible()
    phone.page.evaluate(OPEN_ALL)
    check(phone, "deck-published")
    phone.link("All decks").click()
    expect(phone.page.locator(".own-decks li")).to_have_count(1)
    phone.page.evaluate(OPEN_ALL)
    check(phone, "decks")


def test_a_question_is_answered_by_what_the_documents_say(phone: Phone) -> None:
    upload(phone)
    phone.page.get_by_label("A question about the documents").fill("Which boat is the Lady Anne?")
    phone.button("Find what they say").click()
    expect(phone.page.locator("[aria-labelledby=ask] mark").first).to_contain_text("Lady Anne")
    phone.page.get_by_label("A question about the documents").fill("xylophone")
    phone.button("Find what they say").click()
    phone.sees("They say nothing of it in these words.")


def test_who_has_the_link_plays_and_a_stranger_does_not_see_the_deck(phone: Phone, new_phone: NewPhone) -> None:
    upload(phone)
    phone.button("Publish the deck").click()
    expect(phone.button("Play this deck")).to_be_visible()
    address = phone.page.url.removeprefix(phone.url)
    stranger = new_phone()
    stranger.visit(address)
    stranger.sees("This deck is no longer here.")
    phone.page.get_by_label("Who may play it").select_option("LINK")
    expect(phone.page.locator("output.address")).to_contain_text("#/decks/")
    stranger.page.reload()
    stranger.button("Play this deck").click()
    stranger.sees_turn(1)


def test_a_file_that_makes_no_deck_is_refused_with_what_would_help(phone: Phone) -> None:
    phone.link("Decks of your own").click()
    numbers = {"name": "numbers.csv", "mimeType": "text/csv", "buffer": b"a,b\n1,2\n3,4\n5,6\n"}
    phone.page.get_by_label("Choose files for a new deck").set_input_files(numbers)  # type: ignore[arg-type]
    expect(phone.page.get_by_role("alert").get_by_text("No deck yet.")).to_be_visible()


def test_an_owner_makes_a_member_an_editor_and_lets_them_go(phone: Phone, new_phone: NewPhone) -> None:
    phone.link("Decks of your own").click()
    phone.page.locator("summary", has_text="Make a team").click()
    form = phone.page.locator("details", has_text="Make a team")
    form.get_by_label("Name of the team").fill("5b")
    form.get_by_label("Your name, for the others").fill("Ms Low")
    form.get_by_role("button").click()
    phone.button("Invite players").click()
    code = phone.page.locator("output.address").inner_text().partition(",")[0]
    member = new_phone()
    member.visit()
    member.link("Decks of your own").click()
    member.page.locator("summary", has_text="Join with a code").click()
    form = member.page.locator("details", has_text="Join with a code")
    form.get_by_label("Code").fill(code)
    form.get_by_label("Your name, for the others").fill("Kim")
    form.get_by_role("button").click()
    member.sees("Ms Low, Kim")
    expect(member.page.get_by_text("Members of 5b")).to_have_count(0)
    phone.page.reload()
    phone.page.locator("summary", has_text="Members of 5b").click()
    expect(phone.page.get_by_label("What Ms Low may do in 5b")).to_be_disabled()
    phone.page.get_by_label("What Kim may do in 5b").select_option("EDITOR")
    expect(phone.page.get_by_label("What Kim may do in 5b")).to_have_value("EDITOR")
    phone.page.reload()
    phone.page.locator("summary", has_text="Members of 5b").click()
    expect(phone.page.get_by_label("What Kim may do in 5b")).to_have_value("EDITOR")
    check(phone, "members")
    phone.button("Remove Kim from 5b").click()
    phone.page.get_by_role("dialog").get_by_role("button", name="Remove", exact=True).click()
    expect(phone.page.get_by_label("What Kim may do in 5b")).to_have_count(0)
    with member.answered("query Teams"):
        member.page.reload()
    expect(member.page.get_by_role("heading", name="Teams")).to_be_visible()
    expect(member.page.get_by_text("5b")).to_have_count(0)


def test_a_model_words_an_answer_that_stands_above_its_sources(tmp_path: Path, new_phone: NewPhone) -> None:
    worded = json.dumps({"text": "The Lady Anne is of the home port Southmouth.", "sentences": [1]})
    with running_peer(lambda _number, _body: says(worded)) as peer:
        model = {
            "TWENTYQ_LLM_BASE_URL": peer.url,
            "TWENTYQ_LLM_API_KEY": KEY,
            "TWENTYQ_LLM_MODEL": MODEL,
            "TWENTYQ_LLM_DOCUMENTS": "true",
        }
        server = LocalServer(tmp_path / "data", model)
        server.start()
        try:
            phone = new_phone(server.url)
            phone.visit()
            upload(phone)
            phone.page.get_by_label("A question about the documents").fill("What is the home port of the Lady Anne?")
            phone.button("Find what they say").click()
            answer = phone.page.get_by_role("region", name="Answer")
            expect(answer).to_contain_text("The Lady Anne is of the home port Southmouth.")
            expect(answer).to_contain_text("A language model worded this from these sentences.")
            expect(answer.locator("mark")).to_contain_text("Lady Anne")
            check(phone, "worded")
        finally:
            server.stop()


def test_a_build_goes_on_over_a_reload_and_the_deck_is_there_the_next_day(phone: Phone) -> None:
    phone.link("Decks of your own").click()
    with phone.answered("query DeckDraft") as first:
        phone.page.get_by_label("Choose files for a new deck").set_input_files(BIRDS)
    assert first.value.json()["data"]["ownDeck"]["state"] == "BUILDING"
    phone.page.reload()
    expect(phone.heading).to_have_text("Birds")
    expect(phone.page.get_by_role("heading", name="What is asked")).to_be_visible()
    tomorrow = Phone(phone.page.context.new_page(), phone.url, phone.screenshots)
    phone.page.close()
    tomorrow.page.clock.set_system_time(datetime.now(UTC) + timedelta(days=1))
    tomorrow.visit()
    tomorrow.link("Decks of your own").click()
    row = tomorrow.page.locator(".own-decks li")
    expect(row).to_have_text("BirdsTo look over")
    row.get_by_role("link").click()
    expect(tomorrow.page.locator(".documents li")).to_contain_text("birds.pdf")
    expect(tomorrow.page.locator(".facts mark").first).to_be_visible()
    tomorrow.button("Publish the deck").click()
    expect(tomorrow.button("Play this deck")).to_be_visible()
    assert not [*phone.failures, *tomorrow.failures]
