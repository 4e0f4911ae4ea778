"""Watching: a dashboard, alarms that say what to do, and a budget."""

from aws_cdk import CfnParameter, Duration, Stack
from aws_cdk import aws_budgets as budgets
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_cloudwatch_actions as actions
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_iam as iam
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sns_subscriptions as subscriptions
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from infra.compute import Function
from infra.dashboard import SERVICES, add_making_widgets, add_widgets, appsync, metric
from infra.learning_alarms import add_learning_alarms
from infra.making import Making
from infra.making_alarms import add_making_alarms
from infra.stage import Stage
from twentyq.aws.observed import ALLOWANCE, CONFIGURATION, ERRORS, LATENCY, UNHEARD, UNSPOKEN
from twentyq.speech.speaking.polly import NAME as POLLY
from twentyq.speech.transcribe import NAME as TRANSCRIBE


class Operations(Construct):
    """Everything that calls for a person goes to one topic."""

    def __init__(
        self,
        scope: Construct,
        stage: Stage,
        *,
        functions: dict[str, Function],
        games: dynamodb.ITableV2,
        failed_erasures: sqs.IQueue,
        failed_records: sqs.IQueue,
        failed_lessons: sqs.IQueue,
        making: Making,
        graphql_api_id: str,
        canary: cloudwatch.IMetric | None,
    ) -> None:
        """`functions` by service name."""
        super().__init__(scope, "Operations")
        self._stage = stage.name
        self.topic = sns.Topic(self, "Alarms", enforce_ssl=True)
        for service in ("budgets", "cloudwatch"):
            self.topic.grant_publish(iam.ServicePrincipal(f"{service}.amazonaws.com"))
        if stage.keeps_data:
            self._tell_a_person()
        self._budget("Budget", stage.monthly_budget, {"TagKeyValue": [f"user:stage${stage.name}"]})
        self._budget("SpeechBudget", stage.monthly_budget, {"Service": ["Amazon Transcribe", "Amazon Polly"]})
        for function in functions.values():
            for alarm in filter(None, (function.errors, function.broken_version)):
                alarm.add_alarm_action(actions.SnsAction(self.topic))
            self._throttled(function)
        self._failures(functions)
        self._appsync(graphql_api_id)
        self._configuration()
        self._slow()
        self._sounds()
        self._table(games)
        self._alarm(
            "ErasureFailed",
            failed_erasures.metric_approximate_number_of_messages_visible(),
            threshold=1,
            runbook="A deleted account's data are still there. Mend the cause, then invoke the Eraser with the event "
            "in each message (its requestPayload where the function itself failed).",
        )
        add_learning_alarms(self._alarm, stage.name, failed_records, failed_lessons)
        add_making_alarms(self._alarm, stage.name, making)
        if canary:
            self._canary(canary)
        self.dashboard = cloudwatch.Dashboard(self, "Dashboard", default_interval=Duration.hours(3))
        add_widgets(self.dashboard, functions=functions, games=games, graphql_api_id=graphql_api_id, stage=stage.name)
        add_making_widgets(self.dashboard, stage.name, making, functions)

    def _tell_a_person(self) -> None:
        """The address is a parameter without a default: alarms that nobody hears are no alarms."""
        address = CfnParameter(
            Stack.of(self),
            "AlarmsAddress",
            description="The e-mail address that alarms go to; it has to confirm once",
            allowed_pattern=r"[^@\s]+@[^@\s]+\.[^@\s]+",
        )
        self.topic.add_subscription(subscriptions.EmailSubscription(address.value_as_string))

    def _throttled(self, function: Function) -> None:
        self._alarm(
            f"{function.node.id}Throttled",
            function.function.metric_throttles(period=Duration.minutes(1), statistic="Sum"),
            threshold=10,
            runbook=f"{function.node.id} is out of instances: raise its concurrency in infra/stage.py, then the quota.",
        )

    def _failures(self, functions: dict[str, Function]) -> None:
        """A function answers its errors and does not raise: a defect shows in its own metric."""
        for service in SERVICES:
            defects = self._alarm(
                f"{service}InternalError",
                metric(self._stage, f"{ERRORS}.InternalError", service).with_(period=Duration.minutes(1)),
                threshold=3,
                runbook="A defect: find the request in the function's log group by level ERROR. A deployment in "
                "progress goes back by itself.",
            )
            functions[service].goes_back_on(defects)
            self._alarm(
                f"{service}ServiceUnavailable",
                metric(self._stage, f"{ERRORS}.ServiceUnavailable", service),
                threshold=5,
                runbook="Players are told to try again: look at the table, Transcribe and the functions' throttles.",
            )

    def _appsync(self, api_id: str) -> None:
        self._alarm(
            "ApiFails",
            appsync("5XXError", api_id),
            threshold=5,
            runbook="AppSync itself fails: look at its log group and at AWS Health; clients try again by themselves.",
        )

    def _configuration(self) -> None:
        for service in SERVICES:
            self._alarm(
                f"{service}SettingsRefused",
                metric(self._stage, f"{CONFIGURATION}.refused", service),
                threshold=1,
                runbook="Settings are refused; the last good ones are in force: deploy AppConfig's version before.",
            )
            self._alarm(
                f"{service}SettingsUnread",
                metric(self._stage, f"{CONFIGURATION}.unread", service),
                threshold=5,
                runbook="AppConfig or Secrets Manager do not answer or refuse, the last values read are in force: look "
                "at AWS Health, then at the function's role.",
            )

    def _slow(self) -> None:
        self._alarm(
            "SlowTurns",
            metric(self._stage, LATENCY, "api", statistic="p95"),
            threshold=1000,
            periods=3,
            runbook="Turns take over a second: see on the dashboard which step grew (store, guess, LLM).",
        )

    def _sounds(self) -> None:
        """Failures that players hear of in no error: they are asked again, or read the question."""
        self._alarm(
            "TranscribeFails",
            metric(self._stage, f"{UNHEARD}.{TRANSCRIBE}", "voice"),
            threshold=20,
            runbook="Unclear answers are asked for again: look at Transcribe's quota of streams and at its region; a "
            "lower half_sure in the settings asks it less.",
        )
        for service in SERVICES:
            self._alarm(
                f"{service}Silent",
                metric(self._stage, UNSPOKEN, service),
                threshold=50,
                runbook="Questions go out without sound: look at Polly's throttling and the speech bucket, then fill "
                "it by `twentyq speak --stack`.",
            )
        for service, paid, goes_on in (
            ("voice", TRANSCRIBE, "unclear answers are asked for again"),
            *((service, POLLY, "new sentences go out without sound") for service in SERVICES),
        ):
            self._alarm(
                f"{service}{paid.capitalize()}UsedUp",
                metric(self._stage, f"{ALLOWANCE}.{paid}", service),
                threshold=1,
                runbook=f"The day's allowance of {paid} is used up; until midnight UTC {goes_on}. See on the dashboard "
                "who asks so much; raise transcribe_day_seconds or polly_day_characters in the settings.",
            )

    def _canary(self, success: cloudwatch.IMetric) -> None:
        alarm = cloudwatch.Alarm(
            self,
            "CanaryFails",
            metric=success,
            threshold=50,
            evaluation_periods=1,
            comparison_operator=cloudwatch.ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD,
            treat_missing_data=cloudwatch.TreatMissingData.BREACHING,
            alarm_description="Runbook: no whole game can be played from outside: see the canary's last report for the "
            "step that failed, then the alarms of the functions and AWS Health.",
        )
        alarm.add_alarm_action(actions.SnsAction(self.topic))

    def _table(self, games: dynamodb.ITableV2) -> None:
        for operation in ("UpdateItem", "GetItem", "Query", "TransactWriteItems"):
            throttled = cloudwatch.Metric(
                namespace="AWS/DynamoDB",
                metric_name="ThrottledRequests",
                dimensions_map={"TableName": games.table_name, "Operation": operation},
                statistic="Sum",
                period=Duration.minutes(1),
            )
            self._alarm(
                f"Table{operation}Throttled",
                throttled,
                threshold=10,
                runbook="The table scales by itself: warm it ahead of launches (warm throughput), raise its quota.",
            )

    def _alarm(
        self,
        name: str,
        measured: cloudwatch.IMetric,
        *,
        threshold: float,
        runbook: str,
        periods: int = 1,
        treat_missing_data: cloudwatch.TreatMissingData = cloudwatch.TreatMissingData.NOT_BREACHING,
    ) -> cloudwatch.Alarm:
        alarm = cloudwatch.Alarm(
            self,
            name,
            metric=measured,
            threshold=threshold,
            evaluation_periods=periods,
            comparison_operator=cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
            treat_missing_data=treat_missing_data,
            alarm_description=f"Runbook: {runbook}",
        )
        alarm.add_alarm_action(actions.SnsAction(self.topic))
        return alarm

    def _budget(self, name: str, amount: int, filters: dict[str, list[str]]) -> None:
        """Transcribe and Polly bill no resources, and thus no tags: they have a budget of their own."""
        subscriber = budgets.CfnBudget.SubscriberProperty(subscription_type="SNS", address=self.topic.topic_arn)
        budgets.CfnBudget(
            self,
            name,
            budget=budgets.CfnBudget.BudgetDataProperty(
                budget_type="COST",
                time_unit="MONTHLY",
                budget_limit=budgets.CfnBudget.SpendProperty(amount=amount, unit="USD"),
                cost_filters=filters,
            ),
            notifications_with_subscribers=[
                budgets.CfnBudget.NotificationWithSubscribersProperty(
                    notification=budgets.CfnBudget.NotificationProperty(
                        notification_type=kind,
                        comparison_operator="GREATER_THAN",
                        threshold=percent,
                        threshold_type="PERCENTAGE",
                    ),
                    subscribers=[subscriber],
                )
                for kind, percent in (("ACTUAL", 50), ("ACTUAL", 90), ("FORECASTED", 100))
            ],
        )
