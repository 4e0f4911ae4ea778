"""The firewall before the API."""

from aws_cdk import ArnFormat, Stack
from aws_cdk import aws_appsync as appsync
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_logs as logs
from aws_cdk import aws_wafv2 as waf
from constructs import Construct

from infra.compute import RETENTION
from infra.stage import Stage

MANAGED = {
    "AWSManagedRulesAmazonIpReputationList": (),
    "AWSManagedRulesKnownBadInputsRuleSet": (),
    "AWSManagedRulesCommonRuleSet": ("SizeRestrictions_BODY",),
}
"""Amazon's rule groups, and the rules of each that only count: recordings make requests larger than 8 KB."""


class Firewall(Construct):
    """Refuses addresses that ask too often, and requests that look like attacks."""

    def __init__(self, scope: Construct, stage: Stage, *, api: appsync.IGraphqlApi, pool: cognito.IUserPool) -> None:
        """The rate comes first: it is the cheapest rule."""
        super().__init__(scope, "Firewall")
        rate = waf.CfnWebACL.RuleProperty(
            name="RatePerAddress",
            priority=0,
            action=waf.CfnWebACL.RuleActionProperty(block={}),
            statement=waf.CfnWebACL.StatementProperty(
                rate_based_statement=waf.CfnWebACL.RateBasedStatementProperty(
                    limit=stage.requests_per_address, aggregate_key_type="IP", evaluation_window_sec=300
                )
            ),
            visibility_config=_visible("RatePerAddress"),
        )
        managed = [_managed(name, counted, number) for number, (name, counted) in enumerate(MANAGED.items(), 1)]
        self.acl = waf.CfnWebACL(
            self,
            "Rules",
            scope="REGIONAL",
            default_action=waf.CfnWebACL.DefaultActionProperty(allow={}),
            visibility_config=_visible("Twentyq"),
            rules=[rate, *managed],
        )
        for name, arn in (("OnApi", api.arn), ("OnPool", pool.user_pool_arn)):
            waf.CfnWebACLAssociation(self, name, resource_arn=arn, web_acl_arn=self.acl.attr_arn)
        self._log(stage)

    def _log(self, stage: Stage) -> None:
        """What was refused or counted, without the token; WAF writes to groups of this prefix alone."""
        group = logs.LogGroup(
            self,
            "Logs",
            log_group_name=f"aws-waf-logs-twentyq-{stage.name}",
            retention=RETENTION[stage.log_days],
            removal_policy=stage.removal_policy,
        )
        where = Stack.of(self).format_arn(
            service="logs",
            resource="log-group",
            resource_name=group.log_group_name,
            arn_format=ArnFormat.COLON_RESOURCE_NAME,
        )
        keep = [{"Behavior": "KEEP", "Requirement": "MEETS_ANY", "Conditions": _actions("BLOCK", "COUNT")}]
        waf.CfnLoggingConfiguration(
            self,
            "Logging",
            resource_arn=self.acl.attr_arn,
            log_destination_configs=[where],
            logging_filter={"DefaultBehavior": "DROP", "Filters": keep},
            redacted_fields=[waf.CfnLoggingConfiguration.FieldToMatchProperty(single_header={"Name": "authorization"})],
        )


def _actions(*names: str) -> list[dict[str, dict[str, str]]]:
    return [{"ActionCondition": {"Action": name}} for name in names]


def _managed(name: str, counted: tuple[str, ...], priority: int) -> waf.CfnWebACL.RuleProperty:
    return waf.CfnWebACL.RuleProperty(
        name=name,
        priority=priority,
        override_action=waf.CfnWebACL.OverrideActionProperty(none={}),
        statement=waf.CfnWebACL.StatementProperty(
            managed_rule_group_statement=waf.CfnWebACL.ManagedRuleGroupStatementProperty(
                vendor_name="AWS",
                name=name,
                rule_action_overrides=[
                    waf.CfnWebACL.RuleActionOverrideProperty(
                        name=rule, action_to_use=waf.CfnWebACL.RuleActionProperty(count={})
                    )
                    for rule in counted
                ]
                or None,
            )
        ),
        visibility_config=_visible(name),
    )


def _visible(name: str) -> waf.CfnWebACL.VisibilityConfigProperty:
    return waf.CfnWebACL.VisibilityConfigProperty(
        cloud_watch_metrics_enabled=True, metric_name=name, sampled_requests_enabled=False
    )
