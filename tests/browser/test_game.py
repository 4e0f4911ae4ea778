"""A whole game by taps, and by keyboard alone."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import NewPhone
from tests.browser.phone import Phone
from tests.browser.test_loading import held

TAP_THIS_AND_THE_NEXT = """(button) => new Promise((done) => {
  const watch = new MutationObserver(() => {
    watch.disconnect();
    document.querySelector('.answers button').click();
    done();
  });
  watch.observe(document.querySelector('.count'), { childList: true, characterData: true, subtree: true });
  button.click();
})"""
"""A tap, and its second half as soon as there is another question."""
SHADES = ("Yes", "Probably", "No", "Sometimes", "Probably not")


def always_no(_turn: int, _is_guess: bool) -> str:
    return "No"


def yes_to_the_first_guess(turn: int, is_guess: bool) -> str:
    return "Yes!" if is_guess else SHADES[turn % len(SHADES)]


def test_game_is_played_to_a_right_guess_by_taps(phone: Phone) -> None:
    phone.start()
    phone.screenshot("question")
    turns = phone.play(yes_to_the_first_guess)
    phone.sees("I got it.")
    expect(phone.heading).not_to_have_text("I got it.")
    expect(phone.page.locator(".turns li")).to_have_count(turns)
    phone.screenshot("guessed")
    phone.button("Play again").click()
    expect(phone.heading).to_have_text("Think of something.")
    assert phone.failures == []


def test_stumped_machine_is_told_what_it_was(phone: Phone) -> None:
    phone.visit_game(18)
    assert phone.play(always_no, first=18) == 20
    expect(phone.heading).to_have_text("You win.")
    phone.page.get_by_label("What was it?").fill("a narwhal in a teacup")
    phone.button("Tell me").click()
    phone.sees(re.compile("narwhal in a teacup"))
    expect(phone.page.get_by_label("What was it?")).to_be_hidden()
    phone.screenshot("told")


def test_last_answer_is_taken_back(phone: Phone) -> None:
    phone.start()
    first = phone.question
    expect(phone.button("Undo")).to_be_disabled()
    phone.button("Yes").click()
    phone.sees_turn(2)
    phone.button("Undo").click()
    phone.sees_turn(1)
    assert phone.question == first


def test_answer_that_ended_the_game_is_taken_back(phone: Phone) -> None:
    phone.visit_game(20)
    phone.button("Yes!").click()
    phone.button("Undo my last answer").click()
    phone.sees_turn(20)
    assert phone.is_guess


def test_double_tap_answers_one_question(phone: Phone) -> None:
    phone.start()
    with held(phone, "**/graphql", "mutation AnswerQuestion"):
        phone.button("No").dblclick()
    phone.sees_turn(2)
    expect(phone.button("No")).to_be_enabled()
    phone.button("No").evaluate(TAP_THIS_AND_THE_NEXT)
    phone.sees_turn(3)
    expect(phone.button("No")).to_be_enabled()
    phone.sees_turn(3)


def test_questions_so_far_are_shown(phone: Phone) -> None:
    phone.start()
    first = phone.question
    phone.button("Sometimes").click()
    phone.sees_turn(2)
    phone.page.locator(".progress").click()
    row = phone.page.get_by_role("dialog").locator(".turns li")
    expect(row).to_contain_text(first)
    expect(row).to_contain_text("Sometimes")
    phone.button("Back to the question").click()
    expect(phone.page.get_by_role("dialog")).to_be_hidden()
    expect(phone.page.locator(".progress")).to_be_focused()


UNCLEAR = {
    "reply": {"kind": "CLARIFY", "text": "Sorry, was that a yes?", "speech": None, "suggestions": []},
    "heard": {"transcript": "well", "intent": "UNCLEAR", "answer": None, "confidence": None, "recognizer": None},
}


def test_unclear_words_are_asked_again_and_use_up_no_question(phone: Phone) -> None:
    """The reply to words is scripted; the game in it is the server's."""
    with phone.answered("mutation StartGame") as started:
        phone.start()
    game = started.value.json()["data"]["startGame"]["game"]
    question = phone.question

    def unclear(route: Route) -> None:
        if "AnswerInWords" in (route.request.post_data or ""):
            route.fulfill(json={"data": {"answerInWords": {"gameId": game["id"], "game": game, **UNCLEAR}}})
        else:
            route.continue_()

    phone.page.route("**/graphql", unclear)
    phone.button("In words").click()
    phone.page.get_by_label("Your answer in words").fill("well")
    phone.button("Send").click()
    phone.sees("Sorry, was that a yes?")
    assert phone.question == question
    phone.button("Yes").click()
    phone.sees_turn(2)
    expect(phone.page.get_by_text("Sorry, was that a yes?")).to_be_hidden()


def test_answer_is_given_in_words_and_what_they_say_besides_is_noted(phone: Phone) -> None:
    phone.start()
    phone.button("In words").click()
    phone.page.get_by_label("Your answer in words").fill("yes, it has wings")
    phone.button("Send").click()
    phone.sees_turn(2)
    phone.sees(re.compile("I took that as yes.*I noted besides: Does it have wings\\? Yes\\."))


def test_stopping_asks_first(phone: Phone) -> None:
    phone.start()
    phone.button("Stop").click()
    phone.button("Keep playing").click()
    phone.sees_turn(1)
    phone.button("Stop").click()
    phone.button("Stop the game").click()
    expect(phone.heading).to_have_text("Game stopped.")


@pytest.mark.parametrize("stop", ["a tap", "words"])
def test_whether_to_stop_is_the_headline_however_it_was_asked(phone: Phone, stop: str) -> None:
    phone.start()
    question = phone.question
    if stop == "words":
        say(phone, "stop")
    else:
        phone.button("Stop").click()
    expect(phone.button("Stop the game")).to_be_visible()
    expect(phone.button("Yes")).to_be_hidden()
    assert phone.question != question
    phone.screenshot("stopping")
    phone.button("Keep playing").click()
    expect(phone.heading).to_have_text(question)
    expect(phone.button("Yes")).to_be_visible()


def test_any_other_reply_than_yes_goes_on_with_the_game(phone: Phone) -> None:
    phone.start()
    question = phone.question
    say(phone, "stop")
    expect(phone.button("Stop the game")).to_be_visible()
    phone.page.get_by_label("Your answer in words").fill("pardon")
    phone.button("Send").click()
    expect(phone.heading).to_have_text(question)
    phone.page.get_by_label("Your answer in words").fill("yes")
    phone.button("Send").click()
    phone.sees_turn(2)


def say(phone: Phone, words: str) -> None:
    """Answer in words, and leave the field open."""
    phone.button("In words").click()
    phone.page.get_by_label("Your answer in words").fill(words)
    phone.button("Send").click()


def test_what_counts_as_yes_is_said_when_asked(phone: Phone) -> None:
    phone.start()
    phone.button("What counts as yes?").click()
    expect(phone.page.locator(".explanation")).to_have_text(re.compile(r"\w{3}"))
    phone.screenshot("explained")
    phone.button("Yes").click()
    phone.sees_turn(2)
    expect(phone.page.locator(".explanation")).to_be_hidden()


def test_undo_in_words_at_the_first_question_is_a_remark(phone: Phone) -> None:
    phone.start()
    say(phone, "go back")
    expect(phone.page.locator(".note")).to_have_text("There is no answer to take back.")
    expect(phone.page.locator(".banner")).to_have_count(0)


def test_face_fills_as_things_are_ruled_out(phone: Phone) -> None:
    phone.start()
    expect(phone.page.locator(".left")).to_have_text(re.compile(r"about [\d,]+ left"))
    first = phone.page.locator(".left").inner_text()
    phone.button("No").click()
    phone.sees_turn(2)
    expect(phone.page.locator(".left")).not_to_have_text(first)
    filled = phone.page.locator(".face-ring").get_attribute("stroke-dasharray")
    assert filled
    assert float(filled.split()[0]) > 0


def test_game_is_played_by_keyboard_alone(new_phone: NewPhone) -> None:
    phone = new_phone(size=(1280, 800), has_touch=False, is_mobile=False, device_scale_factor=1)
    phone.visit()
    keyboard = phone.page.keyboard
    start = phone.button("I have it. Ask me!")
    expect(start).to_be_visible()
    while not start.evaluate("element => element === document.activeElement"):
        keyboard.press("Tab")
    keyboard.press("Enter")
    phone.sees_turn(1)
    for turn, key in enumerate(("y", "n", "p", "t", "s", "d"), start=1):
        phone.sees_turn(turn)
        expect(phone.button("No")).to_be_enabled()
        keyboard.press("n" if phone.is_guess else key)
    phone.sees_turn(7)
    expect(phone.button("No")).to_be_enabled()
    keyboard.press("u")
    phone.sees_turn(6)
    keyboard.press("w")
    expect(phone.page.get_by_label("Your answer in words")).to_be_focused()
    keyboard.type("you")
    keyboard.press("Escape")
    expect(phone.button("In words")).to_be_focused()
    phone.screenshot("keyboard")


def test_focus_stays_on_the_answers_when_a_guess_takes_the_shades_away(phone: Phone) -> None:
    phone.visit_game(12)
    for turn in range(12, 21):
        phone.sees_turn(turn)
        if phone.is_guess:
            break
        expect(phone.button("Sometimes")).to_be_enabled()
        phone.button("Sometimes").press("Enter")
    assert phone.is_guess
    expect(phone.page.locator(".answers :focus")).to_have_text(re.compile("No"))


def test_sounds_and_vibration_come_with_moves_and_can_be_turned_off(phone: Phone) -> None:
    phone.page.evaluate("() => { window.felt = []; navigator.vibrate = (pulses) => felt.push(pulses); }")
    phone.start()
    phone.button("Yes").click()
    phone.sees_turn(2)
    assert len(phone.page.evaluate("felt")) == 1
    phone.link("You").click()
    phone.page.get_by_label("Sounds and vibration as the game moves").uncheck()
    phone.link("Twentyq").click()
    phone.button("Yes").click()
    phone.sees_turn(3)
    assert len(phone.page.evaluate("felt")) == 1


def test_single_letters_can_be_turned_off(new_phone: NewPhone) -> None:
    phone = new_phone(size=(1280, 800), has_touch=False, is_mobile=False)
    phone.visit()
    phone.link("You").click()
    phone.page.get_by_label("Answer with single letters").uncheck()
    phone.page.get_by_role("link", name="Twentyq").click()
    phone.start()
    expect(phone.button("No")).to_be_enabled()
    phone.page.keyboard.press("n")
    phone.button("Yes").click()
    phone.sees_turn(2)
    phone.page.locator(".progress").click()
    expect(phone.page.locator(".turns .turn-answer")).to_have_text("Yes")
