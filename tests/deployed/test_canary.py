"""The canary's code, which is also the smoke test of a deployment, on the emulator."""

import pytest
from infra.canary.game import CanaryError, ask, play, sign_in
from tests.deployed.conftest import Deployment

DECKS = "{ decks { id } }"


@pytest.fixture
def token(deployment: Deployment) -> str:
    outputs = deployment.outputs
    return sign_in(deployment.emulator.client("cognito-idp"), outputs["UserPoolId"], outputs["CanaryClientId"])


def test_the_canary_plays_a_whole_game_and_leaves_nothing(deployment: Deployment, token: str) -> None:
    assert play(deployment.graphql, token) == "STUMPED"
    assert ask(deployment.graphql, token, "{ games { items { id } } }") == {"games": {"items": []}}


def test_the_canary_signs_in_again_with_another_password(deployment: Deployment, token: str) -> None:
    outputs = deployment.outputs
    cognito = deployment.emulator.client("cognito-idp")
    again = sign_in(cognito, outputs["UserPoolId"], outputs["CanaryClientId"])
    assert again != token
    assert ask(deployment.graphql, again, DECKS)["decks"][0]["id"] == "everyday"


def test_a_stack_that_refuses_is_told_by_its_error(deployment: Deployment, token: str) -> None:
    with pytest.raises(CanaryError, match="DeckNotFound"):
        ask(deployment.graphql, token, 'mutation { startGame(input: {deckId: "x"}) { gameId } }')
