"""Buckets: of sounds, documents, versions of decks and evidence."""

from aws_cdk import Duration
from aws_cdk import aws_s3 as s3
from constructs import Construct

from infra.stage import Stage
from twentyq.storage.aws.deck_files import INCOMING

EVIDENCE_KEPT = Duration.days(210)
"""Longer than the 26 weeks that are learned from; an erasure is noted after its rows, so it outlives them."""
UPLOADS_KEPT = Duration.days(7)
"""Of which nothing was built."""
RESULTS = "results/"
"""Of Athena."""


class Storage(Construct):
    """Private buckets, reached over TLS only and encrypted by S3, and their access logs."""

    def __init__(self, scope: Construct, stage: Stage) -> None:
        """Recordings go after a day: a player's voice is kept no longer than it takes to hear it."""
        super().__init__(scope, "Storage")
        self._removal = stage.removal_policy
        self.logs = self._bucket("AccessLogs", expires=Duration.days(stage.log_days))
        post_and_get = _from_apps(s3.HttpMethods.POST, s3.HttpMethods.GET)
        self.recordings = self._bucket("Recordings", expires=Duration.days(1), logs=self.logs, cors=[post_and_get])
        self.speech = self._bucket(
            "Speech", expires=Duration.days(400), logs=self.logs, cors=[_from_apps(s3.HttpMethods.GET)]
        )
        self.versions = self._bucket("Versions", expires=None, logs=self.logs)
        self.documents = self._bucket("Documents", expires=None, logs=self.logs, cors=[post_and_get])
        self.documents.add_lifecycle_rule(prefix=INCOMING, expiration=UPLOADS_KEPT)
        self.evidence = self._bucket("Evidence", expires=EVIDENCE_KEPT, logs=self.logs)
        self.evidence.add_lifecycle_rule(prefix=RESULTS, expiration=Duration.days(7))

    def _bucket(
        self,
        name: str,
        *,
        expires: Duration | None,
        logs: s3.IBucket | None = None,
        cors: list[s3.CorsRule] | None = None,
    ) -> s3.Bucket:
        return s3.Bucket(
            self,
            name,
            encryption=s3.BucketEncryption.S3_MANAGED,
            enforce_ssl=True,
            minimum_tls_version=1.2,
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            object_ownership=s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
            lifecycle_rules=[
                s3.LifecycleRule(expiration=expires, abort_incomplete_multipart_upload_after=Duration.days(1))
            ],
            server_access_logs_bucket=logs,
            server_access_logs_prefix=f"{name.lower()}/" if logs else None,
            cors=cors,
            removal_policy=self._removal,
        )


def _from_apps(*methods: s3.HttpMethods) -> s3.CorsRule:
    """Apps of any origin may come: what lets them in is the signature."""
    return s3.CorsRule(allowed_methods=list(methods), allowed_origins=["*"], allowed_headers=["*"], max_age=3000)
