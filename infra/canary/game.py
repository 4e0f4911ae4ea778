"""Plays one game on a deployed stack: `python -m infra.canary.game --stack Twentyq-dev`; also the canary's code.

Its account has a new password for every run, which nobody else ever sees. Standard library and boto3 only.
"""

import argparse
import json
import os
import secrets
import urllib.request
from collections.abc import Mapping
from typing import Any

import boto3

EMAIL = "canary@twentyq.invalid"
SECONDS, TURNS = 30, 30
"""AppSync itself answers within 30 seconds; a game has fewer turns."""
START = "mutation { startGame(input: {}) { game { id currentTurn { number } } } }"
ANSWER = """mutation Answer($input: AnswerQuestionInput!) {
  answerQuestion(input: $input) { game { id status currentTurn { number } } }
}"""
FORGET = "mutation { deletePlayerData { games } }"


class CanaryError(Exception):
    """The stack does not play as it should."""


def handler(_event: Any, _context: Any) -> str:
    """What CloudWatch Synthetics runs."""
    where = os.environ
    token = sign_in(boto3.client("cognito-idp"), where["POOL"], where["CLIENT"])
    return play(where["URL"], token)


def sign_in(cognito: Any, pool: str, client: str, email: str = EMAIL) -> str:
    """An access token of the canary's account, which is made where it is missing. No mail is sent."""
    password = f"{secrets.token_urlsafe(24)}aA1!"
    try:
        attributes = [{"Name": "email", "Value": email}, {"Name": "email_verified", "Value": "true"}]
        cognito.admin_create_user(UserPoolId=pool, Username=email, MessageAction="SUPPRESS", UserAttributes=attributes)
    except cognito.exceptions.UsernameExistsException:
        pass
    cognito.admin_set_user_password(UserPoolId=pool, Username=email, Password=password, Permanent=True)
    given = cognito.admin_initiate_auth(
        UserPoolId=pool,
        ClientId=client,
        AuthFlow="ADMIN_USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": email, "PASSWORD": password},
    )
    return str(given["AuthenticationResult"]["AccessToken"])


def play(url: str, token: str) -> str:
    """Start a game, answer no to everything until it ends, and have it forgotten; how it ended."""
    game = ask(url, token, START)["startGame"]["game"]
    for _ in range(TURNS):
        if game["currentTurn"] is None:
            break
        given = {"gameId": game["id"], "turn": game["currentTurn"]["number"], "answer": "NO"}
        game = ask(url, token, ANSWER, {"input": given})["answerQuestion"]["game"]
    if game.get("status") != "STUMPED":
        raise CanaryError(f"a game of nothing but no ended as {game.get('status')}")
    if ask(url, token, FORGET)["deletePlayerData"]["games"] < 1:
        raise CanaryError("the game was not there to be forgotten")
    return str(game["status"])


def ask(url: str, token: str, query: str, variables: Mapping[str, object] | None = None) -> dict[str, Any]:
    """One GraphQL request's data."""
    body = json.dumps({"query": query, "variables": variables or {}}).encode()
    headers = {"authorization": token, "content-type": "application/json"}
    request = urllib.request.Request(url, body, headers)  # noqa: S310 - the stack's own address
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - the same
        content = json.load(answer)
    if content.get("errors"):
        raise CanaryError(str([error.get("errorType") for error in content["errors"]]))
    data: dict[str, Any] = content["data"]
    return data


def main() -> None:
    """Play on the stack that the arguments name."""
    parser = argparse.ArgumentParser(description="Play a game on a deployed stack.")
    parser.add_argument("--stack", required=True)
    parser.add_argument("--region")
    given = parser.parse_args()
    described = boto3.client("cloudformation", given.region).describe_stacks(StackName=given.stack)["Stacks"][0]
    outputs = {output["OutputKey"]: output["OutputValue"] for output in described["Outputs"]}
    cognito = boto3.client("cognito-idp", outputs["Region"])
    token = sign_in(cognito, outputs["UserPoolId"], outputs["CanaryClientId"])
    print(play(outputs["GraphqlUrl"], token))  # noqa: T201 - the command's output


if __name__ == "__main__":
    main()
