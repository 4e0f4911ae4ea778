"""One more question after a game, asked and answered aloud."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.voice.listening_phone import PLAYED, ListeningPhone
from tests.browser.voice.microphone import Microphone
from tests.browser.voice.test_hold_to_talk import HOLD


def lost_and_told(phone: ListeningPhone, speaks: str) -> None:
    """A lost game whose thing the player has typed, with voice on by this button."""
    phone.visit_game(20)
    phone.button(speaks).click()
    phone.button("No").click()
    expect(phone.heading).to_have_text("You win.")
    phone.page.evaluate(PLAYED)
    phone.page.get_by_label("What was it?").fill("umbrella")
    phone.button("Tell me").click()
    expect(phone.heading).to_have_text("An umbrella")


def asked(phone: ListeningPhone) -> None:
    """Wait until the machine has said how it ended, and then its question."""
    phone.sees("One more, if you like")
    phone.until("new Set(played.filter(({ how }) => how === 'ended').map(({ url }) => url)).size >= 2")


def kept(phone: ListeningPhone) -> str | None:
    """The answer that the server holds."""
    game = phone.page.evaluate("localStorage.getItem('twentyq.game')")
    answer: str | None = phone.ask(f'{{ game(id: "{game}") {{ bonusQuestion {{ answer }} }} }}')["game"][
        "bonusQuestion"
    ]["answer"]
    return answer


def test_the_question_is_asked_and_answered_by_who_only_speaks(phone: ListeningPhone, microphone: Microphone) -> None:
    lost_and_told(phone, "Hands-free")
    asked(phone)
    phone.sees("Say yes, no or “skip”")
    phone.screenshot("bonus-aloud")
    microphone.hear("no")
    phone.sees("Thank you, that helps.")
    assert kept(phone) == "NO"
    phone.sees("Think of something, then say “play again”.")
    microphone.hear("play again")
    phone.sees_turn(1)
    assert phone.failures == []


def test_who_skips_it_leaves_nothing(phone: ListeningPhone, microphone: Microphone) -> None:
    lost_and_told(phone, "Hands-free")
    asked(phone)
    microphone.hear("skip it")
    phone.sees("All right.")
    assert kept(phone) is None
    phone.sees("Think of something, then say “play again”.")


@pytest.mark.usefixtures("microphone")
def test_who_says_nothing_is_asked_no_more_and_may_tap(phone: ListeningPhone) -> None:
    phone.page.clock.install()
    lost_and_told(phone, "Hands-free")
    asked(phone)
    phone.sees("Say yes, no or “skip”")
    phone.page.clock.fast_forward(20_000)
    phone.sees("Think of something, then say “play again”.")
    phone.page.clock.fast_forward(20_000)
    phone.sees("I did not hear you.")
    phone.until("!microphone.isOpen()")
    phone.page.locator(".bonus").get_by_role("button", name="Sometimes").click()
    phone.sees("Thank you, that helps.")
    assert kept(phone) == "SOMETIMES"


def test_it_is_answered_by_the_button_that_is_held(phone: ListeningPhone) -> None:
    lost_and_told(phone, "Read questions aloud")
    asked(phone)
    phone.hold(HOLD, phone.page.locator(".bonus"))
    phone.sees("Thank you, that helps.")
    assert kept(phone) == "NO"
    assert phone.failures == []


def test_a_reply_that_comes_too_late_leaves_the_next_game_its_answers(
    phone: ListeningPhone, microphone: Microphone
) -> None:
    lost_and_told(phone, "Hands-free")
    asked(phone)
    phone.sees("Say yes, no or “skip”")
    held: list[Route] = []

    def hold(route: Route) -> None:
        if "AnswerBonusQuestionAloud" in (route.request.post_data or ""):
            held.append(route)
        else:
            route.continue_()

    phone.page.route("**/graphql", hold)
    with phone.page.expect_request(lambda request: "AnswerBonusQuestionAloud" in (request.post_data or "")) as sent:
        microphone.hear("no")
    phone.button("Play again").click()
    phone.button("I have it. Ask me!").click()
    phone.sees_turn(1)
    phone.listens()
    update = {
        "gameId": sent.value.post_data_json["variables"]["input"]["gameId"],
        "game": None,
        "reply": {"kind": "CLARIFY", "text": "Was that a yes?", "speech": None, "suggestions": []},
        "heard": {"transcript": "", "intent": "UNCLEAR", "answer": None, "confidence": 0.4, "recognizer": "x"},
    }
    with phone.page.expect_response(lambda response: response.request == sent.value):
        held[0].fulfill(json={"data": {"answerBonusQuestionAloud": update}})
    microphone.hear("no")
    phone.sees_turn(2)
    assert len(held) == 1
