"""The CDK app: `npx cdk deploy Twentyq-dev` or `Twentyq-prod`; `make synth` for the checked templates alone."""

import json
from pathlib import Path

from aws_cdk import App, Validations
from cdk_nag import AwsSolutionsChecks

from infra.bundles.bundle import BUNDLES, LAMBDA, ROOT, Target, build
from infra.findings import acknowledge
from infra.stack import Archives, TwentyqStack
from infra.stage import STAGES

OUT = ROOT / "cdk.out"


def build_archives(target: Target) -> Archives:
    """The bundles for a platform; half a minute when they are not there yet."""
    return Archives(*(build(bundle, target, OUT / "bundles") for bundle in BUNDLES))


def build_app(archives: Archives, folder: Path, stages: tuple[str, ...] = tuple(STAGES)) -> App:
    """The app with a stack per stage, its assembly going to `folder`."""
    app = App(outdir=str(folder), context=json.loads((ROOT / "cdk.json").read_text())["context"])
    Validations.of(app).add_plugins(AwsSolutionsChecks(app, verbose=True))
    for name in stages:
        acknowledge(TwentyqStack(app, STAGES[name], archives))
    return app


def synthesize() -> Path:
    """Every stage's template with the bundles for Lambda, held against cdk-nag's rules; their folder."""
    folder = OUT / "lambda"
    build_app(build_archives(LAMBDA), folder).synth()
    return folder


if __name__ == "__main__":
    synthesize()
