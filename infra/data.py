"""Games: one DynamoDB table."""

from aws_cdk import aws_dynamodb as dynamodb
from constructs import Construct

from infra.stage import Stage
from twentyq.storage.aws.dynamodb_items import EXPIRES_AT, HISTORY, HISTORY_INDEX, KEY, PLAYER, PROJECTED

STRING = dynamodb.AttributeType.STRING


class Data(Construct):
    """The table of games with the index of each player's history."""

    def __init__(self, scope: Construct, stage: Stage) -> None:
        """On demand, encrypted, restorable to any second of the last 35 days."""
        super().__init__(scope, "Data")
        self.games = dynamodb.TableV2(
            self,
            "Games",
            partition_key=dynamodb.Attribute(name=KEY, type=STRING),
            billing=dynamodb.Billing.on_demand(),
            encryption=dynamodb.TableEncryptionV2.aws_managed_key(),
            time_to_live_attribute=EXPIRES_AT,
            point_in_time_recovery_specification=dynamodb.PointInTimeRecoverySpecification(
                point_in_time_recovery_enabled=True
            ),
            deletion_protection=stage.keeps_data,
            removal_policy=stage.removal_policy,
            dynamo_stream=dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
            global_secondary_indexes=[
                dynamodb.GlobalSecondaryIndexPropsV2(
                    index_name=HISTORY_INDEX,
                    partition_key=dynamodb.Attribute(name=PLAYER, type=STRING),
                    sort_key=dynamodb.Attribute(name=HISTORY, type=STRING),
                    projection_type=dynamodb.ProjectionType.INCLUDE,
                    non_key_attributes=list(PROJECTED),
                )
            ],
        )
