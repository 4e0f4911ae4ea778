"""Builds all bundles for Lambda and prints their sizes: `python -m infra.bundles`."""

from infra.bundles.bundle import BUNDLES, LAMBDA, MEGABYTE, ROOT, build, size
from infra.bundles.bytecode import version_of

for bundle in BUNDLES:
    archive = build(bundle, LAMBDA, ROOT / "cdk.out" / "bundles")
    unpacked, limit = size(archive) / MEGABYTE, bundle.limit / MEGABYTE
    print(  # noqa: T201 - the command's output
        f"{bundle.name:6} {archive.stat().st_size / MEGABYTE:6.1f} MB zipped, "
        f"{unpacked:6.1f} of {limit:.0f} MB unpacked  {archive.name}"
    )
if not version_of(LAMBDA.python):
    print(f"without bytecode: there is no python{LAMBDA.python} here; cold starts will take twice as long")  # noqa: T201
