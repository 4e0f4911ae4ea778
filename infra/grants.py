"""What the functions may do: the single actions they use, on the single things they use them on."""

from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sqs as sqs

from infra.evidence import ANSWERS, ERASED, FACTS, REPORTS, Evidence
from infra.making import FILES, Making
from infra.parameters import Parameters
from infra.storage import RESULTS
from twentyq.storage.aws.deck_files import INCOMING
from twentyq.storage.aws.dynamodb_items import HISTORY_INDEX

DRAFTS = "tenants/*/decks/*/drafts/*"
OWN_DECKS = f"decks/{'-'.join('?' * count for count in (8, 4, 4, 4, 12))}/*"
"""Versions of players' own decks, whose ids are UUIDs: those of the decks that come along are not among them."""


def play(role: iam.Role, table: dynamodb.ITableV2) -> None:
    """Load and save games, count recordings, add up what is spent on the language model."""
    _allow(role, ["GetItem", "UpdateItem"], [table.table_arn], "dynamodb")


def start(role: iam.Role, table: dynamodb.ITableV2) -> None:
    """Begin games, and list them."""
    _allow(role, ["BatchGetItem", "PutItem"], [table.table_arn], "dynamodb")


def forget(role: iam.Role, table: dynamodb.ITableV2, recordings: s3.IBucket) -> None:
    """Find and delete all that is kept of a player."""
    _allow(role, ["DeleteItem", "GetItem", "UpdateItem"], [table.table_arn], "dynamodb")
    _allow(role, ["Query"], [f"{table.table_arn}/index/{HISTORY_INDEX}"], "dynamodb")
    _allow(role, ["ListBucket"], [recordings.bucket_arn], "s3")
    _allow(role, ["DeleteObject"], [recordings.arn_for_objects("*")], "s3")


def read_settings(role: iam.Role, parameters: Parameters) -> None:
    """Read the settings that change without a deployment."""
    _allow(role, ["StartConfigurationSession", "GetLatestConfiguration"], [parameters.settings_arn], "appconfig")


def read_key(role: iam.Role, parameters: Parameters) -> None:
    """Read the language model's key."""
    _allow(role, ["GetSecretValue"], [parameters.llm_key.secret_arn], "secretsmanager")


def traces(role: iam.Role) -> None:
    """Send traces. X-Ray knows no resources."""
    _allow(role, ["PutTraceSegments", "PutTelemetryRecords"], ["*"], "xray")


def speak(role: iam.Role, speech: s3.IBucket) -> None:
    """Take spoken questions from the cache, fill it, and have new ones spoken. Polly's voices are no resources.

    Without ListBucket S3 answers 403, not 404, for what is not there.
    """
    _allow(role, ["ListBucket"], [speech.bucket_arn], "s3")
    _allow(role, ["GetObject", "PutObject"], [speech.arn_for_objects("*")], "s3")
    _allow(role, ["SynthesizeSpeech"], ["*"], "polly")


def hear(role: iam.Role, recordings: s3.IBucket) -> None:
    """Let players upload recordings, and read them. Transcribe's streams are no resources."""
    _allow(role, ["GetObject", "PutObject"], [recordings.arn_for_objects("*")], "s3")
    _allow(role, ["StartStreamTranscriptionWebSocket"], ["*"], "transcribe")


def take_along(role: iam.Role, recordings: s3.IBucket) -> None:
    """Sign links to a player's recordings, which `forget` finds."""
    _allow(role, ["GetObject"], [recordings.arn_for_objects("*")], "s3")


def read_versions(role: iam.Role, versions: s3.IBucket) -> None:
    """Read the versions of decks. Without ListBucket S3 answers 403, not 404, for what is not there."""
    _allow(role, ["ListBucket"], [versions.bucket_arn], "s3")
    _allow(role, ["GetObject"], [versions.arn_for_objects("decks/*")], "s3")


def make_decks(
    role: iam.Role, table: dynamodb.ITableV2, documents: s3.IBucket, versions: s3.IBucket, builds: sqs.IQueue
) -> None:
    """Keep decks with their drafts and versions, let players upload documents, and have decks built."""
    _allow(role, ["ConditionCheckItem"], [table.table_arn], "dynamodb")
    incoming, files = (documents.arn_for_objects(f"{folder}{FILES}") for folder in (INCOMING, ""))
    _allow(role, ["GetObject"], [incoming, files], "s3")
    _allow(role, ["PutObject"], [incoming, documents.arn_for_objects(DRAFTS)], "s3")
    _allow(role, ["PutObject"], [versions.arn_for_objects(OWN_DECKS)], "s3")
    _allow(role, ["SendMessage"], [builds.queue_arn], "sqs")


def forget_decks(role: iam.Role, table: dynamodb.ITableV2, documents: s3.IBucket, versions: s3.IBucket) -> None:
    """Find and delete all that is kept of decks; hand on what a team shares."""
    _allow(role, ["BatchGetItem", "ConditionCheckItem", "PutItem"], [table.table_arn], "dynamodb")
    _allow(role, ["ListBucket"], [documents.bucket_arn, versions.bucket_arn], "s3")
    incoming, files = (documents.arn_for_objects(f"{folder}{FILES}") for folder in (INCOMING, ""))
    _allow(role, ["DeleteObject"], [incoming, files, versions.arn_for_objects(OWN_DECKS)], "s3")


def build_decks(role: iam.Role, table: dynamodb.ITableV2, making: Making, reader: lambda_.IFunction) -> None:
    """Take decks from the queue, have them read, and keep what came of them; files by a session of one deck."""
    _allow(role, ["GetItem", "PutItem", "UpdateItem"], [table.table_arn], "dynamodb")
    taking = ["ChangeMessageVisibility", "DeleteMessage", "GetQueueAttributes", "ReceiveMessage"]
    _allow(role, taking, [making.builds.queue_arn], "sqs")
    _allow(role, ["InvokeFunction"], [reader.function_arn], "lambda")
    _allow(role, ["AssumeRole"], [making.files_role.role_arn], "sts")


def record(role: iam.Role, table: dynamodb.ITableV2, evidence: Evidence) -> None:
    """Follow the table's stream and keep rows of evidence. Lists of streams are no resources."""
    stream = str(table.table_stream_arn)
    _allow(role, ["DescribeStream", "GetRecords", "GetShardIterator"], [stream], "dynamodb")
    _allow(role, ["ListStreams"], ["*"], "dynamodb")
    _allow(role, ["PutRecordBatch"], [evidence.stream.attr_arn], "firehose")
    _allow(role, ["PutObject"], [evidence.bucket.arn_for_objects(f"{ERASED}/*")], "s3")
    _allow(role, ["GetSecretValue"], [evidence.pseudonyms.secret_arn], "secretsmanager")


def learn(role: iam.Role, evidence: Evidence, versions: s3.IBucket) -> None:
    """Query the evidence by the one workgroup, keep what a version is judged by, write versions.

    Athena reads tables and files with the rights of whoever asks.
    """
    queries = ["StartQueryExecution", "GetQueryExecution", "GetQueryResults", "StopQueryExecution"]
    _allow(role, queries, [evidence.workgroup_arn], "athena")
    _allow(role, ["GetDatabase", "GetTable", "GetPartitions"], evidence.catalog_arns(), "glue")
    _allow(role, ["GetBucketLocation", "ListBucket", "ListBucketMultipartUploads"], [evidence.bucket.bucket_arn], "s3")
    read = (ANSWERS, ERASED, FACTS, RESULTS.rstrip("/"), REPORTS)
    _allow(role, ["GetObject"], [evidence.bucket.arn_for_objects(f"{folder}/*") for folder in read], "s3")
    written = (FACTS, RESULTS.rstrip("/"), REPORTS)
    _allow(
        role,
        ["PutObject", "AbortMultipartUpload"],
        [evidence.bucket.arn_for_objects(f"{folder}/*") for folder in written],
        "s3",
    )
    _allow(role, ["PutObject"], [versions.arn_for_objects("decks/*")], "s3")


def _allow(role: iam.Role, actions: list[str], resources: list[str], service: str) -> None:
    role.add_to_policy(iam.PolicyStatement(actions=[f"{service}:{action}" for action in actions], resources=resources))
