"""The functions: for all fields, for speech (three times as large), to erase, record, learn, build and read."""

from pathlib import Path

from aws_cdk import Duration, RemovalPolicy
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_codedeploy as codedeploy
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from constructs import Construct

from infra.stage import Stage

MEMORY = 1769
"""MB. The amount at which Lambda gives one whole processor; ARCHITECTURE.md says what is used of it."""
LEARNING_MEMORY = 10_240
"""MB, the most there is: six processors, for the quarter of an hour a week that learning takes at most."""
RETENTION = {7: logs.RetentionDays.ONE_WEEK, 90: logs.RetentionDays.THREE_MONTHS}


class Function(Construct):
    """A function on arm64 with its log group, a role of its own, and the alias that others call."""

    def __init__(
        self,
        scope: Construct,
        name: str,
        stage: Stage,
        *,
        archive: Path,
        handler: str,
        timeout: Duration,
        environment: dict[str, str],
        reserved: int | None,
        memory: int = MEMORY,
    ) -> None:
        """`archive` is the bundle's zip file, `reserved` the number of its instances, None for what the account has.

        `-c unreserved=true` reserves none, for an account that has too few to reserve any.
        """
        super().__init__(scope, name)
        self.log_group = logs.LogGroup(
            self,
            "Logs",
            retention=RETENTION[stage.log_days],
            removal_policy=stage.removal_policy,
        )
        self.role = iam.Role(self, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
        self.log_group.grant_write(self.role)
        self.function = lambda_.Function(
            self,
            "Function",
            runtime=lambda_.Runtime.PYTHON_3_13,
            architecture=lambda_.Architecture.ARM_64,
            code=lambda_.Code.from_asset(str(archive)),
            handler=handler,
            memory_size=memory,
            timeout=timeout,
            role=self.role,
            log_group=self.log_group,
            tracing=lambda_.Tracing.ACTIVE,
            reserved_concurrent_executions=None if self.node.try_get_context("unreserved") else reserved,
            environment=environment,
            # What a deployment goes back to must outlive the next one.
            current_version_options=lambda_.VersionOptions(removal_policy=RemovalPolicy.RETAIN),
        )
        self.alias = lambda_.Alias(self, "Live", alias_name="live", version=self.function.current_version)
        self.errors = self._broken(name)
        self.broken_version = self._broken_version() if stage.gradual_deployment else None
        self.deployment = self._deployment(self.broken_version) if self.broken_version else None

    def _broken(self, name: str) -> cloudwatch.Alarm:
        return cloudwatch.Alarm(
            self,
            "Broken",
            metric=self.alias.metric_errors(period=Duration.minutes(1)),
            threshold=1,
            evaluation_periods=1,
            treat_missing_data=cloudwatch.TreatMissingData.NOT_BREACHING,
            alarm_description=(
                f"The {name} function raised or timed out. Runbook: a deployment in progress goes back by itself; else "
                f"read its log group for level ERROR, and shift the alias 'live' to the version before."
            ),
        )

    def _deployment(self, alarm: cloudwatch.Alarm) -> codedeploy.LambdaDeploymentGroup:
        """A tenth of the calls for five minutes, then all, unless the alarm goes off."""
        return codedeploy.LambdaDeploymentGroup(
            self,
            "Deployment",
            alias=self.alias,
            deployment_config=codedeploy.LambdaDeploymentConfig.CANARY_10_PERCENT_5_MINUTES,
            alarms=[alarm],
        )

    def _broken_version(self) -> cloudwatch.Alarm:
        """Of the version that is being deployed alone: errors of the one before are no reason to keep it."""
        version = self.function.current_version
        dimensions = {
            "FunctionName": self.function.function_name,
            "Resource": f"{self.function.function_name}:{self.alias.alias_name}",
            "ExecutedVersion": version.version,
        }
        return cloudwatch.Alarm(
            self,
            "BrokenVersion",
            metric=cloudwatch.Metric(
                namespace="AWS/Lambda",
                metric_name="Errors",
                dimensions_map=dimensions,
                statistic="Sum",
                period=Duration.minutes(1),
            ),
            threshold=1,
            evaluation_periods=1,
            treat_missing_data=cloudwatch.TreatMissingData.NOT_BREACHING,
            alarm_description=f"The newest version of {self.node.id} raised or timed out. Runbook: its deployment goes "
            "back by itself; find the error in the log group by its function_version.",
        )

    def goes_back_on(self, alarm: cloudwatch.Alarm) -> None:
        """An alarm that ends a gradual deployment, too."""
        if self.deployment:
            self.deployment.add_alarm(alarm)
