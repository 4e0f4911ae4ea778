"""What changes without a deployment: settings in SSM, the language model's key in Secrets Manager."""

from typing import cast

from aws_cdk import RemovalPolicy
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_ssm as ssm
from constructs import Construct

from infra.stage import Stage


class Parameters(Construct):
    """Functions read both when they start, and again when they are older than five minutes."""

    def __init__(self, scope: Construct, stage: Stage) -> None:
        """The secret is made without a value, which means: play without a language model."""
        super().__init__(scope, "Parameters")
        self.settings = ssm.StringParameter(
            self,
            "Settings",
            parameter_name=f"/twentyq/{stage.name}/settings",
            description='Twentyq settings as JSON, e.g. {"decks": "everyday"}; they outrank the environment',
            string_value="{}",
        )
        self.llm_key = secretsmanager.Secret(
            self,
            "LlmKey",
            description="API key of the language model; a new value takes effect within five minutes",
            removal_policy=RemovalPolicy.RETAIN if stage.keeps_data else RemovalPolicy.DESTROY,
        )
        created = cast("secretsmanager.CfnSecret", self.llm_key.node.default_child)
        created.add_property_deletion_override("GenerateSecretString")
