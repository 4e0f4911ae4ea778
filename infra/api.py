"""The GraphQL API: AppSync in front of the functions."""

from pathlib import Path
from typing import cast

from aws_cdk import aws_appsync as appsync
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from constructs import Construct
from graphql import ObjectTypeDefinitionNode, parse

from infra.compute import RETENTION
from infra.stage import Stage

GRAPHQL = Path(__file__).resolve().parents[1] / "graphql"
SCHEMA = GRAPHQL / "schema.graphql"
RESOLVER = GRAPHQL / "resolvers" / "lambda.js"
SPOKEN = frozenset({"answerAloud", "answerBonusQuestionAloud", "createAudioUpload", "revealThingAloud"})
"""Fields that the speech function answers."""
DEPTH_LIMIT = 6
"""The deepest operation of graphql/operations has five levels."""
RESOLVER_LIMIT = 5
"""Top-level fields of one request; only these have resolvers."""


class Api(Construct):
    """The generated schema, one resolver for every field, and players of the pool let in."""

    LOG_GROUPS = "arn:aws:logs:*:*:log-group:/aws/appsync/apis/*"

    def __init__(
        self, scope: Construct, stage: Stage, *, pool: cognito.IUserPool, api: lambda_.IAlias, voice: lambda_.IAlias
    ) -> None:
        """`api` answers all fields but the SPOKEN ones."""
        super().__init__(scope, "Api")
        self.graphql = appsync.GraphqlApi(
            self,
            "GraphQL",
            name=f"twentyq-{stage.name}",
            definition=appsync.Definition.from_file(str(SCHEMA)),
            authorization_config=appsync.AuthorizationConfig(
                default_authorization=appsync.AuthorizationMode(
                    authorization_type=appsync.AuthorizationType.USER_POOL,
                    user_pool_config=appsync.UserPoolConfig(
                        user_pool=pool, default_action=appsync.UserPoolDefaultAction.ALLOW
                    ),
                )
            ),
            introspection_config=appsync.IntrospectionConfig.DISABLED,
            query_depth_limit=DEPTH_LIMIT,
            resolver_count_limit=RESOLVER_LIMIT,
            xray_enabled=True,
        )
        self.log_role = self._log_role()
        created = cast("appsync.CfnGraphQLApi", self.graphql.node.default_child)
        created.log_config = appsync.CfnGraphQLApi.LogConfigProperty(
            cloud_watch_logs_role_arn=self.log_role.role_arn, field_log_level="ERROR", exclude_verbose_content=True
        )
        logs.LogGroup(
            self,
            "Logs",
            log_group_name=f"/aws/appsync/apis/{self.graphql.api_id}",
            retention=RETENTION[stage.log_days],
            removal_policy=stage.removal_policy,
        )
        taps = self.graphql.add_lambda_data_source("Taps", api)
        speech = self.graphql.add_lambda_data_source("Spoken", voice)
        for type_name, field_name in fields():
            (speech if field_name in SPOKEN else taps).create_resolver(
                f"{type_name}{field_name[0].upper()}{field_name[1:]}",
                type_name=type_name,
                field_name=field_name,
                runtime=appsync.FunctionRuntime.JS_1_0_0,
                code=appsync.Code.from_inline(RESOLVER.read_text()),
            )

    def _log_role(self) -> iam.Role:
        """May write to AppSync's own log groups only."""
        write = iam.PolicyStatement(
            actions=["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
            resources=[self.LOG_GROUPS, f"{self.LOG_GROUPS}:*"],
        )
        return iam.Role(
            self,
            "LogRole",
            assumed_by=iam.ServicePrincipal("appsync.amazonaws.com"),
            inline_policies={"Logs": iam.PolicyDocument(statements=[write])},
        )


def fields() -> list[tuple[str, str]]:
    """Type and name of every field of the root types, which are those with resolvers."""
    return [
        (definition.name.value, field.name.value)
        for definition in parse(SCHEMA.read_text()).definitions
        if isinstance(definition, ObjectTypeDefinitionNode)
        and definition.name.value in ("Query", "Mutation", "Subscription")
        for field in definition.fields or ()
    ]
