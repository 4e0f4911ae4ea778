"""What the templates must never lose: encryption, least privilege, retention, authorization. cdk-nag runs with them."""

import json
from fnmatch import fnmatch
from typing import Any
from uuid import uuid4

from infra.grants import OWN_DECKS
from tests.infra.conftest import Template, made, properties

from twentyq.aws.observed import NAMESPACE
from twentyq.knowledge.headers import FOLDER, SUFFIX
from twentyq.learning.evidence import COLUMNS

WITHOUT_RESOURCES = {"xray:PutTraceSegments", "xray:PutTelemetryRecords", "polly:SynthesizeSpeech"} | {
    *("transcribe:StartStreamTranscriptionWebSocket", "cloudwatch:PutMetricData", "dynamodb:ListStreams"),
}
"""Actions of services that know no resources."""


QUIET = ("Eraser", "Recorder", "Learner", "Builder", "Reader")
"""Functions that nobody waits for."""


def statements(template: Template) -> list[dict[str, Any]]:
    documents = [policy["PolicyDocument"] for policy in properties(template, "IAM::Policy")]
    for role in properties(template, "IAM::Role"):
        documents += [policy["PolicyDocument"] for policy in role.get("Policies", [])]
    return [statement for document in documents for statement in document["Statement"]]


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def test_the_star_is_given_only_where_the_service_knows_no_resources(template: Template) -> None:
    for statement in statements(template):
        assert not any("*" in action for action in listed(statement["Action"])), statement
        if "*" in listed(statement["Resource"]):
            assert set(listed(statement["Action"])) <= WITHOUT_RESOURCES


def test_only_the_functions_that_erase_may_delete_and_only_speech_may_listen(template: Template) -> None:
    for name, policy in made(template, "IAM::Policy").items():
        text = json.dumps(policy)
        assert ("transcribe:" in text) == name.startswith("VoiceFunctionRole")
        keys = ("ApiFunctionRole", "VoiceFunctionRole", "RecorderFunctionRole", "BuilderFunctionRole")
        assert ("secretsmanager:GetSecretValue" in text) == name.startswith(keys)


def test_games_are_encrypted_restorable_and_expire(template: Template) -> None:
    (table,) = properties(template, "DynamoDB::GlobalTable")
    (replica,) = table["Replicas"]
    assert table["SSESpecification"] == {"SSEEnabled": True, "SSEType": "KMS"}
    assert replica["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"] is True
    assert table["BillingMode"] == "PAY_PER_REQUEST"
    assert table["TimeToLiveSpecification"] == {"AttributeName": "expiresAt", "Enabled": True}


def test_production_keeps_its_data(templates: dict[str, Template]) -> None:
    for kind in ("DynamoDB::GlobalTable", "Cognito::UserPool", "S3::Bucket", "Logs::LogGroup"):
        for resource in made(templates["prod"], kind).values():
            assert (resource["DeletionPolicy"], resource["UpdateReplacePolicy"]) == ("RetainExceptOnCreate", "Retain")
    (table,) = properties(templates["prod"], "DynamoDB::GlobalTable")
    assert table["Replicas"][0]["DeletionProtectionEnabled"] is True
    assert properties(templates["prod"], "Cognito::UserPool")[0]["DeletionProtection"] == "ACTIVE"


def test_sounds_are_private_encrypted_and_reached_by_tls_only(template: Template) -> None:
    for bucket in properties(template, "S3::Bucket"):
        assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
        (rule,) = bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"]
        assert rule["ServerSideEncryptionByDefault"]["SSEAlgorithm"] == "AES256"
    for policy in properties(template, "S3::BucketPolicy"):
        denied = [found for found in policy["PolicyDocument"]["Statement"] if found["Effect"] == "Deny"]
        assert {"Bool": {"aws:SecureTransport": "false"}} in [found["Condition"] for found in denied]


def test_recordings_are_gone_after_a_day(template: Template) -> None:
    (recordings,) = (it for name, it in made(template, "S3::Bucket").items() if "Recordings" in name)
    (rule,) = recordings["Properties"]["LifecycleConfiguration"]["Rules"]
    assert (rule["ExpirationInDays"], rule["Status"]) == (1, "Enabled")


def test_the_api_lets_in_players_of_the_pool_and_nobody_else(template: Template) -> None:
    (api,) = properties(template, "AppSync::GraphQLApi")
    assert api["AuthenticationType"] == "AMAZON_COGNITO_USER_POOLS"
    assert api["UserPoolConfig"]["DefaultAction"] == "ALLOW"
    assert "AdditionalAuthenticationProviders" not in api
    assert "AWS::AppSync::ApiKey" not in {resource["Type"] for resource in template["Resources"].values()}


def test_the_api_is_limited_traced_and_logged_without_content(template: Template) -> None:
    (api,) = properties(template, "AppSync::GraphQLApi")
    assert api["IntrospectionConfig"] == "DISABLED"
    assert 0 < api["QueryDepthLimit"] <= 10
    assert 0 < api["ResolverCountLimit"] <= 10
    assert api["XrayEnabled"] is True
    assert api["LogConfig"]["ExcludeVerboseContent"] is True
    assert api["LogConfig"]["FieldLogLevel"] == "ERROR"


def test_every_field_has_the_one_resolver_and_its_function(template: Template) -> None:
    (schema,) = properties(template, "AppSync::GraphQLSchema")
    resolvers = properties(template, "AppSync::Resolver")
    fields = {(resolver["TypeName"], resolver["FieldName"]) for resolver in resolvers}
    assert {type_name for type_name, _ in fields} == {"Query", "Mutation", "Subscription"}
    assert all(field in schema["Definition"] for _, field in fields)
    assert len({resolver["Code"] for resolver in resolvers}) == 1
    spoken = {resolver["FieldName"] for resolver in resolvers if "Spoken" in json.dumps(resolver["DataSourceName"])}
    assert spoken == {"answerAloud", "answerBonusQuestionAloud", "createAudioUpload", "revealThingAloud"}


def test_sign_in_keeps_the_password_at_home(template: Template) -> None:
    clients = {name: it["Properties"] for name, it in made(template, "Cognito::UserPoolClient").items()}
    (client,) = (found for name, found in clients.items() if "Canary" not in name)
    assert set(client["ExplicitAuthFlows"]) == {"ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"}
    (canary,) = (found for name, found in clients.items() if "Canary" in name)
    assert set(canary["ExplicitAuthFlows"]) == {"ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"}
    assert client["GenerateSecret"] is False
    assert client["PreventUserExistenceErrors"] == "ENABLED"
    (pool,) = properties(template, "Cognito::UserPool")
    assert pool["Policies"]["PasswordPolicy"]["MinimumLength"] >= 12
    assert pool["EnabledMfas"] == ["SOFTWARE_TOKEN_MFA"]


def test_functions_are_arm_traced_bounded_and_logged_for_a_time(template: Template) -> None:
    for function in properties(template, "Lambda::Function"):
        assert (function["Runtime"], function["Architectures"]) == ("python3.13", ["arm64"])
        assert function["TracingConfig"] == {"Mode": "Active"}
        assert function.get("ReservedConcurrentExecutions", 1) > 0
        assert "LogGroup" in function["LoggingConfig"]
    assert all(group["RetentionInDays"] > 0 for group in properties(template, "Logs::LogGroup"))


def test_every_alarm_says_what_to_do(template: Template) -> None:
    for alarm in properties(template, "CloudWatch::Alarm"):
        assert "Runbook: " in alarm["AlarmDescription"]
        assert alarm["AlarmActions"]


def test_production_goes_back_by_itself(templates: dict[str, Template]) -> None:
    for group in properties(templates["prod"], "CodeDeploy::DeploymentGroup"):
        assert "DEPLOYMENT_STOP_ON_ALARM" in group["AutoRollbackConfiguration"]["Events"]
        assert group["AlarmConfiguration"]["Enabled"] is True
        watched = json.dumps(group["AlarmConfiguration"]["Alarms"])
        assert "Broken" in watched
        assert ("InternalError" in watched) == (not any(name in watched for name in QUIET))


def test_an_erasure_that_fails_anywhere_ends_in_the_queue(template: Template) -> None:
    (queue,) = (name for name in made(template, "SQS::Queue") if name.startswith("ErasureFailed"))
    (rule,) = properties(template, "Events::Rule")
    (target,) = rule["Targets"]
    assert queue in json.dumps(target["DeadLetterConfig"])
    eraser, learner = sorted(
        properties(template, "Lambda::EventInvokeConfig"), key=lambda it: -it["MaximumRetryAttempts"]
    )
    assert queue in json.dumps(eraser["DestinationConfig"]["OnFailure"])
    assert eraser["MaximumRetryAttempts"] == 2
    assert "LearningUnlearned" in json.dumps(learner["DestinationConfig"]["OnFailure"])


def test_the_firewall_limits_addresses_first(template: Template) -> None:
    (acl,) = properties(template, "WAFv2::WebACL")
    first = min(acl["Rules"], key=lambda rule: rule["Priority"])
    assert first["Statement"]["RateBasedStatement"]["AggregateKeyType"] == "IP"
    assert first["Action"] == {"Block": {}}
    assert made(template, "WAFv2::WebACLAssociation")


def test_what_players_are_not_told_of_raises_an_alarm(template: Template) -> None:
    watched = {
        alarm["MetricName"] for alarm in properties(template, "CloudWatch::Alarm") if alarm["Namespace"] == NAMESPACE
    }
    assert watched == {
        *("Errors.InternalError", "Errors.ServiceUnavailable", "Configuration.refused", "Configuration.unread"),
        *("Latency", "Unheard.transcribe", "Unspoken", "Versions.refused", "Versions.unread", "Verdict.WAITING"),
        *("VerdictAge", "AllowanceUsedUp.transcribe", "AllowanceUsedUp.polly"),
        *("Builds.failed", "Documents.INFECTED", "Documents.UNCHECKED"),
    }


def test_the_functions_know_where_sounds_are_and_who_hears_and_speaks(template: Template) -> None:
    functions = {name: it["Properties"] for name, it in made(template, "Lambda::Function").items()}
    known = {
        service: {name for name in function["Environment"]["Variables"] if name.startswith("TWENTYQ_")}
        for name, function in functions.items()
        for service in ("Api", "Voice", "Eraser")
        if name.startswith(f"{service}Function")
    }
    everywhere = {"TWENTYQ_GAMES_TABLE", "TWENTYQ_RECORDINGS_BUCKET", "TWENTYQ_LLM_AHEAD"}
    making = {"TWENTYQ_VERSIONS_BUCKET", "TWENTYQ_DOCUMENTS_BUCKET", "TWENTYQ_BUILDS_QUEUE"}
    assert known["Eraser"] == everywhere | making
    sounds = {"TWENTYQ_SPEECH_BUCKET", "TWENTYQ_POLLY_REGION", "TWENTYQ_TRANSCRIBE_REGION"}
    assert known["Voice"] == known["Api"] == everywhere | making | sounds


def test_only_what_learns_may_write_versions_of_the_decks_that_come_along(template: Template) -> None:
    (bucket,) = (name for name in made(template, "S3::Bucket") if name.startswith("StorageVersions"))
    for name, policy in made(template, "IAM::Policy").items():
        for statement in policy["Properties"]["PolicyDocument"]["Statement"]:
            resources = [json.dumps(one) for one in listed(statement["Resource"]) if bucket in json.dumps(one)]
            if resources and not set(listed(statement["Action"])) <= {"s3:GetObject", "s3:ListBucket"}:
                own = all(OWN_DECKS in one for one in resources) and name.startswith(("ApiF", "EraserF"))
                assert own or name.startswith("LearnerFunctionRole"), statement
    assert fnmatch(f"decks/{uuid4()}/latest.json", OWN_DECKS)
    for deck in FOLDER.glob(f"*{SUFFIX}"):
        assert not fnmatch(f"decks/{deck.stem}/latest.json", OWN_DECKS)


def test_finished_and_removed_games_alone_are_streamed_to_the_recorder(template: Template) -> None:
    (mapping,) = (one for one in properties(template, "Lambda::EventSourceMapping") if "FilterCriteria" in one)
    patterns = [json.loads(one["Pattern"]) for one in mapping["FilterCriteria"]["Filters"]]
    assert [pattern["eventName"] for pattern in patterns] == [["INSERT", "MODIFY"], ["REMOVE"]]
    assert patterns[0]["dynamodb"]["NewImage"]["status"] == {"S": ["GUESSED", "STUMPED"]}
    assert patterns[1]["dynamodb"] == {"OldImage": {name: {"S": [{"exists": True}]} for name in ("state", "playerId")}}
    assert mapping["BisectBatchOnFunctionError"] is True
    assert mapping["MaximumRecordAgeInSeconds"] == 24 * 3600
    assert "LearningFailed" in json.dumps(mapping["DestinationConfig"]["OnFailure"])


def test_rows_become_parquet_by_the_table_that_is_queried(template: Template) -> None:
    (stream,) = properties(template, "KinesisFirehose::DeliveryStream")
    destination = stream["ExtendedS3DestinationConfiguration"]
    tables = {table["TableInput"]["Name"]: table["TableInput"] for table in properties(template, "Glue::Table")}
    assert set(tables) == {"answers", "erased", "facts"}
    assert destination["DataFormatConversionConfiguration"]["SchemaConfiguration"]["TableName"] == "answers"
    columns = [column["Name"] for column in tables["answers"]["StorageDescriptor"]["Columns"]]
    assert [*columns, tables["answers"]["PartitionKeys"][0]["Name"]] == list(COLUMNS)
    assert destination["Prefix"] == "answers/day=!{timestamp:yyyy-MM-dd}/"


def test_a_query_scans_no_more_than_it_may(template: Template) -> None:
    (group,) = properties(template, "Athena::WorkGroup")
    assert group["WorkGroupConfiguration"]["EnforceWorkGroupConfiguration"] is True
    assert 0 < group["WorkGroupConfiguration"]["BytesScannedCutoffPerQuery"] <= 10**12


def test_evidence_expires_and_versions_do_not(template: Template) -> None:
    rules = {
        name: it["Properties"].get("LifecycleConfiguration", {}).get("Rules", ())
        for name, it in made(template, "S3::Bucket").items()
    }
    (evidence,) = (found for name, found in rules.items() if "Evidence" in name)
    (versions,) = (found for name, found in rules.items() if "Versions" in name)
    assert min(rule["ExpirationInDays"] for rule in evidence if "Prefix" not in rule) >= 26 * 7
    assert not [rule for rule in versions if "ExpirationInDays" in rule]


def test_it_is_learned_every_week_and_watched_every_day(template: Template) -> None:
    schedules = {json.loads(it["Target"]["Input"])["task"]: it for it in properties(template, "Scheduler::Schedule")}
    assert schedules["learn"]["ScheduleExpression"] == "cron(0 3 ? * MON *)"
    assert schedules["watch"]["ScheduleExpression"] == "cron(0 12 * * ? *)"
    for schedule in schedules.values():
        assert "LearningUnlearned" in json.dumps(schedule["Target"]["DeadLetterConfig"])
        assert "LearnerFunctionLive" in json.dumps(schedule["Target"]["Arn"])


def test_the_learner_has_the_memory_and_the_time_there_is(template: Template) -> None:
    (learner,) = (it for name, it in made(template, "Lambda::Function").items() if name.startswith("Learner"))
    assert (learner["Properties"]["MemorySize"], learner["Properties"]["Timeout"]) == (10_240, 900)


def test_a_verdict_that_stays_away_for_two_weeks_raises_an_alarm_and_so_does_silence(template: Template) -> None:
    (alarm,) = (one for one in properties(template, "CloudWatch::Alarm") if one["MetricName"] == "VerdictAge")
    assert (alarm["Threshold"], alarm["Period"], alarm["Statistic"]) == (14, 86_400, "Maximum")
    assert alarm["TreatMissingData"] == "breaching"
