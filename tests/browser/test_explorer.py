"""The API explorer: one can watch a game and answer it."""

from playwright.sync_api import Browser, expect

from tests.browser.served import Served


def test_a_game_is_watched_while_it_is_answered_with_the_variables_of_the_last_answer(
    chromium: Browser, served: Served
) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{served.url}/graphql")
        response = page.locator("#response")
        for operation, shown in (("Start", "QUESTION"), ("Watch", "Waiting for updates"), ("Answer", "onGameUpdate")):
            page.get_by_label("Operation").select_option(operation)
            page.get_by_role("button", name="Run").click()
            expect(response).to_contain_text(shown)
        expect(response).to_contain_text("answerQuestion")
        expect(response).not_to_contain_text("has ended")


def test_the_examples_can_be_brought_back(chromium: Browser, served: Served) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{served.url}/graphql")
        page.get_by_label("Query").fill("{ nonsense")
        page.get_by_role("button", name="Examples").click()
        expect(page.get_by_label("Operation").locator("option")).to_have_count(4)
