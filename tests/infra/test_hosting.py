"""What the hosted client may load: the same as on the local server, and AWS."""

from infra.hosting import POLICY

from twentyq.local.http.middleware import content_security_policy

HOST = "localhost:8000"
ELSEWHERE = {"https://*.amazonaws.com", "wss://*.amazonaws.com", f"ws://{HOST}", f"wss://{HOST}"}


def test_hosted_client_is_under_the_policy_of_the_local_server() -> None:
    assert _own(POLICY) == _own(content_security_policy(HOST))


def test_hosted_client_reaches_nothing_but_aws() -> None:
    sources = {source for directive in POLICY.split("; ") for source in directive.split(" ")[1:]}
    assert {source for source in sources if "//" in source or "*" in source} <= ELSEWHERE


def _own(policy: str) -> dict[str, set[str]]:
    """What every directive allows of the page's own."""
    directives = [directive.split(" ") for directive in policy.split("; ")]
    return {name: set(sources) - ELSEWHERE for name, *sources in directives}
