"""The function that reads what strangers upload. It has no table, no secret and no rights but those it is handed.

Each file is read by a new process without credentials in its environment, which may start no other and ends within its
limits: what takes too long is refused and raises nothing. It runs as the function's own user, on its network and disk.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

import twentyq
from twentyq.aws.observed import DOCUMENTS, count, logger, metrics, tracer
from twentyq.documents.process import ProcessReader
from twentyq.play.decks.sources import read_source
from twentyq.play.workshop import Reading
from twentyq.storage.aws.deck_files import FILE_SECONDS, S3DeckFiles
from twentyq.storage.aws.s3 import s3_client

ROOT = str(Path(twentyq.__file__).parents[1])
"""Of the bundle: an isolated process looks for packages nowhere else."""
START = f"import sys; sys.path.insert(0, {ROOT!r}); from twentyq.documents.process_main import main"
COMMAND = (sys.executable, "-I", "-c", f"{START}; sys.exit(main(sys.argv[1:]))")


@metrics.log_metrics(raise_on_empty_metrics=False)
@tracer.capture_lambda_handler(capture_response=False, capture_error=False)
@logger.inject_lambda_context(log_event=False)
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:  # noqa: ARG001 - Lambda's signature
    """Take in the upload of an event, on the credentials in it, and read it."""
    files = S3DeckFiles(
        s3_client(5, FILE_SECONDS, **event["credentials"]),
        os.environ["TWENTYQ_DOCUMENTS_BUCKET"],
        lambda: datetime.now(UTC),
        patience=event["patience"],
    )
    reader = ProcessReader(command=COMMAND)
    return told(read_source(files, reader.read, event["upload"], event["texts"], event["name"]))


def told(reading: Reading) -> dict[str, Any]:
    """What came of an upload, as JSON; its text stands among the deck's files."""
    refusal = reading.refusal
    count(DOCUMENTS, refusal.code.value if refusal else "read")
    return {
        "bytes": reading.bytes,
        "document": reading.document.id if reading.document else None,
        "refused": [refusal.code.value, refusal.file, refusal.reason, refusal.help, refusal.place] if refusal else None,
    }
