"""A signed-up player on the Amplify client, and how that player plays a whole game."""

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from graphql import parse, print_ast, separate_operations
from tests.ministack import ROOT

OPERATIONS = ROOT / "graphql" / "operations"
SCRIPT = Path(__file__).parent / "player.mjs"
PASSWORD = "Correct-horse-7-battery"
CODE = "123456"
"""MiniStack sends this one to everybody."""


class CallFailedError(Exception):
    """The Amplify client refused; the first argument is the error's name."""


class AmplifyPlayer:
    """One process with one Amplify client in it."""

    def __init__(self, outputs: dict[str, Any], cognito: str, graphql: str) -> None:
        self.email = ""
        self._process = subprocess.Popen(
            ["node", str(SCRIPT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.call("configure", outputs=outputs, cognito=cognito, graphql=graphql)

    def call(self, call: str, **arguments: Any) -> Any:
        """Call a function of the client."""
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps({"call": call, "input": arguments}) + "\n")
        process.stdin.flush()
        outcome = json.loads(process.stdout.readline())
        if "failure" in outcome:
            raise CallFailedError(outcome["failure"]["name"], outcome["failure"]["message"])
        return outcome["result"]

    def join(self, email: str) -> None:
        """Sign up, confirm, sign in by SRP."""
        self.email = email
        self.call("signUp", username=email, password=PASSWORD, options={"userAttributes": {"email": email}})
        self.call("confirmSignUp", username=email, confirmationCode=CODE)
        assert self.call("signIn", username=email, password=PASSWORD)["isSignedIn"] is True

    def ask(self, operation: str, **variables: Any) -> Any:
        """Run a document of graphql/operations; its first field's value."""
        answer = self.run(operation, **variables)
        assert "errors" not in answer, answer["errors"]
        value, *_ = answer["data"].values()
        return value

    def refused(self, operation: str, **variables: Any) -> dict[str, Any]:
        """Run a document that is to be refused; the error."""
        (error,) = self.run(operation, **variables)["errors"]
        return dict(error)

    def run(self, operation: str, **variables: Any) -> dict[str, Any]:
        """Run a document; data and errors as the client has them."""
        query = documents()[operation]
        answer: dict[str, Any] = self.call("graphql", query=query, variables=variables)
        return answer

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(60)
        self._process.stdout.close()


@cache
def documents() -> dict[str, str]:
    """Every operation with just the fragments it uses, by the name of its file."""
    whole = parse("".join(path.read_text() for path in sorted(OPERATIONS.rglob("*.graphql"))))
    return {name[0].lower() + name[1:]: print_ast(one) for name, one in separate_operations(whole).items()}
