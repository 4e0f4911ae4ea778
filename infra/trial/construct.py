"""The hook that CodeDeploy calls before a new version gets traffic."""

from pathlib import Path

from aws_cdk import Duration
from aws_cdk import aws_codedeploy as codedeploy
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from constructs import Construct

from infra.compute import RETENTION
from infra.stage import Stage

CODE = Path(__file__).parent / "turn.py"
MEMORY = 256
"""MB. It waits for answers."""


class Trial(Construct):
    """Runs `turn.py` against one function's newest version. May call that and `games`, and tell its own deployment."""

    def __init__(
        self,
        scope: Construct,
        name: str,
        *,
        stage: Stage,
        version: lambda_.IFunction,
        games: lambda_.IFunction,
        deployment: codedeploy.LambdaDeploymentGroup,
    ) -> None:
        """`games` begins games and forgets players: `version` itself, or a function in use."""
        super().__init__(scope, name)
        log_group = logs.LogGroup(
            self, "Logs", retention=RETENTION[stage.log_days], removal_policy=stage.removal_policy
        )
        self.role = iam.Role(self, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
        log_group.grant_write(self.role)
        called = dict.fromkeys([version.function_arn, games.function_arn])
        self.role.add_to_policy(iam.PolicyStatement(actions=["lambda:InvokeFunction"], resources=list(called)))
        deployment.grant_put_lifecycle_event_hook_execution_status(self.role)
        self.hook = lambda_.Function(
            self,
            "Function",
            runtime=lambda_.Runtime.PYTHON_3_13,
            architecture=lambda_.Architecture.ARM_64,
            code=lambda_.Code.from_inline(CODE.read_text()),
            handler="index.handler",
            memory_size=MEMORY,
            timeout=Duration.minutes(2),
            role=self.role,
            log_group=log_group,
            tracing=lambda_.Tracing.ACTIVE,
            environment={"STAGE": stage.name, "VERSION": version.function_arn, "GAMES": games.function_arn},
        )
        deployment.add_pre_hook(self.hook)
