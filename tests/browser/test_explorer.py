"""The API explorer: one can watch a game and answer it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.local_server import LocalServer

WATCH_POLICY = (
    "document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => refused(effectiveDirective))"
)

CHOOSE_AND_RUN = """(tab) => {
  tab.click();
  setTimeout(() => document.querySelector('.graphiql-execute-button').click());
}"""
"""One right after the other, before the editor has read the tab's document."""


@pytest.fixture
def page(chromium: Browser, served: LocalServer) -> Iterator[Page]:
    """The explorer, which must not ask for anything that its policy refuses, nor from elsewhere."""
    with chromium.new_context() as context:
        page = context.new_page()
        refused: list[str] = []
        asked: list[str] = []
        page.expose_function("refused", lambda directive: refused.append(str(directive)))
        page.add_init_script(WATCH_POLICY)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{served.url}/graphql")
        expect(page.get_by_role("status").filter(has_text=re.compile("^Player"))).to_be_visible()
        expect(page.locator(".graphiql-query-editor")).to_contain_text("mutation StartGame")
        yield page
        assert refused == []
        assert [url for url in asked if not url.startswith((served.url, "data:"))] == []


def run(page: Page, operation: str) -> None:
    """Run a tab's operation."""
    page.get_by_role("button", name=operation, exact=True).click()
    page.get_by_role("button", name=re.compile("Execute query")).click()


def test_a_game_is_watched_while_it_is_answered_with_the_variables_of_the_last_answer(page: Page) -> None:
    response = page.locator(".graphiql-response")
    shown = {"StartGame": "QUESTION", "OnGameUpdate": "Waiting for updates", "AnswerQuestion": "onGameUpdate"}
    for operation, text in shown.items():
        run(page, operation)
        expect(response).to_contain_text(text)
    expect(response).to_contain_text("answerQuestion")
    expect(response).not_to_contain_text("has ended")
    expect(page.get_by_label("Updates").locator("pre")).to_be_in_viewport(ratio=0.9)


def test_the_examples_can_be_brought_back(page: Page) -> None:
    tabs = page.get_by_role("tab")
    count = tabs.count()
    page.get_by_role("button", name="Close Tab").first.click()
    expect(tabs).to_have_count(count - 1)
    page.get_by_role("button", name="Examples", exact=True).click()
    expect(tabs).to_have_count(count)


def test_operations_of_decks_and_of_teaching_have_tabs_with_their_fragments(page: Page) -> None:
    for operation in ("TeachThing", "AnswerBonusQuestionAloud", "PublishDeck"):
        expect(page.get_by_role("button", name=operation, exact=True)).to_have_count(1)
    run(page, "OwnDecks")
    expect(page.locator(".graphiql-response")).to_contain_text('"ownDecks": []')


def test_an_operation_that_is_run_as_soon_as_its_tab_is_chosen_has_its_own_fragments(page: Page) -> None:
    page.get_by_role("button", name="OwnDecks", exact=True).evaluate(CHOOSE_AND_RUN)
    expect(page.locator(".graphiql-response")).to_contain_text('"ownDecks": []')


def test_a_subscription_that_is_refused_says_why(page: Page) -> None:
    run(page, "OnGameUpdate")
    expect(page.locator(".graphiql-response")).to_contain_text("errorType")


def test_a_subscription_can_be_ended(page: Page) -> None:
    run(page, "StartGame")
    expect(page.locator(".graphiql-response")).to_contain_text("QUESTION")
    run(page, "OnGameUpdate")
    page.get_by_role("button", name="End", exact=True).click()
    expect(page.get_by_role("region", name="Updates")).to_contain_text("has ended")


def test_schema_is_shown_and_runs_no_code_but_its_own(page: Page) -> None:
    page.get_by_role("button", name="Show Documentation Explorer").click()
    expect(page.get_by_role("link", name="Mutation", exact=True)).to_be_visible()
    module = "new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))"
    assert page.evaluate(f"() => {{ try {{ {module}; }} catch (error) {{ return error.name; }} }}") == "CompileError"
