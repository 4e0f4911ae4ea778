"""History with pages, statistics, and deleting it all."""

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.phone import Phone

STOPPED_GAMES = """async (count) => {
  const { accessToken } = JSON.parse(localStorage.getItem('twentyq.guest'));
  const send = async (query) => (await (await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: accessToken },
    body: JSON.stringify({ query }),
  })).json()).data;
  for (let index = 0; index < count; index += 1) {
    const { startGame } = await send('mutation { startGame(input: {}) { gameId } }');
    await send(`mutation { abandonGame(input: { gameId: "${startGame.gameId}" }) { gameId } }`);
  }
}"""


def test_history_comes_in_pages_and_shows_each_game(phone: Phone) -> None:
    phone.start()
    phone.button("Yes").click()
    phone.sees_turn(2)
    phone.page.evaluate(STOPPED_GAMES, 21)
    phone.link("History").click()
    rows = phone.page.locator(".games li")
    expect(rows).to_have_count(20)
    phone.screenshot("history")
    phone.button("Show older games").click()
    expect(rows).to_have_count(22)
    expect(phone.button("Show older games")).to_be_hidden()
    phone.page.get_by_text("Waiting at 2 of 20").click()
    expect(phone.page.locator(".turns li").first).to_contain_text("Yes")
    phone.button("Continue this game").click()
    phone.sees_turn(2)


def test_statistics_count_finished_games(phone: Phone) -> None:
    phone.visit_game(20)
    phone.button("Yes!").click()
    expect(phone.page.locator(".kicker")).to_have_text("I got it.")
    phone.link("You").click()
    expect(phone.page.locator(".figures div", has_text="I named it")).to_contain_text("1")
    phone.screenshot("statistics")


def test_data_is_saved_as_a_file(phone: Phone) -> None:
    phone.start()
    phone.button("Yes").click()
    phone.sees_turn(2)
    phone.link("You").click()
    with phone.page.expect_download() as saved:
        phone.button("Save my data as a file").click()
    assert saved.value.suggested_filename == "twentyq.json"
    kept = json.loads(Path(saved.value.path()).read_text("utf-8"))
    (game,) = kept["games"]
    assert game["turns"][0]["answer"] == "YES"
    assert kept["recordings"] == []


def test_data_is_deleted_after_asking(phone: Phone) -> None:
    phone.start()
    phone.button("Yes").click()
    phone.sees_turn(2)
    phone.button("Stop").click()
    phone.button("Stop the game").click()
    phone.link("You").click()
    expect(phone.page.locator(".figures div", has_text="Games")).to_contain_text("1")
    phone.button("Delete my data").click()
    phone.button("Keep it").click()
    phone.button("Delete my data").click()
    phone.button("Delete everything").click()
    expect(phone.page.get_by_text("Deleted 1 game")).to_be_in_viewport()
    expect(phone.page.locator(".figures div", has_text="Games")).to_contain_text("0")
    phone.link("History").click()
    phone.sees("No games yet")
    phone.link("Play the first one.").click()
    expect(phone.heading).to_have_text("Think of something.")
