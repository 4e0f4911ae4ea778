"""What changes without a deployment: settings in AppConfig, the language model's key in Secrets Manager."""

import json
from typing import cast

from aws_cdk import Stack
from aws_cdk import aws_appconfig as appconfig
from aws_cdk import aws_secretsmanager as secretsmanager
from constructs import Construct

from infra.settings_schema import settings_schema
from infra.stage import Stage

FIRST = "{}"
"""Settings of a new stack. Never changed here: another content would take the place of what operators have set."""


class Parameters(Construct):
    """Functions read both when they start, and again when they are older than five minutes."""

    def __init__(self, scope: Construct, stage: Stage) -> None:
        """The secret is made without a value, which means: play without a language model."""
        super().__init__(scope, "Parameters")
        application = appconfig.CfnApplication(self, "Application", name=f"twentyq-{stage.name}")
        environment = appconfig.CfnEnvironment(self, "Environment", application_id=application.ref, name=stage.name)
        profile = self._profile(application.ref)
        self._first_version(application.ref, environment.ref, profile.ref)
        self.settings = f"{application.ref}/{environment.ref}/{profile.ref}"
        """As the functions take it: application/environment/profile."""
        self.settings_arn = Stack.of(self).format_arn(
            service="appconfig",
            resource="application",
            resource_name=f"{application.ref}/environment/{environment.ref}/configuration/{profile.ref}",
        )
        self.llm_key = secretsmanager.Secret(
            self,
            "LlmKey",
            description="API key of the language model; a new value takes effect within five minutes",
            removal_policy=stage.removal_policy,
        )
        created = cast("secretsmanager.CfnSecret", self.llm_key.node.default_child)
        created.add_property_deletion_override("GenerateSecretString")

    def _profile(self, application_id: str) -> appconfig.CfnConfigurationProfile:
        """What is no setting never becomes a version that can be deployed."""
        validator = appconfig.CfnConfigurationProfile.ValidatorsProperty(
            type="JSON_SCHEMA", content=json.dumps(settings_schema())
        )
        return appconfig.CfnConfigurationProfile(
            self,
            "Settings",
            application_id=application_id,
            name="settings",
            description='Twentyq settings, e.g. {"decks": "everyday"}; they outrank the environment',
            location_uri="hosted",
            validators=[validator],
        )

    def _first_version(self, application_id: str, environment_id: str, profile_id: str) -> None:
        version = appconfig.CfnHostedConfigurationVersion(
            self,
            "First",
            application_id=application_id,
            configuration_profile_id=profile_id,
            content=FIRST,
            content_type="application/json",
        )
        at_once = appconfig.CfnDeploymentStrategy(
            self,
            "AtOnce",
            name=f"{self.node.path.replace('/', '-')}-at-once",
            deployment_duration_in_minutes=0,
            final_bake_time_in_minutes=0,
            growth_factor=100,
            replicate_to="NONE",
        )
        appconfig.CfnDeployment(
            self,
            "Begin",
            application_id=application_id,
            environment_id=environment_id,
            configuration_profile_id=profile_id,
            configuration_version=version.ref,
            deployment_strategy_id=at_once.ref,
        )
