"""What a function writes to its log is what an alarm watches: namespace, name and dimensions."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.infra.conftest import Template, properties
from tests.unit.aws.conftest import SETTINGS, FakeLambdaContext, aws, event
from tests.unit.aws.test_learner import verdict

from twentyq.aws import builder, configuration, function, learner, observed, reader
from twentyq.aws.allowance import DynamoDbAllowance
from twentyq.aws.appsync import Api
from twentyq.aws.observed import NAMESPACE
from twentyq.aws.production import production_ports
from twentyq.aws.sounds import TimelySpoken, WatchedRecognizer
from twentyq.documents.errors import DocumentError, Refusal
from twentyq.learning.gate.verdict import Decision
from twentyq.play.decks.building import Outcome
from twentyq.play.ports import Ports
from twentyq.play.workshop import Reading
from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.recording import Recording
from twentyq.storage.aws import client

__all__ = ["aws"]

Metric = tuple[str, str, frozenset[str]]
"""Namespace, name and the names of its dimensions."""
DAILY = {"VerdictAge"}
"""Of a run that no request begins: tests/unit/aws/test_learner.py."""


class Gone:
    """A recognizer that fails, and a voice without links."""

    name = "transcribe"

    def recognize(self, _recording: Recording, _language: str) -> Any:
        """Nobody hears."""
        raise SpeechUnavailableError(self.name, "gone")

    def link(self, *_text: str) -> None:
        """Nobody speaks."""


def defect() -> Ports:
    raise ZeroDivisionError


def settings(read: Callable[[str], str | None]) -> Ports:
    configuration.forget()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SETTINGS_PROFILE", "app/env/profile")
        patch.setattr(configuration, "_latest", read)
        configuration.current_settings()
    configuration.forget()
    return production_ports(SETTINGS)


def unreachable(_profile: str) -> str:
    raise OSError


def table_gone() -> Ports:
    ports = production_ports(SETTINGS)
    client("dynamodb").delete_table(TableName="games")
    return ports


def version(pointer: bytes | None) -> Ports:
    s3 = client("s3")
    if pointer is None:
        s3.delete_bucket(Bucket="versions")
    else:
        s3.put_object(Bucket="versions", Key="decks/everyday/latest.json", Body=pointer)
    return production_ports(SETTINGS)


def unheard() -> Ports:
    with pytest.raises(SpeechUnavailableError):
        WatchedRecognizer(Gone()).recognize(Recording(b""), "en-US")
    return production_ports(SETTINGS)


def unspoken() -> Ports:
    TimelySpoken(Gone()).link("Is it alive?", "en-US")
    return production_ports(SETTINGS)


def used_up(service: str) -> Ports:
    assert not DynamoDbAllowance(client("dynamodb"), "games", {service: 0}).take(service, 1)
    return production_ports(SETTINGS)


def waiting() -> Ports:
    learner._count(verdict(Decision.WAITING, "4567"))
    return production_ports(SETTINGS)


def ended(outcome: Outcome) -> Ports:
    builder.counted(outcome)
    return production_ports(SETTINGS)


def refused(code: Refusal) -> Ports:
    reader.told(Reading(0, refusal=DocumentError(code, "a.csv", "", "")))
    return production_ports(SETTINGS)


PROVOKED: dict[str, Callable[[], Ports]] = {
    "Errors.InternalError": defect,
    "Errors.ServiceUnavailable": table_gone,
    "Latency": lambda: production_ports(SETTINGS),
    "Configuration.refused": lambda: settings(lambda _profile: '{"nowhere": 1}'),
    "Configuration.unread": lambda: settings(unreachable),
    "Versions.refused": lambda: version(b"{"),
    "Versions.unread": lambda: version(None),
    "Unheard.transcribe": unheard,
    "Unspoken": unspoken,
    "AllowanceUsedUp.transcribe": lambda: used_up("transcribe"),
    "AllowanceUsedUp.polly": lambda: used_up("polly"),
    "Verdict.WAITING": waiting,
    "Builds.failed": lambda: ended(Outcome.FAILED),
    "Documents.INFECTED": lambda: refused(Refusal.INFECTED),
    "Documents.UNCHECKED": lambda: refused(Refusal.UNCHECKED),
}
"""What goes wrong while a function answers, by the metric that tells of it."""


def watched(template: Template) -> set[Metric]:
    """Our own metrics under alarm."""
    alarms = [alarm for alarm in properties(template, "CloudWatch::Alarm") if alarm["Namespace"] == NAMESPACE]
    return {(NAMESPACE, alarm["MetricName"], frozenset(one["Name"] for one in alarm["Dimensions"])) for alarm in alarms}


def logged(lines: str) -> Iterator[Metric]:
    """The metrics in lines of CloudWatch's embedded metric format."""
    for line in lines.splitlines():
        if '"_aws"' in line:
            written = json.loads(line)
            for directive in written["_aws"]["CloudWatchMetrics"]:
                for dimensions in directive["Dimensions"]:
                    assert {*dimensions, *(one["Name"] for one in directive["Metrics"])} <= written.keys()
                    for metric in directive["Metrics"]:
                        yield directive["Namespace"], metric["Name"], frozenset(dimensions)


def test_every_metric_under_alarm_is_provoked_here(templates: dict[str, Template]) -> None:
    assert {name for _, name, _ in watched(templates["prod"])} - DAILY == PROVOKED.keys()


def test_alarms_ask_for_services_and_stages_as_functions_call_themselves(template: Template) -> None:
    functions = [function["Environment"]["Variables"] for function in properties(template, "Lambda::Function")]
    known = {(one.get("POWERTOOLS_SERVICE_NAME"), one["STAGE"]) for one in functions}
    for alarm in properties(template, "CloudWatch::Alarm"):
        if alarm["Namespace"] == NAMESPACE:
            named = {one["Name"]: one["Value"] for one in alarm["Dimensions"]}
            assert (named["service"], named["stage"]) in known


@pytest.mark.parametrize("name", PROVOKED)
@pytest.mark.usefixtures("aws")
def test_a_function_logs_the_metric_as_its_alarm_watches_it(
    name: str, templates: dict[str, Template], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    observed.metrics.clear_metrics()
    monkeypatch.setattr(observed.metrics.provider, "service", "api")
    monkeypatch.setenv("TWENTYQ_GAMES_TABLE", "games")
    monkeypatch.setattr(function, "api", Api(PROVOKED[name]))
    asked = event("startGame", input={}) if name.startswith("Versions") else event("games", type_name="Query")
    function.handler(asked, FakeLambdaContext())  # type: ignore[arg-type]
    assert {one for one in watched(templates["prod"]) if one[1] == name} <= set(logged(capsys.readouterr().out))
