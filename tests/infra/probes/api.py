"""Uses what the api function uses, from the unpacked bundle that is the first argument."""

import contextlib
import sys

sys.path.insert(0, sys.argv[1])

import numpy as np
from botocore.exceptions import EndpointConnectionError
from openai import OpenAI

import twentyq.aws.builder
import twentyq.aws.erasure
import twentyq.aws.function
from twentyq.decks.compiled import CompiledDecks
from twentyq.game.turn import TurnKind
from twentyq.settings import Settings
from twentyq.storage.aws import client
from twentyq.storage.aws.s3 import s3_client
from twentyq.understanding import understand

where = {"region_name": "eu-west-1", "aws_access_key_id": "a", "aws_secret_access_key": "s"}
assert s3_client(**where).generate_presigned_url("get_object", Params={"Bucket": "speech", "Key": "k"})
ASKED = {
    "dynamodb": "list_tables",
    "firehose": "list_delivery_streams",
    "lambda": "list_functions",
    "polly": "describe_voices",
    "s3": "list_buckets",
    "secretsmanager": "list_secrets",
    "sqs": "list_queues",
    "sts": "get_caller_identity",
}
for service, operation in ASKED.items():
    with contextlib.suppress(EndpointConnectionError):
        getattr(client(service, endpoint_url="http://127.0.0.1:1", **where), operation)()
        raise AssertionError(service)
assert client("appconfigdata", region_name="eu-west-1")
assert OpenAI(api_key="none", base_url="http://127.0.0.1:1").chat.completions.parse
assert np.linalg.norm(np.ones(3) @ np.ones((3, 3)))
decks = CompiledDecks(Settings())
assert [decks.guesser(deck) for deck in decks.infos]
assert understand("nope", "en-US", TurnKind.QUESTION).answer == "NO"
ports = twentyq.aws.function.ports()
assert ports.spoken
assert ports.recordings
assert ports.workshop
assert np.random.default_rng(1).random() < 1
assert twentyq.aws.builder._drafter
assert not {"av", "pocketsphinx"} & set(sys.modules)
