"""The canary: every five minutes a whole game, played from outside as a phone plays it."""

from pathlib import Path

from aws_cdk import Duration, Stack
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_synthetics as synthetics
from constructs import Construct

SCRIPT = Path(__file__).parent / "game.py"
RUNTIME = "syn-python-selenium-7.0"
PREFIX = "canary"


class Canary(Construct):
    """CloudWatch Synthetics runs `game.py`; its reports go beside the access logs and expire with them."""

    def __init__(
        self,
        scope: Construct,
        *,
        name: str,
        pool: cognito.IUserPool,
        client: cognito.IUserPoolClient,
        url: str,
        reports: s3.IBucket,
    ) -> None:
        """Its role may sign in players of this pool, and write its reports."""
        super().__init__(scope, "Canary")
        self.role = self._role(name, pool, reports)
        self.canary = synthetics.CfnCanary(
            self,
            "Game",
            name=name,
            runtime_version=RUNTIME,
            artifact_s3_location=f"s3://{reports.bucket_name}/{PREFIX}",
            execution_role_arn=self.role.role_arn,
            code=synthetics.CfnCanary.CodeProperty(handler="game.handler", script=SCRIPT.read_text()),
            schedule=synthetics.CfnCanary.ScheduleProperty(expression="rate(5 minutes)"),
            run_config=synthetics.CfnCanary.RunConfigProperty(
                timeout_in_seconds=120,
                environment_variables={"POOL": pool.user_pool_id, "CLIENT": client.user_pool_client_id, "URL": url},
            ),
            start_canary_after_creation=True,
            success_retention_period=7,
            failure_retention_period=30,
        )
        self.success = cloudwatch.Metric(
            namespace="CloudWatchSynthetics",
            metric_name="SuccessPercent",
            dimensions_map={"CanaryName": name},
            statistic="Average",
            period=Duration.minutes(10),
        )

    def _role(self, name: str, pool: cognito.IUserPool, reports: s3.IBucket) -> iam.Role:
        stack = Stack.of(self)
        groups = [f"arn:{stack.partition}:logs:{stack.region}:{stack.account}:{group}" for group in log_groups(name)]
        sign_in = ["AdminCreateUser", "AdminSetUserPassword", "AdminInitiateAuth"]
        statements = [
            iam.PolicyStatement(actions=[f"cognito-idp:{one}" for one in sign_in], resources=[pool.user_pool_arn]),
            iam.PolicyStatement(actions=["s3:PutObject"], resources=[reports.arn_for_objects(f"{PREFIX}/*")]),
            iam.PolicyStatement(actions=["s3:GetBucketLocation"], resources=[reports.bucket_arn]),
            iam.PolicyStatement(
                actions=["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"], resources=groups
            ),
            iam.PolicyStatement(
                actions=["cloudwatch:PutMetricData"],
                resources=["*"],
                conditions={"StringEquals": {"cloudwatch:namespace": "CloudWatchSynthetics"}},
            ),
        ]
        return iam.Role(
            self,
            "Role",
            assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"),
            inline_policies={"Play": iam.PolicyDocument(statements=statements)},
        )


def log_groups(name: str) -> tuple[str, str]:
    """The log groups of a canary's runs, and what is in them."""
    group = f"log-group:/aws/lambda/cwsyn-{name}-*"
    return group, f"{group}:*"
