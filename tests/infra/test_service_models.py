"""What bundles carry of botocore's descriptions of services."""

import gzip
import json
from pathlib import Path, PurePosixPath

import botocore
import pytest
from botocore.model import ServiceModel
from infra.bundles.contents import AWS_SERVICES
from infra.bundles.service_models import trimmed

DATA = Path(botocore.__file__).parent / "data"


def carried(name: str) -> tuple[str, bytes]:
    """The name and content that a bundle gets of a file of botocore's."""
    path = PurePosixPath("botocore/data", name)
    where, content = trimmed(path, (DATA / name).read_bytes(), AWS_SERVICES)
    return str(where.relative_to("botocore/data")), content


@pytest.mark.parametrize("service", AWS_SERVICES)
def test_a_service_keeps_every_operation_and_every_shape(service: str) -> None:
    path = max(DATA.glob(f"{service}/*/service-2.json.gz"))
    name, content = carried(str(path.relative_to(DATA)))
    assert name == str(path.relative_to(DATA).with_suffix(""))
    whole, kept = (ServiceModel(json.loads(one)) for one in (gzip.decompress(path.read_bytes()), content))
    assert kept.operation_names == whole.operation_names
    for shape in whole.shape_names:
        members = [getattr(model.shape_for(shape), "members", {}).keys() for model in (whole, kept)]
        assert members[0] == members[1]
    assert [one.name for one in kept.client_context_parameters] == [one.name for one in whole.client_context_parameters]
    assert b"<p>" not in content


def test_endpoints_are_those_of_the_services_in_use() -> None:
    partitions = json.loads(carried("endpoints.json")[1])["partitions"]
    assert partitions[0]["partition"] == "aws"
    assert {"s3", "dynamodb"} <= set(partitions[0]["services"]) <= set(AWS_SERVICES)


def test_other_files_stay_as_they_are() -> None:
    name = PurePosixPath("twentyq/aws/function.py")
    assert trimmed(name, b"bytes", AWS_SERVICES) == (name, b"bytes")
