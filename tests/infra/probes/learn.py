"""Uses what the Learner uses, from the unpacked bundle that is the first argument."""

import sys

sys.path.insert(0, sys.argv[1])

import numpy as np

import twentyq.aws.learner
from twentyq.knowledge.compiled import load
from twentyq.knowledge.headers import named_bytes
from twentyq.storage.aws import client

for service in ("athena", "dynamodb", "s3"):
    client(service, region_name="eu-west-1")
assert np.random.default_rng(1).random() < 1
assert load(named_bytes("everyday")).things
assert twentyq.aws.learner.handler
assert not {"av", "openai", "pocketsphinx"} & set(sys.modules)
