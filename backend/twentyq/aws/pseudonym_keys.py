"""Keys of pseudonyms: one a year, all of one secret."""

import hashlib
import hmac
import os

from twentyq.learning.pseudonyms import Pseudonyms
from twentyq.storage.aws import client
from twentyq.storage.aws.calls import call


def pseudonyms() -> Pseudonyms:
    """Pseudonyms under the secret that PSEUDONYMS_SECRET names, read once per process."""
    found = call(client("secretsmanager").get_secret_value, SecretId=os.environ["PSEUDONYMS_SECRET"])
    return pseudonyms_under(str(found["SecretString"]).encode())


def pseudonyms_under(secret: bytes) -> Pseudonyms:
    """A year's key does not tell those of other years."""
    return Pseudonyms(lambda year: hmac.new(secret, f"pseudonyms of {year}".encode(), hashlib.sha256).digest())
