"""What games tell of things, on its way to be learned from: Firehose, tables of Glue over its files, Athena."""

from typing import cast

from aws_cdk import Stack
from aws_cdk import aws_athena as athena
from aws_cdk import aws_glue as glue
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kinesisfirehose as firehose
from aws_cdk import aws_logs as logs
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_secretsmanager as secretsmanager
from constructs import Construct

from infra.compute import RETENTION
from infra.stage import Stage
from infra.storage import RESULTS
from twentyq.learning.evidence import COLUMNS, KINDS

ANSWERS, ERASED, FACTS = "answers", "erased", "facts"
"""The tables, each under a folder of the bucket of its name."""
REPORTS = "reports"
"""The folder of what came of each run."""
FAILED = "failed"
"""The folder of what Firehose could not bring into form."""
DAY = "day"
TYPES = {str: "string", int: "bigint", float: "double", bool: "boolean"}
ANSWER_COLUMNS = {name: TYPES[KINDS[name]] for name in COLUMNS if name != DAY}
FACT_COLUMNS = {"version": "string", "thing": "string", "question": "string", "yes": "double", "usual": "double"}
FIRST_DAY = "2026-01-01"
SCANNED_AT_MOST = 200_000_000_000
"""Bytes of one query: half a year of a million games a day is 90 GB."""
PARQUET = "org.apache.hadoop.hive.ql.io.parquet"


class Evidence(Construct):
    """The stream that rows are sent to, the tables they are read by, and the secret of pseudonyms."""

    def __init__(self, scope: Construct, stage: Stage, bucket: s3.IBucket) -> None:
        """Tables have no crawler: their columns are the program's, their days are projected."""
        super().__init__(scope, "Evidence")
        self.bucket = bucket
        self.pseudonyms = secretsmanager.Secret(
            self,
            "Pseudonyms",
            description="Makes players' pseudonyms; a new value makes all players new ones",
            generate_secret_string=secretsmanager.SecretStringGenerator(password_length=64, exclude_punctuation=True),
            removal_policy=stage.removal_policy,
        )
        self.database = f"twentyq_{stage.name}"
        database = glue.CfnDatabase(
            self,
            "Database",
            catalog_id=Stack.of(self).account,
            database_input=glue.CfnDatabase.DatabaseInputProperty(name=self.database),
        )
        self.tables = [self._answers(), self._text(ERASED, {"game": "string"}), self._text(FACTS, FACT_COLUMNS)]
        for table in self.tables:
            table.add_dependency(database)
        self.workgroup = self._workgroup(stage)
        self.log_group = logs.LogGroup(
            self, "Logs", retention=RETENTION[stage.log_days], removal_policy=stage.removal_policy
        )
        self.log_stream = self.log_group.add_stream("Delivery")
        self.stream_role = self._stream_role()
        self.stream = self._stream()

    def _answers(self) -> glue.CfnTable:
        location = f"s3://{self.bucket.bucket_name}/{ANSWERS}/"
        return self._table(
            ANSWERS,
            ANSWER_COLUMNS,
            input_format=f"{PARQUET}.MapredParquetInputFormat",
            output_format=f"{PARQUET}.MapredParquetOutputFormat",
            serde=f"{PARQUET}.serde.ParquetHiveSerDe",
            partition_keys=[glue.CfnTable.ColumnProperty(name=DAY, type="string")],
            parameters={
                "classification": "parquet",
                "projection.enabled": "true",
                f"projection.{DAY}.type": "date",
                f"projection.{DAY}.format": "yyyy-MM-dd",
                f"projection.{DAY}.range": f"{FIRST_DAY},NOW",
                "storage.location.template": f"{location}{DAY}=${{{DAY}}}/",
            },
        )

    def _text(self, name: str, columns: dict[str, str]) -> glue.CfnTable:
        return self._table(
            name,
            columns,
            input_format="org.apache.hadoop.mapred.TextInputFormat",
            output_format="org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
            serde="org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe",
            serde_parameters={"field.delim": "\t", "serialization.format": "\t"},
            parameters={"classification": "csv", "delimiter": "\t"},
        )

    def _table(
        self,
        name: str,
        columns: dict[str, str],
        *,
        input_format: str,
        output_format: str,
        serde: str,
        parameters: dict[str, str],
        serde_parameters: dict[str, str] | None = None,
        partition_keys: list[glue.CfnTable.ColumnProperty] | None = None,
    ) -> glue.CfnTable:
        return glue.CfnTable(
            self,
            name.capitalize(),
            catalog_id=Stack.of(self).account,
            database_name=self.database,
            table_input=glue.CfnTable.TableInputProperty(
                name=name,
                table_type="EXTERNAL_TABLE",
                parameters={"EXTERNAL": "TRUE", **parameters},
                partition_keys=partition_keys,
                storage_descriptor=glue.CfnTable.StorageDescriptorProperty(
                    location=f"s3://{self.bucket.bucket_name}/{name}/",
                    columns=[glue.CfnTable.ColumnProperty(name=column, type=kind) for column, kind in columns.items()],
                    input_format=input_format,
                    output_format=output_format,
                    serde_info=glue.CfnTable.SerdeInfoProperty(
                        serialization_library=serde, parameters=serde_parameters or {"serialization.format": "1"}
                    ),
                ),
            ),
        )

    def _workgroup(self, stage: Stage) -> athena.CfnWorkGroup:
        """Queries of this group alone scan so much and write there, whatever a client asks for."""
        encrypted = athena.CfnWorkGroup.EncryptionConfigurationProperty(encryption_option="SSE_S3")
        return athena.CfnWorkGroup(
            self,
            "Workgroup",
            name=f"twentyq-{stage.name}",
            description="What is learned from games",
            recursive_delete_option=not stage.keeps_data,
            work_group_configuration=athena.CfnWorkGroup.WorkGroupConfigurationProperty(
                enforce_work_group_configuration=True,
                bytes_scanned_cutoff_per_query=SCANNED_AT_MOST,
                publish_cloud_watch_metrics_enabled=True,
                engine_version=athena.CfnWorkGroup.EngineVersionProperty(
                    selected_engine_version="Athena engine version 3"
                ),
                result_configuration=athena.CfnWorkGroup.ResultConfigurationProperty(
                    output_location=f"s3://{self.bucket.bucket_name}/{RESULTS}", encryption_configuration=encrypted
                ),
            ),
        )

    @property
    def workgroup_arn(self) -> str:
        """Of the workgroup."""
        return Stack.of(self).format_arn(service="athena", resource=f"workgroup/{self.workgroup.name}")

    def catalog_arns(self, *tables: str) -> list[str]:
        """Of what a table, all where none is named, is found by."""
        named = tables or (ANSWERS, ERASED, FACTS)
        resources = ("catalog", f"database/{self.database}", *(f"table/{self.database}/{table}" for table in named))
        return [Stack.of(self).format_arn(service="glue", resource=resource) for resource in resources]

    def _stream_role(self) -> iam.Role:
        """What Firehose needs to write files in the form of the table."""
        role = iam.Role(self, "StreamRole", assumed_by=iam.ServicePrincipal("firehose.amazonaws.com"))
        for actions, resources in (
            (["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"], [self.bucket.bucket_arn]),
            (
                ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"],
                [self.bucket.arn_for_objects(f"{prefix}/*") for prefix in (ANSWERS, FAILED)],
            ),
            (["glue:GetTable", "glue:GetTableVersion", "glue:GetTableVersions"], self.catalog_arns(ANSWERS)),
            (["logs:PutLogEvents"], [f"{self.log_group.log_group_arn}:log-stream:{self.log_stream.log_stream_name}"]),
        ):
            role.add_to_policy(iam.PolicyStatement(actions=actions, resources=resources))
        return role

    def _stream(self) -> firehose.CfnDeliveryStream:
        """Files of a quarter of an hour, under the day on which they arrived."""
        made = firehose.CfnDeliveryStream
        stream = made(
            self,
            "Stream",
            delivery_stream_type="DirectPut",
            delivery_stream_encryption_configuration_input=made.DeliveryStreamEncryptionConfigurationInputProperty(
                key_type="AWS_OWNED_CMK"
            ),
            extended_s3_destination_configuration=made.ExtendedS3DestinationConfigurationProperty(
                bucket_arn=self.bucket.bucket_arn,
                role_arn=self.stream_role.role_arn,
                prefix=f"{ANSWERS}/{DAY}=!{{timestamp:yyyy-MM-dd}}/",
                error_output_prefix=f"{FAILED}/!{{firehose:error-output-type}}/!{{timestamp:yyyy-MM-dd}}/",
                buffering_hints=made.BufferingHintsProperty(interval_in_seconds=900, size_in_m_bs=128),
                cloud_watch_logging_options=made.CloudWatchLoggingOptionsProperty(
                    enabled=True,
                    log_group_name=self.log_group.log_group_name,
                    log_stream_name=self.log_stream.log_stream_name,
                ),
                data_format_conversion_configuration=made.DataFormatConversionConfigurationProperty(
                    enabled=True,
                    input_format_configuration=made.InputFormatConfigurationProperty(
                        deserializer=made.DeserializerProperty(open_x_json_ser_de=made.OpenXJsonSerDeProperty())
                    ),
                    output_format_configuration=made.OutputFormatConfigurationProperty(
                        serializer=made.SerializerProperty(parquet_ser_de=made.ParquetSerDeProperty())
                    ),
                    schema_configuration=made.SchemaConfigurationProperty(
                        catalog_id=Stack.of(self).account,
                        database_name=self.database,
                        table_name=ANSWERS,
                        region=Stack.of(self).region,
                        role_arn=self.stream_role.role_arn,
                        version_id="LATEST",
                    ),
                ),
            ),
        )
        stream.add_dependency(self.tables[0])
        stream.node.add_dependency(cast("Construct", self.stream_role))
        return stream
