"""amplify_outputs.json: what Amplify clients need to know of a deployment."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from twentyq.knowledge.versions import Versions
    from twentyq.storage.decks.records import RecordStore

URL, POOL, CLIENT, REGION = "GraphqlUrl", "UserPoolId", "UserPoolClientId", "Region"
SPEECH_BUCKET, SETTINGS, VERSIONS_BUCKET = "SpeechBucket", "SettingsProfile", "VersionsBucket"
GAMES_TABLE = "GamesTable"
"""The stack's outputs."""


class StackNotFoundError(Exception):
    """There is no such stack, or it is not one of Twentyq's."""


def amplify_outputs(outputs: Mapping[str, str]) -> dict[str, Any]:
    """The file's content, from the stack's outputs."""
    return {
        "version": "1.4",
        "auth": {
            "aws_region": outputs[REGION],
            "user_pool_id": outputs[POOL],
            "user_pool_client_id": outputs[CLIENT],
            "username_attributes": ["email"],
            "user_verification_types": ["email"],
            "standard_required_attributes": ["email"],
            "mfa_configuration": "OPTIONAL",
            "mfa_methods": ["TOTP"],
            "password_policy": {
                "min_length": 12,
                "require_lowercase": True,
                "require_uppercase": True,
                "require_numbers": True,
                "require_symbols": True,
            },
            "unauthenticated_identities_enabled": False,
        },
        "data": {
            "url": outputs[URL],
            "aws_region": outputs[REGION],
            "default_authorization_type": "AMAZON_COGNITO_USER_POOLS",
            "authorization_types": [],
        },
    }


def stack_outputs(stack: str, client: Callable[[str], Any]) -> dict[str, str]:
    """A deployed stack's outputs; `client` makes a boto3 client for a service."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        described = client("cloudformation").describe_stacks(StackName=stack)["Stacks"][0]
    except (BotoCoreError, ClientError) as exc:
        raise StackNotFoundError(f"{stack}: {exc}") from exc
    outputs = {output["OutputKey"]: output["OutputValue"] for output in described.get("Outputs", [])}
    if missing := {URL, POOL, CLIENT, REGION, SPEECH_BUCKET, SETTINGS} - outputs.keys():
        raise StackNotFoundError(f"{stack} has no outputs {', '.join(sorted(missing))}")
    return outputs


def stack_versions(stack: str, client: Callable[[str], Any]) -> "Versions":
    """A deployed stack's versions of decks."""
    from twentyq.storage.objects.s3 import S3Objects
    from twentyq.storage.objects.versions import ObjectVersions

    bucket = stack_outputs(stack, client).get(VERSIONS_BUCKET)
    if bucket is None:
        raise StackNotFoundError(f"{stack} has no output {VERSIONS_BUCKET}: deploy this release first")
    return ObjectVersions(S3Objects(client("s3"), bucket))


def stack_records(stack: str, client: Callable[[str], Any]) -> "RecordStore":
    """A deployed stack's records."""
    from twentyq.storage.aws.records import DynamoDbRecordStore

    table = stack_outputs(stack, client).get(GAMES_TABLE)
    if table is None:
        raise StackNotFoundError(f"{stack} has no output {GAMES_TABLE}")
    return DynamoDbRecordStore(client("dynamodb"), table)
