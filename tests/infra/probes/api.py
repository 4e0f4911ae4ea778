"""Uses what the api function uses, from the unpacked bundle that is the first argument."""

import sys

sys.path.insert(0, sys.argv[1])

import boto3
import numpy as np
from openai import OpenAI

import twentyq.aws.builder
import twentyq.aws.erasure
import twentyq.aws.function
from twentyq.decks.compiled import CompiledDecks
from twentyq.game.turn import TurnKind
from twentyq.settings import Settings
from twentyq.understanding import understand

for service in ("appconfigdata", "dynamodb", "lambda", "s3", "secretsmanager", "polly", "sqs", "sts"):
    boto3.client(service, region_name="eu-west-1")
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
