"""botocore's descriptions of AWS's services, without what no program reads: every client loads them at a cold start."""

import gzip
import json
from pathlib import PurePosixPath
from typing import Any

DATA = ("botocore", "data")
ENDPOINTS = "endpoints.json"
PACKED = ".gz"


def trimmed(name: PurePosixPath, content: bytes, services: tuple[str, ...]) -> tuple[PurePosixPath, bytes]:
    """A file of a bundle under the name that it gets: unpacked, without documentation and other services' endpoints."""
    if name.parts[:2] != DATA or not name.name.removesuffix(PACKED).endswith(".json"):
        return name, content
    if name.suffix == PACKED:
        name, content = name.with_suffix(""), gzip.decompress(content)
    described = json.loads(content)
    if name.name == ENDPOINTS:
        for partition in described["partitions"]:
            partition["services"] = {
                one: partition["services"][one] for one in services if one in partition["services"]
            }
    return name, json.dumps(_undocumented(described), separators=(",", ":")).encode()


def _undocumented(value: Any) -> Any:
    if isinstance(value, list):
        return [_undocumented(one) for one in value]
    if not isinstance(value, dict):
        return value
    # botocore asks some parts for their documentation, so that it has to be there.
    return {
        key: "" if key == "documentation" and isinstance(one, str) else _undocumented(one) for key, one in value.items()
    }
