"""What fails on the first day: alarms that reach nobody, metrics of another stage, no way back."""

import json
import re
from typing import Any

import pytest
from infra.prices import POLLY_CHARACTER, TRANSCRIBE_MINUTE
from infra.stage import PROD
from tests.infra.conftest import Template, made, properties

from twentyq.aws.observed import NAMESPACE
from twentyq.speech.settings import SpeechSettings


def logical_id(reference: Any) -> str:
    """Of {"Ref"} or {"Fn::GetAtt"}."""
    return str(reference.get("Ref") or reference["Fn::GetAtt"][0])


def may_publish(template: Template, service: str) -> set[str]:
    """Topics to which a service may publish."""
    allowed = set()
    for policy in properties(template, "SNS::TopicPolicy"):
        for statement in policy["PolicyDocument"]["Statement"]:
            principals = statement["Principal"]["Service"] if statement["Effect"] == "Allow" else []
            if f"{service}.amazonaws.com" in principals:
                assert statement["Action"] == "sns:Publish"
                allowed.add(logical_id(statement["Resource"]))
    return allowed


def test_every_alarm_has_a_topic_that_it_may_publish_to(template: Template) -> None:
    topics = may_publish(template, "cloudwatch")
    for name, alarm in made(template, "CloudWatch::Alarm").items():
        actions = {logical_id(action) for action in alarm["Properties"]["AlarmActions"]}
        assert actions, name
        assert actions <= topics, name


def test_every_budget_has_a_topic_that_it_may_publish_to(template: Template) -> None:
    topics = may_publish(template, "budgets")
    for budget in properties(template, "Budgets::Budget"):
        for notification in budget["NotificationsWithSubscribers"]:
            assert {logical_id(one["Address"]) for one in notification["Subscribers"]} <= topics


def test_in_production_alarms_reach_a_person(templates: dict[str, Template]) -> None:
    (subscription,) = properties(templates["prod"], "SNS::Subscription")
    assert subscription["Protocol"] == "email"
    assert "Default" not in templates["prod"]["Parameters"][subscription["Endpoint"]["Ref"]]
    assert "Default" not in templates["prod"]["Parameters"]["MailDomain"]


def test_a_month_of_days_that_are_used_up_is_within_productions_budget_for_speech() -> None:
    limits = SpeechSettings().day_limits
    day = limits["transcribe"] / 60 * TRANSCRIBE_MINUTE + limits["polly"] * POLLY_CHARACTER
    assert day == pytest.approx(7.60)
    assert 31 * day < PROD.monthly_budget


def watched(template: Template) -> set[str]:
    """Our own metrics under alarm, with their dimensions."""
    alarms = [alarm for alarm in properties(template, "CloudWatch::Alarm") if alarm["Namespace"] == NAMESPACE]
    return {json.dumps([alarm["MetricName"], alarm["Dimensions"]], sort_keys=True) for alarm in alarms}


def test_no_metric_is_shared_by_stages(templates: dict[str, Template]) -> None:
    assert watched(templates["dev"])
    assert not watched(templates["dev"]) & watched(templates["prod"])


def test_functions_say_their_stage(templates: dict[str, Template]) -> None:
    for stage, template in templates.items():
        for function in properties(template, "Lambda::Function"):
            assert function["Environment"]["Variables"]["STAGE"] == stage


def test_every_version_is_there_to_go_back_to(template: Template) -> None:
    for version in made(template, "Lambda::Version").values():
        assert version["DeletionPolicy"] == "Retain"


def test_a_deployment_ends_by_errors_of_its_own_version(templates: dict[str, Template]) -> None:
    alarms = made(templates["prod"], "CloudWatch::Alarm")
    for group in properties(templates["prod"], "CodeDeploy::DeploymentGroup"):
        names = [logical_id(alarm["Name"]) for alarm in group["AlarmConfiguration"]["Alarms"]]
        lambdas = [
            alarms[name]["Properties"] for name in names if alarms[name]["Properties"]["Namespace"] == "AWS/Lambda"
        ]
        assert lambdas
        for alarm in lambdas:
            assert "ExecutedVersion" in {dimension["Name"] for dimension in alarm["Dimensions"]}


def test_every_operand_of_the_dashboards_sums_is_filled(template: Template) -> None:
    (dashboard,) = properties(template, "CloudWatch::Dashboard")
    text = "".join(part if isinstance(part, str) else "X" for part in dashboard["DashboardBody"]["Fn::Join"][1])
    expressions = re.findall(r'"expression":"(.*?)"', text)
    assert expressions
    for expression in expressions:
        operands = re.findall(r"\b[a-z]+_[a-z]+\b", expression)
        assert operands
        assert all(f"FILL({operand}, 0)" in expression for operand in operands)
