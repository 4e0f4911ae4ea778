"""Hands-free: the question is heard, then the player is; nobody touches the phone."""

import re
from base64 import b64decode

import numpy as np
from playwright.sync_api import expect

from tests.browser.phone_pool import PATIENCE
from tests.browser.voice.listening_phone import ListeningPhone
from tests.browser.voice.microphone import Microphone, said
from twentyq.game.answer import Answer
from twentyq.guessing.players import TablePlayer
from twentyq.knowledge.compiled import load_named
from twentyq.speech.hearing.decoding import decode

NO_WORKER = "Service Worker registration blocked by Playwright"
WORDS = {Answer.YES: "yes", Answer.NO: "nope", Answer.SOMETIMES: "sometimes"}


def test_whole_game_is_played_by_a_player_who_only_speaks(phone: ListeningPhone) -> None:
    phone.begin()
    expect(phone.heading).to_have_text("You win.", timeout=10 * PATIENCE)
    answers = phone.page.locator(".turns .turn-answer")
    expect(answers).to_have_text(["No"] * 20)
    assert len({sound["url"] for sound in phone.played("heard")}) >= 18, "sentences that were played"
    assert min(phone.peaks()) > 0.1, "no sound is silence"
    assert phone.failures == []


def test_thing_is_named_to_a_player_who_only_speaks(phone: ListeningPhone, microphone: Microphone) -> None:
    deck = load_named("everyday")
    row = deck.find("guitar")
    assert row is not None
    player = TablePlayer(deck, row, 0.0, np.random.default_rng(7))
    questions = {question.text: question.id for question in deck.questions}
    phone.begin()
    phone.listens()
    assert [sound["of"] > 0.5 for sound in phone.played("ended")] == [True], "the question was heard to its end"
    for turn in range(1, 21):
        phone.sees_turn(turn)
        text = phone.question
        right = player.answer(questions[text]) if text in questions else _is_it(text, deck.things[row].says)
        microphone.hear(WORDS[right])
        over = phone.page.locator(".end").or_(phone.page.locator(".count", has_text=f"{turn + 1} of"))
        expect(over).to_be_visible()
        if phone.page.locator(".end").is_visible():
            break
    expect(phone.heading).to_have_text("A guitar")
    phone.sees("I got it.")
    phone.sees("say “play again”")
    microphone.hear("play again")
    phone.sees_turn(1)
    assert phone.failures == []


def test_voice_is_begun_from_the_start_screen_and_writes_nothing_to_the_console(
    phone: ListeningPhone, microphone: Microphone
) -> None:
    written: list[str] = []
    phone.page.on("console", lambda message: written.append(message.text))
    phone.visit()
    phone.button("Play by voice").click()
    phone.sees_turn(1)
    phone.listens()
    microphone.hear("no")
    phone.sees_turn(2)
    assert phone.failures == []
    assert set(written) <= {NO_WORKER}


def test_a_game_begins_where_the_browser_gives_no_sound(phone: ListeningPhone) -> None:
    phone.page.add_init_script("window.AudioContext = class { constructor() { throw new Error('no sound'); } };")
    phone.visit()
    phone.button("Play by voice").click()
    phone.sees_turn(1)
    assert all("no sound" in failure for failure in phone.failures)


def _is_it(guess: str, says: str) -> Answer:
    return Answer.YES if f" {says}?" in guess else Answer.NO


def test_player_may_speak_before_the_question_ends(phone: ListeningPhone, microphone: Microphone) -> None:
    phone.begin()
    phone.listens()
    long = said("is it one of these or one of those" * 4)
    phone.page.route("**/sounds/**", lambda route: route.fulfill(body=long, content_type="audio/wav"))
    microphone.hear("no")
    phone.sees_turn(2)
    phone.until("played.at(-1).how === 'heard'")
    microphone.hear("no")
    phone.sees_turn(3)
    (stopped,) = phone.played("stopped")
    assert 0 < stopped["at"] < stopped["of"]


def test_what_was_heard_is_said_and_taken_back_by_one_tap(phone: ListeningPhone, microphone: Microphone) -> None:
    phone.begin()
    phone.listens()
    first = phone.question
    phone.screenshot("listening")
    microphone.hear("nope")
    expect(phone.page.locator(".note")).to_contain_text(re.compile(r"^No\.|I took that as no\."))
    phone.screenshot("heard")
    phone.button("Not what I said").click()
    phone.sees_turn(1)
    assert phone.question == first


def test_player_who_hesitates_is_heard_to_the_end(phone: ListeningPhone, microphone: Microphone) -> None:
    phone.begin()
    phone.listens()
    with phone.page.expect_request(lambda request: "AnswerAloud" in (request.post_data or "")) as sent:
        microphone.hear("i think", "no", pause=0.8)
    sound = sent.value.post_data_json["variables"]["input"]["audio"]["data"]
    both = decode(said("i think", "no", pause=0.8)).seconds
    assert decode(b64decode(sound)).seconds > both, "both, and the silence after them"


def test_endless_talk_is_cut_and_uploaded(phone: ListeningPhone, microphone: Microphone) -> None:
    phone.begin()
    phone.listens()
    with phone.answered("mutation AnswerAloud", within=3 * PATIENCE) as answered:
        microphone.hear("you know my uncle had one of these in his garden behind the old house and " * 6)
    assert "uploadKey" in answered.value.request.post_data
    refused = [error["errorType"] for error in answered.value.json().get("errors", [])]
    assert set(refused) <= {"ServiceUnavailable"}, "not too long for the server, though a busy one may be too slow"
    assert phone.failures == []
