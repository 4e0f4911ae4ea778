"""Deploys the synthesized template and the real bundles to MiniStack, as `cdk deploy` would to AWS."""

import json
from pathlib import Path
from typing import Any

from infra.app import OUT, build_app, build_archives
from infra.bundles.bundle import HERE
from tests.ministack import ACCOUNT, REGION, MiniStack

STAGE, STACK = "dev", "Twentyq-dev"
UNKNOWN_TO_MINISTACK = (
    "AWS::Amplify::App",
    "AWS::Amplify::Branch",
    "AWS::Budgets::Budget",
    "AWS::GuardDuty::MalwareProtectionPlan",
    "AWS::WAFv2::LoggingConfiguration",
    "AWS::WAFv2::WebACLAssociation",
)
"""Resource types that MiniStack cannot create; nothing else of the template is left out or changed."""


def synthesize() -> tuple[dict[str, Any], Path]:
    """The template with bundles for this machine, and the folder of its assets."""
    assembly = OUT / "here"
    build_app(build_archives(HERE), assembly, (STAGE,)).synth()
    return json.loads((assembly / f"{STACK}.template.json").read_text()), assembly


def deploy(emulator: MiniStack, template: dict[str, Any], assembly: Path) -> dict[str, str]:
    """Upload the assets, create the stack, return its outputs."""
    bucket = _bootstrap(emulator)
    s3 = emulator.client("s3")
    for key, path in _assets(assembly):
        s3.upload_file(str(path), bucket, key)
    resources = template["Resources"]
    known = {name: made for name, made in resources.items() if made["Type"] not in UNKNOWN_TO_MINISTACK}
    s3.put_object(Bucket=bucket, Key="template.json", Body=json.dumps({**template, "Resources": known}))
    cloudformation = emulator.client("cloudformation")
    cloudformation.create_stack(
        StackName=STACK,
        TemplateURL=f"{emulator.url}/{bucket}/template.json",
        Capabilities=["CAPABILITY_IAM"],
        OnFailure="DO_NOTHING",
    )
    cloudformation.get_waiter("stack_create_complete").wait(
        StackName=STACK, WaiterConfig={"Delay": 1, "MaxAttempts": 120}
    )
    outputs = cloudformation.describe_stacks(StackName=STACK)["Stacks"][0]["Outputs"]
    return {output["OutputKey"]: output["OutputValue"] for output in outputs}


def _bootstrap(emulator: MiniStack) -> str:
    """The bucket for assets; with a version number it is what the template needs of `cdk bootstrap`."""
    bucket = f"cdk-hnb659fds-assets-{ACCOUNT}-{REGION}"
    emulator.client("s3").create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
    emulator.client("ssm").put_parameter(Name="/cdk-bootstrap/hnb659fds/version", Value="30", Type="String")
    return bucket


def _assets(assembly: Path) -> list[tuple[str, Path]]:
    """Key and file of every asset but the template."""
    files = json.loads((assembly / f"{STACK}.assets.json").read_text())["files"].values()
    return [
        (destination["objectKey"], assembly / file["source"]["path"])
        for file in files
        for destination in file["destinations"].values()
        if file["source"]["path"].endswith(".zip")
    ]
