"""Spoken questions of a deployed stack, made ahead by an operator, as its functions would make them."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from twentyq.aws.configuration import first_token, outranked
from twentyq.aws.outputs import REGION, SETTINGS, SPEECH_BUCKET, StackNotFoundError, stack_outputs
from twentyq.play.voice.spoken import SpokenSentences
from twentyq.settings import PREFIX
from twentyq.speech.adapters import build_synthesizer
from twentyq.storage.aws.s3 import S3SpeechCache, s3_client


def stack_sentences(stack: str, client: Callable[[str], Any]) -> SpokenSentences:
    """Sentences in the stack's bucket, by the voice of its settings; `client` makes a boto3 client for a service.

    Raises StackNotFoundError, SettingsError.
    """
    outputs = stack_outputs(stack, client)
    try:
        appconfig = client("appconfigdata")
        token = first_token(appconfig, outputs[SETTINGS])
        given = appconfig.get_latest_configuration(ConfigurationToken=token)["Configuration"].read().decode()
    except (BotoCoreError, ClientError) as exc:
        raise StackNotFoundError(f"{stack}: {exc}") from exc
    region = outputs[REGION]
    settings = outranked({f"{PREFIX}POLLY_REGION": region}, given or "{}")
    cache = S3SpeechCache(s3_client(region_name=region), outputs[SPEECH_BUCKET], lambda: datetime.now(UTC))
    return SpokenSentences(build_synthesizer(settings), cache)
