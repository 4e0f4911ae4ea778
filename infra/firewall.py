"""The firewall before the API."""

from aws_cdk import aws_appsync as appsync
from aws_cdk import aws_wafv2 as waf
from constructs import Construct

from infra.stage import Stage

MANAGED = {
    "AWSManagedRulesAmazonIpReputationList": (),
    "AWSManagedRulesKnownBadInputsRuleSet": (),
    "AWSManagedRulesCommonRuleSet": ("SizeRestrictions_BODY",),
}
"""Amazon's rule groups, and the rules of each that only count: recordings make requests larger than 8 KB."""


class Firewall(Construct):
    """Refuses addresses that ask too often, and requests that look like attacks."""

    def __init__(self, scope: Construct, stage: Stage, *, api: appsync.IGraphqlApi) -> None:
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
        waf.CfnWebACLAssociation(self, "OnApi", resource_arn=api.arn, web_acl_arn=self.acl.attr_arn)


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
