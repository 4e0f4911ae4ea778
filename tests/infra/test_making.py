"""Decks that players make: how they wait, who builds and reads, who may read what, and what nobody reads."""

import json
from typing import Any

import pytest
from tests.infra.conftest import Template, made, properties
from tests.infra.test_template import listed

from twentyq.aws.builder import TRIES
from twentyq.play.decks.building import BUILD_BOUND
from twentyq.storage.aws.deck_files import CLEAN, INCOMING, SCAN_STATUS


def named(template: Template, kind: str, name: str) -> tuple[str, dict[str, Any]]:
    """The one resource of a type whose logical id begins so."""
    ((logical_id, found),) = ((one, it) for one, it in made(template, kind).items() if one.startswith(name))
    return logical_id, found["Properties"]


def test_a_build_has_the_time_that_its_owner_is_told_of(template: Template) -> None:
    _, builder = named(template, "Lambda::Function", "BuilderFunction")
    _, queue = named(template, "SQS::Queue", "MakingBuilds")
    assert builder["Timeout"] == BUILD_BOUND.total_seconds()
    assert queue["VisibilityTimeout"] > builder["Timeout"]


def test_a_build_that_cannot_be_kept_ends_in_the_queue_of_failed_ones(template: Template) -> None:
    failed, _ = named(template, "SQS::Queue", "MakingFailed")
    builds, queue = named(template, "SQS::Queue", "MakingBuilds")
    assert failed in json.dumps(queue["RedrivePolicy"]["deadLetterTargetArn"])
    assert queue["RedrivePolicy"]["maxReceiveCount"] == TRIES
    (mapping,) = (one for one in properties(template, "Lambda::EventSourceMapping") if "ScalingConfig" in one)
    assert builds in json.dumps(mapping["EventSourceArn"])
    assert (mapping["BatchSize"], mapping["FunctionResponseTypes"]) == (1, ["ReportBatchItemFailures"])


def test_builds_that_wait_raise_an_alarm_and_those_that_take_long_do_not(template: Template) -> None:
    builds, _ = named(template, "SQS::Queue", "MakingBuilds")
    _, alarm = named(template, "CloudWatch::Alarm", "OperationsBuildsWait")
    assert (alarm["MetricName"], alarm["Statistic"]) == ("ApproximateNumberOfMessagesVisible", "Maximum")
    assert alarm["Dimensions"] == [{"Name": "QueueName", "Value": {"Fn::GetAtt": [builds, "QueueName"]}}]
    assert (alarm["Threshold"], alarm["Period"], alarm["EvaluationPeriods"]) == (1, 60, 5)


def test_builds_at_once_are_bounded(templates: dict[str, Template]) -> None:
    at_once = {
        stage: [
            one["ScalingConfig"]["MaximumConcurrency"]
            for one in properties(template, "Lambda::EventSourceMapping")
            if "ScalingConfig" in one
        ]
        for stage, template in templates.items()
    }
    assert at_once == {"dev": [2], "prod": [10]}


def test_only_the_api_has_decks_built(template: Template) -> None:
    builds, _ = named(template, "SQS::Queue", "MakingBuilds")
    senders = {
        name
        for name, policy in made(template, "IAM::Policy").items()
        for statement in policy["Properties"]["PolicyDocument"]["Statement"]
        if "sqs:SendMessage" in listed(statement["Action"]) and builds in json.dumps(statement["Resource"])
    }
    assert [name[:11] for name in senders] == ["ApiFunction"]


def test_the_reader_knows_no_table_and_no_secret_and_may_nothing(template: Template) -> None:
    _, reader = named(template, "Lambda::Function", "ReaderFunction")
    assert {*reader["Environment"]["Variables"]} == {"POWERTOOLS_SERVICE_NAME", "STAGE", "TWENTYQ_DOCUMENTS_BUCKET"}
    _, policy = named(template, "IAM::Policy", "ReaderFunctionRole")
    granted = {action for one in policy["PolicyDocument"]["Statement"] for action in listed(one["Action"])}
    assert {action.partition(":")[0] for action in granted} == {"logs", "xray"}


def test_the_builder_has_files_by_sessions_alone(template: Template) -> None:
    role, files = named(template, "IAM::Role", "MakingFilesRole")
    trusted = files["AssumeRolePolicyDocument"]["Statement"]
    assert [one["Principal"]["AWS"]["Fn::GetAtt"][0][:19] for one in trusted] == ["BuilderFunctionRole"]
    _, policy = named(template, "IAM::Policy", "BuilderFunctionRole")
    statements = policy["PolicyDocument"]["Statement"]
    assert not [one for one in statements if any(action.startswith("s3:") for action in listed(one["Action"]))]
    assumed = [one["Resource"] for one in statements if "sts:AssumeRole" in listed(one["Action"])]
    assert role in json.dumps(assumed)


def test_uploads_and_nothing_else_are_scanned_and_tagged(template: Template) -> None:
    bucket, _ = named(template, "S3::Bucket", "StorageDocuments")
    (plan,) = properties(template, "GuardDuty::MalwareProtectionPlan")
    scanned = plan["ProtectedResource"]["S3Bucket"]
    assert (scanned["BucketName"], scanned["ObjectPrefixes"]) == ({"Ref": bucket}, [INCOMING])
    assert plan["Actions"] == {"Tagging": {"Status": "ENABLED"}}


def bounds(template: Template) -> dict[str, dict[str, Any]]:
    """What the documents' bucket refuses, by name."""
    _, policy = named(template, "S3::BucketPolicy", "StorageDocumentsPolicy")
    return {one["Sid"]: one for one in policy["PolicyDocument"]["Statement"] if "Sid" in one}


@pytest.mark.parametrize(
    ("name", "actions", "unless"),
    [
        (
            "CleanUploadsAreRead",
            ["s3:GetObject", "s3:GetObjectVersion"],
            {f"s3:ExistingObjectTag/{SCAN_STATUS}": CLEAN},
        ),
        ("TheScannerSaysSo", ["s3:PutObjectTagging", "s3:PutObjectVersionTagging"], None),
    ],
)
def test_only_the_scanner_reads_what_it_did_not_find_clean_or_says_that_it_is(
    template: Template, name: str, actions: list[str], unless: dict[str, str] | None
) -> None:
    scanner, _ = named(template, "IAM::Role", "MakingMalwareScanRole")
    bound = bounds(template)[name]
    assert (bound["Effect"], bound["Principal"], bound["Action"]) == ("Deny", {"AWS": "*"}, actions)
    conditions = dict(bound["Condition"])
    assert conditions.pop("ArnNotEquals") == {"aws:PrincipalArn": {"Fn::GetAtt": [scanner, "Arn"]}}
    assert conditions == ({"StringNotEquals": unless} if unless else {})
    assert json.dumps(bound["Resource"]).endswith(f'"/{INCOMING}*"]]}}')


def test_an_upload_of_which_nothing_is_built_goes_after_a_week(template: Template) -> None:
    _, bucket = named(template, "S3::Bucket", "StorageDocuments")
    rules = [one for one in bucket["LifecycleConfiguration"]["Rules"] if "ExpirationInDays" in one]
    assert [(one["Prefix"], one["ExpirationInDays"]) for one in rules] == [(INCOMING, 7)]


def test_a_build_costs_no_game_anything(template: Template) -> None:
    (dashboard,) = properties(template, "CloudWatch::Dashboard")
    text = json.dumps(dashboard["DashboardBody"])
    assert "ms_api" in text
    assert "ms_builder" not in text


def test_a_document_is_posted_and_fetched_from_any_origin_and_nothing_else(template: Template) -> None:
    _, bucket = named(template, "S3::Bucket", "StorageDocuments")
    (rule,) = bucket["CorsConfiguration"]["CorsRules"]
    assert (rule["AllowedMethods"], rule["AllowedOrigins"]) == (["POST", "GET"], ["*"])
